import type { Migration } from "../columns.ts";

export const recovery: Migration = {
  name: "0071-recovery",
  up: ({ columns: c, table, index, unique }) => [
    table("factor_recovery", {
      id: c.key,
      member_id: c.of("member"),
      asked_by: c.textMaybe,
      asked_at: c.instant,
      ends_at: c.instant,
      confirmed_by: c.textMaybe,
      confirmed_at: c.instantMaybe,
      due_at: c.instantMaybe,
      stop_hash: c.text,
      stopped_at: c.instantMaybe,
      done_at: c.instantMaybe,
    }),
    unique("factor_recovery_open", "factor_recovery", "member_id", "stopped_at is null and done_at is null"),
    unique("factor_recovery_stop", "factor_recovery", "stop_hash"),
    index("factor_recovery_by_due", "factor_recovery", "due_at", "stopped_at is null and done_at is null"),
  ],
};
