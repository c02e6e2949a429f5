import { type Actor, DAY, done, type Instant, later, refuse, type Result, instantOf, unreachable } from "#kit";
import { membersByHandles } from "#members";
import { storySubject } from "#stories";
import type { House, Tx } from "#store";
import { type CannotReason, type ClosedReason, DUE_DAYS, mayRunDesk, NOTE_LETTERS, workingDaysAfter } from "./question.ts";
import { lockQuestion, takeStep } from "./take-step.ts";
import type { QuestionTable } from "./tables.ts";

/** What the newsroom does with a question. `dueDays`: from now; working days where it is not said. No `handle`: the newsroom as a whole. */
export type Move =
  | { readonly step: "shortlist" | "unlist" | "reopen" }
  | { readonly step: "assign"; readonly handle: string; readonly dueDays: number | null; readonly note: string }
  | { readonly step: "cannot"; readonly reason: CannotReason; readonly note: string }
  | { readonly step: "close"; readonly reason: ClosedReason; readonly note: string }
  | { readonly step: "become"; readonly storyId: string };

export type RunProblem = "not-yours" | "not-there" | "not-now" | "no-member" | "no-story";

const tidyNote = (note: string): string => note.toWellFormed().replace(/\s+/gu, " ").trim().slice(0, NOTE_LETTERS);

type Plan = { readonly set: Partial<Omit<QuestionTable, "id" | "state">>; readonly details: Readonly<Record<string, string | null>> };

const dueAt = (house: House, days: number | null): string =>
  days === null ? instantOf(workingDaysAfter(house.clock.ms(), DUE_DAYS)) : later(house.clock.now(), days * DAY);

/** By when an open question is answered, where its aim promises that. */
export const promisedFor = ({ aim }: Pick<QuestionTable, "aim">, fromMs: number): Instant | null =>
  aim === "reporting" ? instantOf(workingDaysAfter(fromMs, DUE_DAYS)) : null;

/** What opening a question again takes back: it waits for an answer as it did before it had one. */
export const openedAgain = (house: House, question: QuestionTable): Plan["set"] => ({
  assigned_to: null,
  due_at: promisedFor(question, house.clock.ms()),
  reason: null,
  note: "",
  became_story: null,
  answered_at: null,
  answer_ms: null,
});

/** What a move changes beside the state. */
const planOf = async (house: House, tx: Tx, question: QuestionTable, move: Move): Promise<Plan | RunProblem> => {
  switch (move.step) {
    case "shortlist":
    case "unlist":
      return { set: { assigned_to: null, due_at: promisedFor(question, Date.parse(question.asked_at)) }, details: {} };
    case "reopen":
      return { set: openedAgain(house, question), details: {} };
    case "assign": {
      const handle = move.handle.trim().replace(/^@/u, "").toLowerCase();
      const member = handle === "" ? null : (await membersByHandles(tx, [handle])).get(handle);
      if (member === undefined || (member !== null && member.role !== "editor" && member.role !== "admin")) return "no-member";
      const [to, due] = [member?.id ?? null, dueAt(house, move.dueDays)];
      return { set: { assigned_to: to, due_at: due, note: tidyNote(move.note) }, details: { to, due } };
    }
    case "cannot":
    case "close":
      return { set: { reason: move.reason, note: tidyNote(move.note), due_at: null }, details: { reason: move.reason } };
    case "become": {
      const story = await storySubject(tx, move.storyId);
      if (story === null || !story.isPublic) return "no-story";
      return { set: { became_story: story.id }, details: { story: story.shortId } };
    }
    default:
      return unreachable(move);
  }
};

/** Does one thing with a question, for the newsroom alone. */
export const runQuestion = (house: House, actor: Actor, id: string, move: Move): Promise<Result<null, RunProblem>> =>
  house.store.transact(async (tx) => {
    if (!mayRunDesk(actor)) return refuse("not-yours");
    const question = await lockQuestion(house, tx, id);
    if (question === null) return refuse("not-there");
    const plan = await planOf(house, tx, question, move);
    if (typeof plan === "string") return refuse(plan);
    const moved = await takeStep(house, tx, question, { step: move.step, byId: actor.id, ...plan });
    return moved === null ? refuse("not-now") : done(null);
  });
