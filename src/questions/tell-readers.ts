import { enqueue } from "#jobs";
import { excerptOf, type Lang, LANGS } from "#kit";
import { commentState } from "#conversation";
import type { News, Tell } from "#members";
import { paths } from "#paths";
import { storySubject } from "#stories";
import type { House, Tx } from "#store";
import { STEPS, type Step } from "./question.ts";
import { wordsOf } from "./words/index.ts";
import "./jobs.ts";
import type { QuestionTable } from "./tables.ts";

export type TellHouse = House & { readonly tell: Tell };

const BATCH = 100;
const HEADLINE = 120; // letters

const toldIn = (lang: Lang, step: Step | "joined", headline: string): string => {
  const { told } = wordsOf(lang);
  return told.about(told.happened[step === "win" ? "assign" : step] ?? told.moved, `\u2068${headline}\u2069`);
};

type TakenStep = { readonly id: string; readonly by_id: string | null };

const newsOf = (event: TakenStep, question: Pick<QuestionTable, "id" | "story_id">, step: Step | "joined", headline: string): News => {
  const about = excerptOf(headline, HEADLINE);
  return {
    kind: "question",
    subject: `step:${event.id}`,
    bundle: `question ${question.id}`,
    storyId: question.story_id,
    comment: question.id,
    ...(event.by_id === null ? {} : { by: event.by_id }),
    told: Object.fromEntries(LANGS.map((lang) => [lang, toldIn(lang, step, about)])) as Record<Lang, string>,
    path: paths.question(question.id),
  };
};

/** Tells whoever asked the other question, and follows it, that one was joined to it. */
const tellJoined = async (house: TellHouse, tx: Tx, event: TakenStep, merged: QuestionTable): Promise<void> => {
  const head = await tx
    .selectFrom("question")
    .innerJoin("question_reader", "question_reader.question_id", "question.id")
    .select(["question.id", "question.story_id", "question.asker_id"])
    .where("question.id", "=", merged.merged_into ?? "")
    .where("question.is_shown", "=", 1)
    .whereRef("question_reader.member_id", "=", "question.asker_id")
    .where("question_reader.is_following", "=", 1)
    .executeTakeFirst();
  const story = head === undefined || head.asker_id === merged.asker_id ? null : await storySubject(tx, head.story_id);
  if (head === undefined || story === null || !story.isPublic || story.isTalkClosed) return;
  await house.tell(tx, [head.asker_id], newsOf(event, head, "joined", story.headline));
};

/**
 * Tells those who asked or follow a question what happened to it: each once, in batches by member. The room of notices decides how it comes
 * to each. Nobody is told of what they did themselves, nor of a question that readers can no longer see. What is told names the story and
 * leads to the question: its words may have been taken off by the time that it is read.
 */
export const tellReaders = (house: TellHouse, eventId: string, afterId: string): Promise<void> =>
  house.store.transact(async (tx) => {
    const event = await tx.selectFrom("question_event").selectAll().where("id", "=", eventId).executeTakeFirst();
    const step = STEPS.find((each) => each === event?.what);
    if (event === undefined || step === undefined) return;
    const question = await tx.selectFrom("question").selectAll().where("id", "=", event.question_id).executeTakeFirstOrThrow();
    const story = await storySubject(tx, question.story_id);
    if (story === null || !story.isPublic || story.isTalkClosed) return;
    if ((await commentState(tx, question.id))?.state !== "published") return;
    const rows = await tx
      .selectFrom("question_reader")
      .innerJoin("question as q", "q.id", "question_reader.question_id")
      .select("question_reader.member_id")
      .distinct()
      .where((eb) => eb.or([eb("q.head_id", "=", question.id), eb("q.id", "=", question.id), eb("q.merged_into", "=", question.id)]))
      .where("question_reader.is_following", "=", 1)
      .where("question_reader.member_id", ">", afterId)
      .orderBy("question_reader.member_id")
      .limit(BATCH)
      .execute();
    const ids = rows.map((row) => row.member_id);
    await house.tell(tx, ids, newsOf(event, question, step, story.headline));
    if (step === "merge" && afterId === "") await tellJoined(house, tx, event, question);
    const last = ids.at(-1);
    if (ids.length === BATCH && last !== undefined)
      await enqueue(house, tx, { kind: "questions.tell", body: { event: eventId, after: last }, uniqueKey: `tell ${eventId} ${last}` });
  });
