import { type Actor, done, isEditor, refuse, type Result } from "#kit";
import { membersByHandles } from "#members";
import type { House, Tx } from "#store";
import type { LabelKind } from "./comment.ts";
import { type RunProblem, tellTalk } from "./run-thread.ts";
import { raiseStaff } from "./show-comment.ts";
import { lockThread } from "./lock-thread.ts";
import { talkSubject } from "./talk-subject.ts";

const WORDS_MOST = 80;

export type NewLabel = { readonly handle: string; readonly kind: LabelKind | "none"; readonly words: string };

/** Says what a member is under a story: its author, an expert in something; or takes that away. For editors alone. */
export const labelMember = (
  house: House,
  actor: Actor,
  storyId: string,
  { handle, kind, words }: NewLabel,
): Promise<Result<null, RunProblem | "no-member" | "no-words">> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor) || actor.id === null) return refuse(actor.role === "visitor" ? "not-signed-in" : "not-yours");
    const story = await talkSubject(tx, storyId);
    if (story === null) return refuse("not-there");
    const name = handle.trim().replace(/^@/u, "").toLowerCase();
    const member = (await membersByHandles(tx, [name])).get(name);
    if (member === undefined) return refuse("no-member");
    const text = words.toWellFormed().replace(/\s+/gu, " ").trim().slice(0, WORDS_MOST);
    if ((kind === "expert" || kind === "guest") && text === "") return refuse("no-words");
    if (kind !== "none") await giveLabel(house, tx, { storyId: story.id, memberId: member.id, kind, words: text, byId: actor.id });
    else {
      await lockThread(house, tx, story.id);
      await tx.deleteFrom("talk_label").where("story_id", "=", story.id).where("member_id", "=", member.id).execute();
      await tellTalk(house, tx, story.id);
    }
    return done(null);
  });

type Given = {
  readonly storyId: string;
  readonly memberId: string;
  readonly kind: LabelKind;
  readonly words: string;
  readonly byId: string;
};

/** Gives a member a label under a story, within a transaction of the caller's, who has asked whether it may. */
export const giveLabel = async (house: House, tx: Tx, { storyId, memberId, kind, words, byId }: Given): Promise<void> => {
  await lockThread(house, tx, storyId);
  const label = { kind, words: words.slice(0, WORDS_MOST), by_id: byId, at: house.clock.now() };
  await tx
    .insertInto("talk_label")
    .values({ story_id: storyId, member_id: memberId, ...label })
    .onConflict((conflict) => conflict.columns(["story_id", "member_id"]).doUpdateSet(label))
    .execute();
  await raiseSaid(house, tx, storyId, memberId);
  await tellTalk(house, tx, storyId);
};

const RAISED_MOST = 50; // of what they said already: the newest

/** What a member said before the label counts as said with it. */
const raiseSaid = async (house: House, tx: Tx, storyId: string, memberId: string): Promise<void> => {
  const said = await tx
    .selectFrom("comment")
    .selectAll()
    .where("author_id", "=", memberId)
    .where("story_id", "=", storyId)
    .where("state", "=", "published")
    .orderBy("posted_at", "desc")
    .limit(RAISED_MOST)
    .execute();
  for (const comment of said.toReversed()) await raiseStaff(house, tx, comment);
};
