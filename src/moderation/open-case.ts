import { type Instant, newId } from "#kit";
import type { House, Tx } from "#store";
import type { CaseKind } from "./case.ts";
import type { CaseTable } from "./tables.ts";

export type NewCase = {
  readonly kind: CaseKind;
  readonly target: string;
  readonly storyId: string | null;
  readonly authorId: string | null;
  readonly base: number;
  readonly judgementId?: string | null;
  readonly decisionId?: string | null;
  readonly dueAt?: Instant | null;
};

/** What was watched or held and is now reported is one case, not two. */
const asReported = async (tx: Tx, target: string): Promise<void> => {
  await tx
    .updateTable("moderation_case")
    .set({ kind: "reported" })
    .where("target", "=", target)
    .where("kind", "=", "judged")
    .where("state", "=", "open")
    .execute();
};

const isReported = async (tx: Tx, target: string): Promise<boolean> =>
  (await tx
    .selectFrom("moderation_case")
    .select("id")
    .where("target", "=", target)
    .where("kind", "=", "reported")
    .where("state", "=", "open")
    .executeTakeFirst()) !== undefined;

/** The open case about a target, made if there is none. A stronger reason lifts one that waits. */
export const openCase = async (house: House, tx: Tx, given: NewCase): Promise<CaseTable> => {
  const id = newId(house.clock.ms());
  const isJoined = given.kind === "judged" && (await isReported(tx, given.target));
  const wanted: NewCase = isJoined ? { ...given, kind: "reported" } : given;
  if (wanted.kind === "reported" && !isJoined && !(await isReported(tx, wanted.target))) await asReported(tx, wanted.target);
  await tx
    .insertInto("moderation_case")
    .values({
      id,
      kind: wanted.kind,
      target: wanted.target,
      story_id: wanted.storyId,
      author_id: wanted.authorId,
      state: "open",
      base: 0,
      reports: 0,
      score: 0,
      opened_at: house.clock.now(),
      due_at: wanted.dueAt ?? null,
      claimed_by: null,
      claimed_until: null,
      closed_at: null,
      closed_by: null,
      outcome: null,
      decision_id: wanted.decisionId ?? null,
      judgement_id: wanted.judgementId ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const found = await tx
    .selectFrom("moderation_case")
    .selectAll()
    .where("target", "=", wanted.target)
    .where("kind", "=", wanted.kind)
    .where("state", "=", "open")
    .executeTakeFirstOrThrow();
  if (wanted.base <= found.base) return found;
  return tx
    .updateTable("moderation_case")
    .set({ base: wanted.base, score: wanted.base + found.reports, judgement_id: wanted.judgementId ?? found.judgement_id })
    .where("id", "=", found.id)
    .returningAll()
    .executeTakeFirstOrThrow();
};
