import { z } from "zod";
import {
  checkBody,
  extendEdit,
  labelIn,
  type Posted,
  type PostProblem,
  tidyBody,
  type Typed,
  writeComment,
  type WriteTyped,
} from "#conversation";
import { type Actor, done, isEditor, later, refuse, type Result } from "#kit";
import type { House, Tx } from "#store";
import { keyWords } from "./alike.ts";
import { after, AIMS, QUOTE_MOST, SOURCES_MOST } from "./question.ts";
import type { AskHouse } from "./question-house.ts";
import { promisedFor } from "./run-question.ts";
import { enterSession, isGuestsTurn } from "./sessions/enter-session.ts";
import { GUEST_EDIT_MS } from "./sessions/session.ts";
import { countWants } from "./want-question.ts";
import { lockQuestion, takeStep, tellQuestion } from "./take-step.ts";
import type { AnswerKind, QuestionTable } from "./tables.ts";

const SIDE = z.string().max(100).default("");

/** What a question is beside its words, as forms and drafts carry it. The passage was found in the story's text before. */
export const aboutQuestion = z.object({
  aim: z.enum(AIMS).default("story"),
  /** The session whose guest is asked. */
  session: z.string().max(40).nullable().default(null),
  quote: z
    .object({ exact: z.string().max(QUOTE_MOST), prefix: SIDE, suffix: SIDE })
    .nullable()
    .default(null),
});
type AboutQuestion = z.infer<typeof aboutQuestion>;

/** What an answer is beside its words. */
const aboutAnswer = z.object({ sources: z.array(z.string().max(500)).max(SOURCES_MOST).default([]) });

const readAbout = <Value>(form: z.ZodType<Value>, stored: string): Value => {
  const read = form.safeParse(JSON.parse(stored));
  return read.success ? read.data : form.parse({});
};

const addQuestion = async (house: AskHouse, tx: Tx, actor: Actor, posted: Posted, about: AboutQuestion, body: string): Promise<boolean> => {
  const now = house.clock.now();
  const row: QuestionTable = {
    id: posted.id,
    story_id: posted.story.id,
    asker_id: actor.id ?? "",
    aim: about.aim,
    state: "open",
    before_merge: null,
    is_shown: posted.state === "published" ? 1 : 0,
    asked_at: now,
    moved_at: now,
    head_id: posted.id,
    merged_into: null,
    wants: 1,
    story_version: posted.story.version,
    quote: about.quote?.exact ?? "",
    quote_prefix: about.quote?.prefix ?? "",
    quote_suffix: about.quote?.suffix ?? "",
    assigned_to: null,
    due_at: promisedFor(about, house.clock.ms()),
    answered_at: null,
    answer_ms: null,
    resolved_at: null,
    resolved_by: null,
    reason: null,
    note: "",
    became_story: null,
  };
  const added = await tx
    .insertInto("question")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (added === undefined) return false; // the same form again
  const reader = { question_id: posted.id, member_id: row.asker_id, is_wanting: 1, is_following: 1, at: now };
  await tx.insertInto("question_reader").values(reader).execute();
  const words = keyWords(body).map((word) => ({ question_id: posted.id, word }));
  if (words.length > 0) await tx.insertInto("question_word").values(words).execute();
  await tellQuestion(house, tx, row);
  return true;
};

const ask = async (house: AskHouse, tx: Tx, actor: Actor, wanted: Typed): Promise<Result<Posted, PostProblem>> => {
  const { storyId, body, key } = wanted;
  const about = readAbout(aboutQuestion, wanted.about);
  const session = about.session === null ? null : await enterSession(house, tx, actor, { id: about.session, storyId, key });
  if (session !== null && "kind" in session) return refuse(session);
  const posted = await writeComment(house, tx, actor, { storyId, parentId: null, body, key, kind: "question" });
  if (!posted.ok) return posted;
  const aim = session !== null ? "guest" : about.aim === "guest" ? "story" : about.aim;
  const isNew = await addQuestion(house, tx, actor, posted.value, { ...about, aim }, body);
  if (isNew && session !== null)
    await tx
      .insertInto("session_question")
      .values({ question_id: posted.value.id, session_id: session.id, asker_id: actor.id ?? "", form_key: key })
      .execute();
  return posted;
};

