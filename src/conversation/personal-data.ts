import type { PersonalData } from "#members";
import type { Tx, House } from "#store";
import { eraseTitle } from "./discussion-marks.ts";
import { eraseWords, lockComment } from "./take-off.ts";
import "./tables.ts";

/** What a member wrote, how they voted, and what editors said of them in a conversation. */
const held: PersonalData["held"] = async (house, memberId) => {
  const { db } = house.store;
  const comments = await db
    .selectFrom("comment")
    .select([
      "id",
      "story_id",
      "parent_id",
      "body",
      "additions",
      "state",
      "posted_at",
      "edited_at",
      "taken_off_at",
      "rule",
      "reason",
      "respect",
      "doesnt_help",
    ])
    .where("author_id", "=", memberId)
    .orderBy("posted_at")
    .execute();
  const discussions = await db
    .selectFrom("discussion")
    .select(["id", "title", "forum", "at", "opening_id"])
    .where("by_id", "=", memberId)
    .orderBy("at")
    .execute();
  const before = await db
    .selectFrom("comment_revision")
    .innerJoin("comment", "comment.id", "comment_revision.comment_id")
    .select(["comment_revision.comment_id", "comment_revision.no", "comment_revision.body", "comment_revision.at"])
    .where("comment.author_id", "=", memberId)
    .execute();
  const votes = await db.selectFrom("vote").select(["comment_id", "kind", "value", "at"]).where("member_id", "=", memberId).execute();
  const labels = await db.selectFrom("talk_label").select(["story_id", "kind", "words", "at"]).where("member_id", "=", memberId).execute();
  const embeds = await db.selectFrom("hand_off").select(["site", "story_id", "made_at"]).where("member_id", "=", memberId).execute();
  const groups = await db.selectFrom("opinion_member").select(["topic", "group_no"]).where("member_id", "=", memberId).execute();
  return [
    { name: "comments", rows: comments },
    { name: "discussions_started", rows: discussions },
    { name: "comments_before_edits", rows: before },
    { name: "votes", rows: votes },
    { name: "labels", rows: labels },
    { name: "opinion_group", rows: groups },
    { name: "sign_ins_on_other_sites", rows: embeds },
  ];
};

/** What moderators took off keeps its place and its rule, without a word of it. */
const eraseTakenOff = async (tx: Tx, commentId: string): Promise<void> => {
  await tx.deleteFrom("comment_revision").where("comment_id", "=", commentId).execute();
  const opening = await tx.selectFrom("comment").select(["kind", "story_id"]).where("id", "=", commentId).executeTakeFirst();
  if (opening !== undefined) await eraseTitle(tx, opening);
  await tx.updateTable("comment").set({ body: "", additions: "[]", mentions: "[]", reason: null }).where("id", "=", commentId).execute();
};

const eraseComment = async (house: House, tx: Tx, id: string, isKeepingWords: boolean): Promise<void> => {
  const comment = await lockComment(house, tx, id);
  if (comment === null) return;
  if (comment.state === "published" && isKeepingWords) await tx.deleteFrom("comment_revision").where("comment_id", "=", id).execute();
  else if (comment.state === "published" || comment.state === "held") await eraseWords(house, tx, comment);
  else await eraseTakenOff(tx, id);
};

/** The words of a member who leaves go, or stay as a former member's; votes stay counted, as nobody's. */
const erase: PersonalData["erase"] = async (house, tx, { id, isKeepingWords }) => {
  const rows = await tx.selectFrom("comment").select("id").where("author_id", "=", id).orderBy("thread_id").orderBy("seq").execute();
  for (const row of rows) await eraseComment(house, tx, row.id, isKeepingWords);
  await tx.updateTable("comment").set({ idempotency_key: null }).where("author_id", "=", id).execute();
  await tx.deleteFrom("opinion_member").where("member_id", "=", id).execute();
  await tx.deleteFrom("hand_off").where("member_id", "=", id).execute();
  await tx.updateTable("discussion").set({ by_id: null }).where("by_id", "=", id).execute();
  await tx.deleteFrom("talk_label").where("member_id", "=", id).execute();
};

export const talkData: PersonalData = { held, erase };
