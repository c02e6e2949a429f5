import { type Actor, done, later, DAY, refuse, type Result, unreachable, instantOf } from "#kit";
import { membersByHandles } from "#members";
import { storySubject } from "#stories";
import type { House, Tx } from "#store";
import { type CannotReason, type ClosedReason, DUE_DAYS, mayRunDesk, NOTE_LETTERS, workingDaysAfter } from "./question.ts";
import { lockQuestion, takeStep } from "./take-step.ts";
import type { QuestionTable } from "./tables.ts";

/** What the newsroom does with a question. `dueDays`: from now; working days where it is not said. */
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

/** What a move changes beside the state. */
const planOf = async (house: House, tx: Tx, move: Move): Promise<Plan | RunProblem> => {
  switch (move.step) {
    case "shortlist":
    case "unlist":
      return { set: { assigned_to: null, due_at: null }, details: {} };
    case "reopen":
      return { set: { assigned_to: null, due_at: null, reason: null, note: "", became_story: null }, details: {} };
    case "assign": {
      const handle = move.handle.trim().replace(/^@/u, "").toLowerCase();
      const member = (await membersByHandles(tx, [handle])).get(handle);
      if (member === undefined || (member.role !== "editor" && member.role !== "admin")) return "no-member";
      const due = dueAt(house, move.dueDays);
      return { set: { assigned_to: member.id, due_at: due, note: tidyNote(move.note) }, details: { to: member.id, due } };
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
    const plan = await planOf(house, tx, move);
    if (typeof plan === "string") return refuse(plan);
    const moved = await takeStep(house, tx, question, { step: move.step, byId: actor.id, ...plan });
    return moved === null ? refuse("not-now") : done(null);
  });