/** What the newsroom's word makes of whoever answers: nobody says it of themselves. */
const kindOf = async (tx: Tx, actor: Actor, question: QuestionTable): Promise<AnswerKind> => {
  if (isEditor(actor)) return "staff";
  return (await labelIn(tx, question.story_id, actor.id ?? "")) ?? "reader";
};

const answer = async (house: AskHouse, tx: Tx, actor: Actor, wanted: Typed): Promise<Result<Posted, PostProblem>> => {
  const { storyId, parentId, body, key } = wanted;
  const asked = parentId === null ? undefined : await tx.selectFrom("question").select("id").where("id", "=", parentId).executeTakeFirst();
  if (asked === undefined) return refuse({ kind: "parent-gone" });
  const wrong = checkBody(tidyBody(body));
  if (wrong !== null) return refuse(wrong);
  const { sources } = readAbout(aboutAnswer, wanted.about);
  const isGuest = await isGuestsTurn(house, tx, actor, asked.id);
  if (isEditor(actor) && !isGuest && sources.length === 0) return refuse({ kind: "no-sources" });
  const posted = await writeComment(house, tx, actor, { storyId, parentId: asked.id, body, key, kind: "answer" });
  if (!posted.ok) return posted;
  const question = await lockQuestion(house, tx, asked.id);
  if (question === null) return refuse({ kind: "parent-gone" });
  const kind = await kindOf(tx, actor, question);
  const now = house.clock.now();
  const isGuests = kind === "guest" && posted.value.state === "published" && isGuest;
  const isMarked = (kind === "staff" || isGuests) && after(question.state, "answer") !== null ? 1 : 0;
  const row = { comment_id: posted.value.id, question_id: question.id, kind, at: now, is_marked: isMarked };
  const added = await tx
    .insertInto("answer")
    .values({
      ...row,
      sources: JSON.stringify(sources),
      marked_by: isMarked === 1 ? (actor.id ?? null) : null,
    })
    .onConflict((conflict) => conflict.column("comment_id").doNothing())
    .returning("comment_id")
    .executeTakeFirst();
  if (added === undefined) return done(posted.value);
  if (isGuests) await extendEdit(tx, posted.value.id, later(now, GUEST_EDIT_MS));
  if (isMarked === 1) await markAnswered(house, tx, actor, question, posted.value.id);
  else {
    await tx.updateTable("question").set({ moved_at: now }).where("id", "=", question.id).execute();
    await tellQuestion(house, tx, question);
  }
  await countWants(tx, question.head_id);
  return done(posted.value);
};

/** The newsroom says that an answer answers it: by giving it, or by marking a reader's. */
export const markAnswered = async (house: House, tx: Tx, actor: Actor, question: QuestionTable, answerId: string): Promise<boolean> => {
  const now = house.clock.now();
  const set =
    question.answered_at === null ? { answered_at: now, answer_ms: Math.max(0, Date.parse(now) - Date.parse(question.asked_at)) } : {};
  return (await takeStep(house, tx, question, { step: "answer", byId: actor.id, set, details: { answer: answerId } })) !== null;
};

/** Questions and answers behind the conversation's port: the words are comments, what is more stands here. */
export const openWriteTyped =
  (house: AskHouse): WriteTyped =>
  (tx, actor, wanted) =>
    wanted.kind === "question" ? ask(house, tx, actor, wanted) : answer(house, tx, actor, wanted);

/** The live session that a kept question was meant for; null where it was asked under the story. */
export const sessionOf = (about: string): string | null => readAbout(aboutQuestion, about).session;
