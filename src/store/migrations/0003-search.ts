import type { Migration } from "../columns.ts";

export const search: Migration = {
  name: "0003-search",
  up: ({ columns: c, table, unique, index, wordIndex }) => [
    table("search_doc", {
      seq: c.serial,
      kind: c.text,
      subject_id: c.text,
      title: c.text,
      body_text: c.text,
      lang: c.text,
      section: c.textMaybe,
      at: c.instant,
      title_words: c.words,
      body_words: c.words,
    }),
    unique("search_doc_subject", "search_doc", "kind, subject_id"),
    index("search_doc_newest", "search_doc", "at"),
    ...wordIndex("search_fts", "search_doc", "seq", ["title_words", "body_words"]),
  ],
};
