import { publish } from "#events";
import { enqueue } from "#jobs";
import { newId } from "#kit";
import { type House, lockRow, type Tx } from "#store";
import { after, type State, type Step } from "./question.ts";
import type { QuestionTable } from "./tables.ts";
import "./events.ts";
import "./jobs.ts";

/** Steps that its asker and followers are told of. */
const TOLD: readonly Step[] = ["assign", "win", "answer", "cannot", "close", "become", "merge"];

/** The question, locked until the transaction ends. */
export const lockQuestion = async (house: House, tx: Tx, id: string): Promise<QuestionTable | null> =>
  (await lockRow(house.store.dialect)(tx.selectFrom("question").selectAll().where("id", "=", id)).executeTakeFirst()) ?? null;

/** Tells whoever shows the question that it is another than before. */
export const tellQuestion = (house: House, tx: Tx, { id, story_id: story }: Pick<QuestionTable, "id" | "story_id">): Promise<unknown> =>
  publish(house, tx, { kind: "question.changed", topic: `question:${id}`, body: { story, question: id } });

type Taking = {
  readonly step: Step;
  /** Null where a clock takes it. */
  readonly byId: string | null;
  readonly set?: Partial<Omit<QuestionTable, "id" | "state">>;
  readonly details?: Readonly<Record<string, string | null>>;
};

/** Takes a step with a locked question: its state, its history, word to those who wait. Null where its state does not allow it. */
export const takeStep = async (
  house: House,
  tx: Tx,
  question: QuestionTable,
  { step, byId, set = {}, details = {} }: Taking,
): Promise<State | null> => {
  const to = after(question.state, step, question.before_merge);
  if (to === null) return null;
  const now = house.clock.now();
  await tx
    .updateTable("question")
    .set({ moved_at: now, ...set, state: to })
    .where("id", "=", question.id)
    .execute();
  const id = newId(house.clock.ms());
  const row = { id, question_id: question.id, at: now, what: step, from_state: question.state, to_state: to, by_id: byId };
  await tx
    .insertInto("question_event")
    .values({ ...row, details: JSON.stringify(details) })
    .execute();
  await tellQuestion(house, tx, question);
  if (TOLD.includes(step)) await enqueue(house, tx, { kind: "questions.tell", body: { event: id, after: "" }, uniqueKey: `tell ${id}` });
  return to;
};
