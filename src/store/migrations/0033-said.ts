import type { Migration } from "../columns.ts";

export const said: Migration = {
  name: "0033-said",
  up: ({ columns: c, table, unique, wordIndex }) => [
    table("said_doc", { seq: c.serial, subject_id: c.text, words: c.words }),
    unique("said_doc_subject", "said_doc", "subject_id"),
    ...wordIndex("said_fts", "said_doc", "seq", ["words"]),
  ],
};
