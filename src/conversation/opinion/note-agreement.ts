import { later, MINUTE } from "#kit";
import { publish } from "#events";
import type { House } from "#store";
import "../tables.ts";
import type { Agreement } from "./agreement.ts";
import { type Think, thinkHere } from "./think.ts";

const VOICES_LEAST = 15; // comments with votes: under fewer there is nothing to lay out
const HOUR_AND_A_BIT_MS = 70 * MINUTE; // since the last look, and some for jobs that ran late

/** Whether a conversation is large enough for a panel at all, be it only to say what is still missing. */
const isLarge = ({ comments }: Agreement): boolean => comments >= VOICES_LEAST;

/** Works out, for each conversation that was voted in lately, where its people agree. Gives how many panels changed. */
export const noteAgreements = async (house: House & { readonly think?: Think }): Promise<number> => {
  const threads = await house.store.db
    .selectFrom("comment")
    .innerJoin("vote", "vote.comment_id", "comment.id")
    .innerJoin("thread", "thread.id", "comment.thread_id")
    .select(["thread.id", "thread.story_id", "thread.agreement"])
    .distinct()
    .where("vote.kind", "=", "vote")
    .where("vote.at", ">", later(house.clock.now(), -HOUR_AND_A_BIT_MS))
    .execute();
  let changed = 0;
  for (const { id, story_id: storyId, agreement } of threads) {
    const rows = await house.store.db
      .selectFrom("vote")
      .innerJoin("comment", "comment.id", "vote.comment_id")
      .select(["vote.member_id", "vote.comment_id", "vote.value"])
      .where("comment.thread_id", "=", id)
      .where("comment.state", "=", "published")
      .where("vote.kind", "=", "vote")
      .execute();
    const votes = rows.map((row) => ({ memberId: row.member_id, commentId: row.comment_id, value: row.value === 1 ? 1 : -1 }) as const);
    const found = await (house.think ?? thinkHere)("agreement", { votes });
    const body = isLarge(found) ? JSON.stringify(found) : "";
    if (body === agreement) continue;
    changed += 1;
    await house.store.transact(async (tx) => {
      await tx.updateTable("thread").set({ agreement: body, agreement_at: house.clock.now() }).where("id", "=", id).execute();
      await publish(house, tx, { kind: "talk.changed", topic: `talk:${storyId}`, body: { story: storyId } });
    });
  }
  return changed;
};
