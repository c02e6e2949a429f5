import type { Actor, Result } from "#kit";
import { type Found, type SourceSpan, type SpanProblem, withdrawFound } from "#stories";
import type { House, Tx } from "#store";

const NOTHING = new Uint8Array();
const AT_ONCE = 200;

/** Empties the documents that held nothing but withdrawn stories, and takes their words out of the intake log. Digests and times stay. */
const eraseDocuments = async (tx: Tx, storyIds: readonly string[]): Promise<void> => {
  const items = await tx.selectFrom("intake").select("item_id").distinct().where("story_id", "in", storyIds).execute();
  await tx.updateTable("intake").set({ headline: "", slugline: "" }).where("story_id", "in", storyIds).execute();
  for (const { item_id: id } of items) {
    const other = await tx
      .selectFrom("intake")
      .innerJoin("story", "story.id", "intake.story_id")
      .select("intake.id")
      .where("intake.item_id", "=", id)
      .where("story.state", "!=", "killed")
      .limit(1)
      .executeTakeFirst();
    if (other === undefined) await tx.updateTable("item").set({ bytes: NOTHING }).where("id", "=", id).execute();
  }
};

/**
 * Withdraws the stories of a span for good, as when an agency closes (specs: 2.1). With `isErased` also their words and the documents they came
 * in go; else those are kept closed.
 */
export const purgeSource = async (
  house: House,
  actor: Actor,
  found: Found,
  span: Omit<SourceSpan, "source"> & { readonly isErased: boolean },
): Promise<Result<number, SpanProblem>> => {
  const withdrawn = await withdrawFound(house, actor, found, span);
  if (!withdrawn.ok || !span.isErased) return withdrawn;
  for (let at = 0; at < found.stories.length; at += AT_ONCE)
    await house.store.transact((tx) => eraseDocuments(tx, found.stories.slice(at, at + AT_ONCE)));
  return withdrawn;
};
