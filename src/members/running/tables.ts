import type { Generated } from "kysely";
import type { MemberRole } from "../member.ts";

declare module "#store" {
  interface Tables {
    /** What lets somebody set an empty site up; `id` is the SHA-256 of what the server prints where it is run. */
    set_up_key: { id: string; ends_at: string };
    /** Who gave whom which role; never changed. */
    role_change: {
      id: Generated<number>;
      member_id: string;
      at: string;
      by_id: string | null;
      by_name: string;
      from_role: MemberRole;
      to_role: MemberRole;
    };
    /** A role offered by mail to whoever owns an address. `link_hash` is the SHA-256 of the link. */
    invitation: {
      id: string;
      link_hash: string;
      email: string;
      email_fold: string;
      role: MemberRole;
      by_id: string;
      made_at: string;
      ends_at: string;
      used_at: string | null;
      revoked_at: string | null;
    };
    /** Of somebody of the staff who has lost what they sign in with: asked for by one admin, confirmed by another. `stop_hash` is of the link. */
    factor_recovery: {
      id: string;
      member_id: string;
      asked_by: string | null;
      asked_at: string;
      ends_at: string;
      confirmed_by: string | null;
      confirmed_at: string | null;
      due_at: string | null;
      stop_hash: string;
      stopped_at: string | null;
      done_at: string | null;
    };
  }
}
