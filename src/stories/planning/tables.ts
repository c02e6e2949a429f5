import type { Generated } from "kysely";

declare module "#store" {
  interface Tables {
    /** How a page was arranged by hand, the newest row of its place in force; never changed. `pins` is JSON of `Pin`s. */
    arrangement: { id: Generated<number>; place: string; at: string; by_id: string | null; by_name: string; pins: string };
    /** Calendars that members of the newsroom carry along; `id` is the SHA-256 of the secret in the address. */
    calendar_key: { id: string; member_id: string; made_at: string };
  }
}
