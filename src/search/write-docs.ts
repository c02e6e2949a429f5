import type { Tx } from "#store";
import type { Tables } from "#store";
import type { Insertable } from "kysely";
import "./tables.ts";

/** What a transaction does to one document: its new row, or null where it goes. */
export type DocWrite = { readonly kind: string; readonly subject: string; readonly row: Insertable<Tables["search_doc"]> | null };

/** Rows of one statement. */
const ROWS_MOST = 200;

/**
 * Writes the documents of a transaction, the last word on each. In one statement, for FTS5 puts what it holds in memory on its pages before each
 * statement that could be undone alone (its source: fts5SavepointMethod).
 */
export const writeDocs = async (tx: Tx, writes: readonly DocWrite[]): Promise<void> => {
  const last = [...new Map(writes.map((write) => [`${write.kind} ${write.subject}`, write])).values()];
  for (const [kind, gone] of Map.groupBy(
    last.filter((write) => write.row === null),
    (write) => write.kind,
  )) {
    const subjects = gone.map((write) => write.subject);
    for (let from = 0; from < subjects.length; from += ROWS_MOST)
      await tx
        .deleteFrom("search_doc")
        .where("kind", "=", kind)
        .where("subject_id", "in", subjects.slice(from, from + ROWS_MOST))
        .execute();
  }
  const rows = last.flatMap((write) => write.row ?? []);
  for (let from = 0; from < rows.length; from += ROWS_MOST)
    await tx
      .insertInto("search_doc")
      .values(rows.slice(from, from + ROWS_MOST))
      .onConflict((conflict) =>
        conflict.columns(["kind", "subject_id"]).doUpdateSet((eb) => ({
          title: eb.ref("excluded.title"),
          body_text: eb.ref("excluded.body_text"),
          lang: eb.ref("excluded.lang"),
          section: eb.ref("excluded.section"),
          at: eb.ref("excluded.at"),
          title_words: eb.ref("excluded.title_words"),
          body_words: eb.ref("excluded.body_words"),
        })),
      )
      .execute();
};
