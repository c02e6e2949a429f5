import type { Migration } from "../columns.ts";

/**
 * PostgreSQL's index of words gives all documents that hold a word before the newest of them are known: the latest 2,048 or so have an index of
 * their own, so that a word in many documents costs what it costs in those. Every 256th document takes the flag from the older ones; one that
 * another transaction holds keeps it until the next time, for nobody waits here.
 */
export const recentDocs: Migration = {
  name: "0098-recent-docs",
  up: ({ columns: c, dialect }) =>
    dialect === "sqlite"
      ? []
      : [
          `alter table search_doc add column is_recent ${c.flag} default 1`,
          `update search_doc set is_recent = 0 where seq <= (select max(seq) from search_doc) - 2048`,
          `create index search_doc_recent on search_doc using gin ((title_words || body_words)) where is_recent = 1`,
          `create index search_doc_aging on search_doc (seq) where is_recent = 1`,
          `create function search_doc_age() returns trigger language plpgsql as $$ begin
             update search_doc set is_recent = 0 where seq in (
               select seq from search_doc where is_recent = 1 and seq <= new.seq - 2048 order by seq for update skip locked
             );
             return null;
           end $$`,
          `create trigger search_doc_aged after insert on search_doc for each row when (new.seq % 256 = 0) execute function search_doc_age()`,
        ],
};
