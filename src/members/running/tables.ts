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
  }
}
