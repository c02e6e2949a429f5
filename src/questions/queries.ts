import { groupsAmong } from "#conversation";
import { type Actor, cursorOf, type Instant, keyOf, later, visitor } from "#kit";
import type { House } from "#store";
import { keyWords } from "./alike.ts";
import { type Aim, RECORD_MS, type State, WAITING } from "./question.ts";
import { type QuestionView, questionViews } from "./question-view.ts";
import { rankQueue } from "./rank-queue.ts";
import "./tables.ts";

const PAGE = 20;
const SIMILAR_MOST = 5;
const SIMILAR_READ = 20;
const ANSWERED_READ = 100; // of the newest answers, those of one section
const WANTING_READ = 10_000; // of those who want to know what waits: the newest say from which groups they come
const QUEUE_READ = 500; // of the newest that wait: what is older has lost its weight, and is closed after 30 days

export type QuestionList = { readonly questions: readonly QuestionView[]; readonly next: string | null };
export type QuestionFilter = { readonly state?: State | undefined; readonly q?: string | undefined; readonly after?: string | undefined };

const shownRows = (house: House) => house.store.db.selectFrom("question").selectAll().where("is_shown", "=", 1);

/** Every question that readers can see, the newest first; those that hold all words of `q`, or of one state. */
export const questionList = async (house: House, actor: Actor, { state, q, after }: QuestionFilter): Promise<QuestionList> => {
  let query = shownRows(house);
  query = state === undefined ? query.where("state", "!=", "merged") : query.where("state", "=", state);
  for (const word of keyWords(q ?? "", 6))
    query = query.where((eb) =>
      eb.exists(
        eb.selectFrom("question_word").select("word").whereRef("question_word.question_id", "=", "question.id").where("word", "=", word),
      ),
    );
  const [at, id] = keyOf(after, 2) ?? [];
  if (typeof at === "string" && typeof id === "string")
    query = query.where((eb) => eb(eb.refTuple("asked_at", "id"), "<", eb.tuple(at, id)));
  const rows = await query
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .limit(PAGE + 1)
    .execute();
  const last = rows.slice(0, PAGE).at(-1);
  return {
    questions: await questionViews(house, actor, rows.slice(0, PAGE)),
    next: rows.length > PAGE && last !== undefined ? cursorOf(last.asked_at, last.id) : null,
  };
};

/** One question as `actor` may see it; null where there is none. */
export const questionById = async (house: House, actor: Actor, id: string): Promise<QuestionView | null> => {
  const row = await house.store.db.selectFrom("question").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : ((await questionViews(house, actor, [row]))[0] ?? null);
};

/** Questions by their ids, in no order. */
export const questionsByIds = async (house: House, actor: Actor, ids: readonly string[]): Promise<readonly QuestionView[]> => {
  if (ids.length === 0) return [];
  return questionViews(house, actor, await house.store.db.selectFrom("question").selectAll().where("id", "in", ids).execute());
};

/** Questions that readers can see and that were answered after `since`, the newest answer first; under stories of one section, where it is named. */
export const answeredSince = async (
  house: House,
  since: Instant,
  most: number,
  section: string | null = null,
): Promise<readonly QuestionView[]> => {
  const rows = await shownRows(house)
    .where("state", "in", ["answered", "story"])
    .where("answered_at", ">", since)
    .orderBy("answered_at", "desc")
    .limit(section === null ? most : ANSWERED_READ)
    .execute();
  const questions = await questionViews(house, visitor, rows);
  return questions.filter(({ story }) => section === null || story.section === section).slice(0, most);
};

export type StoryQuestions = {
  readonly answered: readonly QuestionView[];
  readonly waiting: readonly QuestionView[];
  readonly count: number;
};

const ANSWERED_SHOWN = 3;
const WAITING_SHOWN = 5;

/** A story's questions: those answered last, those that most want to know. */
export const storyQuestions = async (house: House, actor: Actor, storyId: string): Promise<StoryQuestions> => {
  const of = () => shownRows(house).where("story_id", "=", storyId);
  const answered = await of().where("state", "in", ["answered", "story"]).orderBy("answered_at", "desc").limit(ANSWERED_SHOWN).execute();
  const waiting = await of().where("state", "in", WAITING).orderBy("wants", "desc").orderBy("asked_at").limit(WAITING_SHOWN).execute();
  if (answered.length + waiting.length === 0) return { answered: [], waiting: [], count: 0 };
  const views = await questionViews(house, actor, [...answered, ...waiting]);
  const among = (rows: readonly { readonly id: string }[]) => rows.flatMap(({ id }) => views.find((view) => view.id === id) ?? []);
  return { answered: among(answered), waiting: among(waiting), count: views.length };
};

const ABOUT_SHOWN = 6;

/** Questions under any of these stories, those last asked first. */
export const questionsOf = async (house: House, actor: Actor, storyIds: readonly string[]): Promise<readonly QuestionView[]> => {
  if (storyIds.length === 0) return [];
  const rows = await shownRows(house)
    .where("story_id", "in", storyIds)
    .where("state", "!=", "merged")
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .limit(ABOUT_SHOWN)
    .execute();
  return questionViews(house, actor, rows);
};

