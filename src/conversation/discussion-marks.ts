import type { Instant } from "#kit";
import { dropDoc, indexDoc } from "#search";
import { countReplies } from "#stories";
import type { House, Tx } from "#store";
import { isDiscussion, UNTITLED } from "./discussion.ts";
import { allWords } from "./all-words.ts";
import type { CommentTable } from "./tables.ts";

/** Keeps the number of comments that lists show, of a story or of a discussion; `at` is when the newest was written. */
export const countSaid = async (tx: Tx, subjectId: string, more: 1 | -1, at: Instant | null): Promise<void> => {
  if (!isDiscussion(subjectId)) return countReplies(tx, subjectId, more, at);
  await tx
    .updateTable("discussion")
    .set((eb) => ({ replies: eb("replies", "+", more), ...(at === null ? {} : { said_at: at }) }))
    .where("id", "=", subjectId)
    .execute();
};

type Opening = Pick<CommentTable, "story_id" | "body" | "additions" | "posted_at">;

/** Makes a discussion findable by its title and its opening. */
export const indexDiscussion = async (house: House, tx: Tx, opening: Opening): Promise<void> => {
  const row = await tx.selectFrom("discussion").select(["title", "lang", "at"]).where("id", "=", opening.story_id).executeTakeFirst();
  if (row === undefined) return;
  await indexDoc(house, tx, {
    kind: "discussion",
    subject: opening.story_id,
    title: row.title,
    body: allWords(opening),
    lang: row.lang,
    section: null,
    at: row.at,
  });
};

export const dropDiscussion = (house: House, tx: Tx, id: string): Promise<void> => dropDoc(house, tx, { kind: "discussion", subject: id });

/** Takes the title of a discussion away, with its opening's words: both are their author's. */
export const eraseTitle = async (tx: Tx, opening: Pick<CommentTable, "kind" | "story_id">): Promise<void> => {
  if (opening.kind === "opening")
    await tx.updateTable("discussion").set({ title: "", slug: UNTITLED.slug }).where("id", "=", opening.story_id).execute();
};
