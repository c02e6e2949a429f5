import type { PersonalData } from "#members";
import "./tables.ts";

/** What a member asked and answered besides the words themselves, which the conversation keeps; what they wanted to know, followed and chose. */
const held: PersonalData["held"] = async (house, memberId) => {
  const { db } = house.store;
  const questions = await db
    .selectFrom("question")
    .select(["id", "story_id", "aim", "state", "asked_at", "quote", "reason", "note"])
    .where("asker_id", "=", memberId)
    .orderBy("asked_at")
    .execute();
  const reading = await db
    .selectFrom("question_reader")
    .select(["question_id", "is_wanting", "is_following", "at"])
    .where("member_id", "=", memberId)
    .execute();
  const votes = await db.selectFrom("round_vote").select(["round_id", "question_id", "at"]).where("member_id", "=", memberId).execute();
  const sessions = await db
    .selectFrom("guest_session")
    .select(["id", "story_id", "title", "guest_words", "starts_at", "ends_at"])
    .where("guest_id", "=", memberId)
    .execute();
  return [
    { name: "sessions_as_guest", rows: sessions },
    { name: "questions", rows: questions },
    { name: "questions_followed", rows: reading },
    { name: "votes_in_rounds", rows: votes },
  ];
};

/** Nothing is told to a member who leaves any more; what they wanted to know stays counted. Words by which their question was found go with it. */
const erase: PersonalData["erase"] = async (_house, tx, { id, isKeepingWords }) => {
  await tx.updateTable("question_reader").set({ is_following: 0 }).where("member_id", "=", id).execute();
  await tx.updateTable("guest_session").set({ guest_words: "" }).where("guest_id", "=", id).execute();
  await tx.updateTable("session_question").set({ form_key: null }).where("asker_id", "=", id).execute();
  if (isKeepingWords) return;
  await tx
    .deleteFrom("question_word")
    .where("question_id", "in", tx.selectFrom("question").select("id").where("asker_id", "=", id))
    .execute();
};

export const questionData: PersonalData = { held, erase };
