import type { Migration } from "../columns.ts";

/** What a run of the scorer found is kept by run, so that it can be written in pieces and made to stand in one statement. */
export const runApart: Migration = {
  name: "0105-run-apart",
  up: ({ columns: c, table, index, unique }) => [
    `insert into note_setting (name, value, at) select 'current', id, ended_at from note_run
      where outcome = 'published' and kind <> 'stream' order by began_at desc limit 1`,
    "drop index note_score_once",
    "delete from note_score where not exists (select 1 from note_setting where name = 'current')",
    "update note_score set run_id = (select value from note_setting where name = 'current')",
    unique("note_score_of_run", "note_score", "run_id, note_id"),
    index("note_score_by_note", "note_score", "note_id"),
    "alter table note_rater rename to note_rater_before",
    table("note_rater", { run_id: c.text, rater_id: c.text, intercept: c.real, factor: c.real, ratings: c.int }),
    `insert into note_rater (run_id, rater_id, intercept, factor, ratings)
      select note_setting.value, rater_id, intercept, factor, ratings from note_rater_before, note_setting where note_setting.name = 'current'`,
    "drop table note_rater_before",
    unique("note_rater_of_run", "note_rater", "run_id, rater_id"),
    index("note_rater_by_rater", "note_rater", "rater_id"),
  ],
};
