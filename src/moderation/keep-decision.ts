import { newId } from "#kit";
import { memberFacts, type Tell } from "#members";
import { sendMail } from "#outside";
import type { House, Tx } from "#store";
import { type Decision, decisionOf, type Measure } from "./decision.ts";
import { statementMail } from "./statement-mail.tsx";
import { tellDecision } from "./tell-decision.ts";
import { signalsIn } from "./signal.ts";

export type MailHouse = House & { readonly origin: string; readonly mailName: string; readonly tell: Tell };

export type NewDecision = {
  readonly target: string;
  readonly storyId: string | null;
  readonly authorId: string;
  readonly measure: Measure;
  readonly rule: string;
  readonly reason: string;
  readonly body: string;
  readonly by: string | null;
  readonly ledgerNo: number;
  readonly endsAt?: string | null;
};

/** The check that led to a decision: what asked for the most in the last judgement of the words. */
const foundBy = async (tx: Tx, target: string): Promise<{ readonly judgementId: string; readonly checkId: string } | null> => {
  const row = await tx
    .selectFrom("judgement")
    .select(["id", "signals", "verdict"])
    .where("target", "=", target)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || (row.verdict !== "hold" && row.verdict !== "reject")) return null;
  const because = signalsIn(row.signals).find(
    (signal) => signal.asks === row.verdict || (row.verdict === "hold" && signal.asks === "nudge"),
  );
  return because === undefined
    ? null
    : { judgementId: row.id, checkId: because.by === null ? because.check : `${because.check}:${because.by}` };
};

const wasReported = async (tx: Tx, target: string): Promise<boolean> =>
  (await tx.selectFrom("report").select("id").where("target", "=", target).limit(1).executeTakeFirst()) !== undefined;

/** Keeps a decision and sends its author the statement of reasons. Once for each entry of the ledger. */
export const keepDecision = async (house: MailHouse, tx: Tx, made: NewDecision): Promise<Decision | null> => {
  const found = await foundBy(tx, made.target);
  const row = await tx
    .insertInto("decision")
    .values({
      id: newId(house.clock.ms()),
      target: made.target,
      story_id: made.storyId,
      author_id: made.authorId,
      measure: made.measure,
      rule: made.rule,
      reason: made.reason,
      body: made.body,
      is_noticed: Number(await wasReported(tx, made.target)),
      is_found_by_machine: Number(found !== null),
      is_made_by_machine: Number(made.by === null),
      decided_by: made.by,
      check_id: found?.checkId ?? null,
      judgement_id: found?.judgementId ?? null,
      ledger_no: made.ledgerNo,
      ends_at: made.endsAt ?? null,
      state: "standing",
      at: house.clock.now(),
      reversed_at: null,
    })
    .onConflict((conflict) => conflict.column("ledger_no").doNothing())
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  const decision = decisionOf(row);
  await tellStatement(house, tx, decision);
  return decision;
};

/** The statement of reasons goes by letter whatever its author chose (DSA, Article 17). Of comments the inbox tells by itself. */
const tellStatement = async (house: MailHouse, tx: Tx, decision: Decision): Promise<void> => {
  const author = await memberFacts(tx, decision.authorId);
  if (author === null) return;
  const of = { to: author.email, lang: author.lang ?? ("en" as const), site: house.mailName, origin: house.origin, decision };
  await sendMail(house, tx, statementMail(of));
  if (!decision.target.startsWith("comment:")) await tellDecision(house, tx, decision, "statement");
};

/** Marks what was decided about a target as reversed, and tells its author, unless that `isTold` already. */
export const reverseDecisions = async (
  house: MailHouse,
  tx: Tx,
  target: string,
  { isTold = false }: { readonly isTold?: boolean } = {},
): Promise<readonly Decision[]> => {
  const rows = await tx
    .updateTable("decision")
    .set({ state: "reversed", reversed_at: house.clock.now() })
    .where("target", "=", target)
    .where("state", "=", "standing")
    .returningAll()
    .execute();
  const decisions = rows.map(decisionOf);
  const [last] = decisions.toSorted((one, other) => (one.at < other.at ? 1 : -1));
  if (last !== undefined && !isTold) await tellDecision(house, tx, last, "restored");
  return decisions;
};
