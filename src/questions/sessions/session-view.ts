import { type Actor, cursorOf, type Instant, keyOf } from "#kit";
import { membersByIds, type Person } from "#members";
import { storiesByIds, type Teaser } from "#stories";
import type { House } from "#store";
import { type AnswerView, answersTo } from "../answer-view.ts";
import { type QuestionView, questionViews } from "../question-view.ts";
import type { QuestionTable, SessionTable } from "../tables.ts";
import { type Phase, phaseOf, type Times } from "./session.ts";
import { timesOf } from "./tell-session.ts";

/** A live session as pages show it. `guest` is null when the account is gone. */
export type SessionView = {
  readonly id: string;
  readonly story: Teaser;
  readonly guestId: string;
  readonly guest: Person | null;
  readonly guestWords: string;
  readonly title: string;
  readonly intro: string;
  readonly times: Times;
  readonly phase: Phase;
  readonly isCalledOff: boolean;
};

/** Sessions under public stories whose conversation is open. Two statements. */
const viewsOf = async (house: House, rows: readonly SessionTable[]): Promise<readonly SessionView[]> => {
  if (rows.length === 0) return [];
  const stories = new Map((await storiesByIds(house, [...new Set(rows.map((row) => row.story_id))])).map((story) => [story.id, story]));
  const people = await membersByIds(house.store, [...new Set(rows.map((row) => row.guest_id))]);
  const now = house.clock.now();
  return rows.flatMap((row) => {
    const story = stories.get(row.story_id);
    if (story === undefined || story.isTalkClosed) return [];
    const { id, title, intro, guest_id: guestId, guest_words: guestWords } = row;
    const times = timesOf(row);
    const guest = people.get(guestId) ?? null;
    return [
      { id, story, guestId, guest, guestWords, title, intro, times, phase: phaseOf(times, now), isCalledOff: row.called_off_at !== null },
    ];
  });
};

export const sessionById = async (house: House, id: string): Promise<SessionView | null> => {
  const row = await house.store.db.selectFrom("guest_session").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : ((await viewsOf(house, [row]))[0] ?? null);
};

const UNDER_A_STORY = 3;
const SOON = 5;
const DESK_PAGE = 50;

/** The sessions of one story, the last to begin first. One statement where there is none. */
export const sessionsUnder = async (house: House, storyId: string): Promise<readonly SessionView[]> =>
  viewsOf(
    house,
    await house.store.db
      .selectFrom("guest_session")
      .selectAll()
      .where("story_id", "=", storyId)
      .where("called_off_at", "is", null)
      .orderBy("starts_at", "desc")
      .limit(UNDER_A_STORY)
      .execute(),
  );

/** Sessions that are not over, the next to begin first. */
export const sessionsSoon = async (house: House): Promise<readonly SessionView[]> =>
  viewsOf(
    house,
    await house.store.db
      .selectFrom("guest_session")
      .selectAll()
      .where("ends_at", ">", house.clock.now())
      .where("called_off_at", "is", null)
      .orderBy("starts_at")
      .limit(SOON)
      .execute(),
  );

/** Every session, for the desk: the last to begin first, from a place on. */
export const allSessions = async (
  house: House,
  after: string | undefined,
): Promise<{ readonly sessions: readonly SessionView[]; readonly next: string | null }> => {
  const [at, id] = keyOf(after, 2) ?? [];
  let query = house.store.db.selectFrom("guest_session").selectAll();
  if (typeof at === "string" && typeof id === "string")
    query = query.where((eb) => eb(eb.refTuple("starts_at", "id"), "<", eb.tuple(at, id)));
  const rows = await query
    .orderBy("starts_at", "desc")
    .orderBy("id", "desc")
    .limit(DESK_PAGE + 1)
    .execute();
  const last = rows.slice(0, DESK_PAGE).at(-1);
  return {
    sessions: await viewsOf(house, rows.slice(0, DESK_PAGE)),
    next: rows.length > DESK_PAGE && last !== undefined ? cursorOf(last.starts_at, last.id) : null,
  };
};

export type Answered = { readonly question: QuestionView; readonly answers: readonly AnswerView[] };
export type SessionQuestions = {
  /** Those that the guest answered, the last answer first. */
  readonly answered: readonly Answered[];
  /** Those that wait, what most want to know first; what waits for a moderator stands before them for whoever asked it. */
  readonly waiting: readonly QuestionView[];
  /** Where the answered ones go on; null where they do not. */
  readonly next: string | null;
};

const ANSWERED_PAGE = 30;
const WAITING_SHOWN = 100;

/** The questions of a session as `actor` may see them. */
export const sessionQuestions = async (
  house: House,
  actor: Actor,
  session: SessionView,
  after: string | undefined,
): Promise<SessionQuestions> => {
  const of = () =>
    house.store.db
      .selectFrom("question")
      .innerJoin("session_question", "session_question.question_id", "question.id")
      .selectAll("question")
      .where("session_question.session_id", "=", session.id);
  const [at, id] = keyOf(after, 2) ?? [];
  let done = of().where("question.is_shown", "=", 1).where("question.answered_at", "is not", null);
  if (typeof at === "string" && typeof id === "string")
    done = done.where((eb) => eb(eb.refTuple("question.answered_at", "question.id"), "<", eb.tuple(at as Instant | null, id)));
  const answered = await done
    .orderBy("question.answered_at", "desc")
    .orderBy("question.id", "desc")
    .limit(ANSWERED_PAGE + 1)
    .execute();
  const waiting =
    after === undefined
      ? await of()
          .where("question.answered_at", "is", null)
          .where("question.state", "<>", "merged")
          .where((eb) => eb.or([eb("question.is_shown", "=", 1), eb("question.asker_id", "=", actor.id ?? "")]))
          .orderBy("question.is_shown")
          .orderBy("question.wants", "desc")
          .orderBy("question.asked_at")
          .limit(WAITING_SHOWN)
          .execute()
      : [];
  const shown: readonly QuestionTable[] = answered.slice(0, ANSWERED_PAGE);
  const views = new Map((await questionViews(house, actor, [...shown, ...waiting])).map((view) => [view.id, view]));
  const answers = await answersTo(
    house,
    actor,
    shown.map((row) => row.id),
    session.story.id,
  );
  const last = shown.at(-1);
  return {
    answered: shown.flatMap((row) => {
      const question = views.get(row.id);
      return question === undefined ? [] : [{ question, answers: (answers.get(row.id) ?? []).filter((each) => each.isMarked) }];
    }),
    waiting: waiting.flatMap((row) => views.get(row.id) ?? []),
    next: answered.length > ANSWERED_PAGE && typeof last?.answered_at === "string" ? cursorOf(last.answered_at, last.id) : null,
  };
};
