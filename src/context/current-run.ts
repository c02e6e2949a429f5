import type { Db, Tx } from "#store";
import "./tables.ts";

/** The run whose scores and raters stand, for a condition on `run_id`: all others are still being written, or are over. */
export const currentRun = (db: Pick<Tx | Db, "selectFrom">) =>
  db.selectFrom("note_setting").select("value").where("note_setting.name", "=", "current");
