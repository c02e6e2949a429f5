import type { House, Store, Tx } from "#store";
import { adapterOf } from "./adapter.ts";
import { markOf } from "./mark.ts";
import "./tables.ts";
import { wordsIn } from "./words-in.ts";

const WORDS_MOST = 4_000;

/**
 * Makes something said findable under `marks` (its conversation, its author), in the same transaction as its row; a second time, in place of
 * the first. What is said first is found last.
 */
export const indexSaid = async (
  house: House,
  tx: Tx,
  { subject, text, marks }: { readonly subject: string; readonly text: string; readonly marks: readonly string[] },
): Promise<void> => {
  const found = wordsIn(text, WORDS_MOST).map(({ word }) => word);
  const words = adapterOf(house.store.dialect).said(marks.map(markOf), found);
  await tx
    .insertInto("said_doc")
    .values({ subject_id: subject, words })
    .onConflict((conflict) => conflict.column("subject_id").doUpdateSet({ words }))
    .execute();
};

/** Makes it unfindable, in the same transaction as what takes it away. */
export const dropSaid = async (tx: Tx, subject: string): Promise<void> => {
  await tx.deleteFrom("said_doc").where("subject_id", "=", subject).execute();
};

/** Upkeep of the index, to be done now and then: a bounded piece of work. */
export const tidySaid = async (store: Store): Promise<void> => {
  await adapterOf(store.dialect).tidySaid?.execute(store.db);
};
