import type { BlockKind } from "./block.ts";
import type { MemberRole, Standing } from "./member.ts";

declare module "#store" {
  interface Tables {
    member: MemberTable;
    /** `id` is the SHA-256 of the cookie's secret. */
    session: { id: string; member_id: string; made_at: string; seen_at: string; ends_at: string; browser: string };
    /** `id` is the SHA-256 of the secret in the cookie of the browser that asked. */
    login: LoginTable;
    /** Whom a member does not want to read (`mute`) or to be answered by (`block`). */
    block: { member_id: string; other_id: string; kind: BlockKind; at: string };
    /** `id` is the SHA-256 of the token. */
    api_token: { id: string; member_id: string; name: string; made_at: string; revoked_at: string | null };
  }
}

export type MemberTable = {
  id: string;
  email: string;
  email_fold: string;
  handle: string;
  /** The handle as the eye reads it, for telling look-alikes. */
  handle_key: string | null;
  name: string;
  /** The name as the eye reads it: look-alikes are the same, so that nobody can pass for another. */
  name_key: string;
  role: MemberRole;
  place: string;
  about: string;
  joined_at: string;
  /** When the mailbox was first shown to be theirs. */
  proved_at: string | null;
  name_changed_at: string | null;
  lang: string | null;
  standing: Standing;
  /** When the account was closed; nobody enters it since. */
  closed_at: string | null;
};

export type LoginTable = {
  id: string;
  email: string;
  email_fold: string;
  /** The name given on joining; empty on signing in. */
  name: string;
  link_hash: string;
  code_hash: string;
  draft: string | null;
  next: string;
  lang: string;
  tries: number;
  made_at: string;
  ends_at: string;
  used_at: string | null;
};
