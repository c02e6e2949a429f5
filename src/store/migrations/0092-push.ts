import type { Migration } from "../columns.ts";

export const push: Migration = {
  name: "0092-push",
  up: ({ columns: c, table, index }) => [
    `alter table notice add column push_at ${c.instantMaybe}`,
    index("notice_push_due", "notice", "push_at", "push_at is not null"),
    table("push_device", {
      id: c.key,
      member_id: c.of("member"),
      // A session gets another id whenever a factor is shown; a device ends with it.
      session_id: `${c.text} references session (id) on update cascade on delete cascade`,
      endpoint: c.text,
      p256dh: c.text,
      auth: c.text,
      name: c.text,
      made_at: c.instant,
      told_at: c.instantMaybe,
      fails: c.int,
      said: c.text,
    }),
    index("push_device_of_member", "push_device", "member_id, made_at"),
    index("push_device_of_session", "push_device", "session_id"),
  ],
};