/** Questions like what is about to be asked, the most alike first; those of the same story before others. */
export const similarQuestions = async (house: House, actor: Actor, storyId: string, words: string): Promise<readonly QuestionView[]> => {
  const asked = keyWords(words);
  if (asked.length === 0) return [];
  const rows = await house.store.db
    .selectFrom("question_word")
    .innerJoin("question", "question.id", "question_word.question_id")
    .select((eb) => ["question.id", "question.story_id", "question.head_id", eb.fn.countAll<number>().as("shared")])
    .where("question_word.word", "in", asked)
    .where("question.is_shown", "=", 1)
    .groupBy(["question.id", "question.story_id", "question.head_id"])
    .orderBy("shared", "desc")
    .orderBy("question.id")
    .limit(SIMILAR_READ)
    .execute();
  const least = Math.min(2, asked.length);
  const near = rows
    .filter((row) => row.shared >= least && row.shared >= asked.length / 3)
    .toSorted((a, b) => b.shared - a.shared || Number(b.story_id === storyId) - Number(a.story_id === storyId));
  const heads = [...new Set(near.map((row) => row.head_id))].slice(0, SIMILAR_MOST);
  const views = await questionsByIds(house, actor, heads);
  return heads.flatMap((id) => views.find((view) => view.id === id) ?? []);
};

/** How the newsroom keeps its promise: questions of a year, how many were answered, half of them within `medianMs`. */
export type AnswerRecord = { readonly asked: number; readonly answered: number; readonly medianMs: number | null };

export const answerRecord = async (house: House): Promise<AnswerRecord> => {
  const since: Instant = later(house.clock.now(), -RECORD_MS);
  const of = () =>
    house.store.db.selectFrom("question").where("is_shown", "=", 1).where("state", "!=", "merged").where("asked_at", ">", since);
  const { asked, answered } = await of()
    .select((eb) => [eb.fn.countAll<number>().as("asked"), eb.fn.count<number>("answer_ms").as("answered")])
    .executeTakeFirstOrThrow();
  if (answered === 0) return { asked, answered, medianMs: null };
  const middle = await of()
    .select("answer_ms")
    .where("answer_ms", "is not", null)
    .orderBy("answer_ms")
    .offset(Math.floor((answered - 1) / 2))
    .limit(1)
    .executeTakeFirst();
  return { asked, answered, medianMs: middle?.answer_ms ?? null };
};

/** From how many opinion groups the members come who want to know each question, those of merged ones among them. Three statements. */
const groupsWanting = async (
  house: House,
  heads: readonly string[],
): Promise<{ readonly groups: number; readonly among: ReadonlyMap<string, ReadonlySet<number>> }> => {
  if (heads.length === 0) return { groups: 0, among: new Map() };
  const rows = await house.store.db
    .selectFrom("question_reader")
    .innerJoin("question", "question.id", "question_reader.question_id")
    .select(["question.head_id", "question_reader.member_id"])
    .where("question.head_id", "in", heads)
    .where("question_reader.is_wanting", "=", 1)
    .orderBy("question_reader.at", "desc")
    .limit(WANTING_READ)
    .execute();
  const { groups, groupOf } = await groupsAmong(house.store.db, [...new Set(rows.map((row) => row.member_id))]);
  const among = new Map<string, Set<number>>();
  for (const row of rows) {
    const group = groupOf.get(row.member_id);
    if (group !== undefined) among.set(row.head_id, (among.get(row.head_id) ?? new Set()).add(group));
  }
  return { groups, among };
};

export type DeskFilter = { readonly state?: State | undefined; readonly aim?: Aim | undefined; readonly mine?: boolean | undefined };

/** What waits for the newsroom, in the order of the queue; with a state, that state alone. */
export const deskQueue = async (house: House, actor: Actor, { state, aim, mine }: DeskFilter): Promise<readonly QuestionView[]> => {
  let query = shownRows(house).where("state", "in", state === undefined ? WAITING : [state]);
  if (aim !== undefined) query = query.where("aim", "=", aim);
  if (mine === true) query = query.where("assigned_to", "=", actor.id ?? "");
  const rows = await query.orderBy("asked_at", "desc").orderBy("id").limit(QUEUE_READ).execute();
  const { groups, among } = await groupsWanting(
    house,
    rows.map((row) => row.id),
  );
  const ranked = rankQueue(
    rows.map((row) => ({ id: row.id, wants: row.wants, askedMs: Date.parse(row.asked_at), groups: among.get(row.id)?.size ?? 0, row })),
    Math.max(1, groups),
    house.clock.ms(),
  );
  return questionViews(
    house,
    actor,
    ranked.slice(0, 100).map(({ row }) => row),
  );
};

export type QuestionEvent = {
  readonly id: string;
  readonly at: Instant;
  readonly what: string;
  readonly details: Readonly<Record<string, string | null>>;
};

/** What happened to a question, the oldest first. */
export const questionHistory = async (house: House, id: string): Promise<readonly QuestionEvent[]> => {
  const rows = await house.store.db
    .selectFrom("question_event")
    .select(["id", "at", "what", "details"])
    .where("question_id", "=", id)
    .orderBy("id")
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, details: JSON.parse(row.details) as QuestionEvent["details"] }));
};
