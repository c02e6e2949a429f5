import { appendLedger } from "#ledger";
import type { House, Tx } from "#store";
import { bumpVersion } from "./word-entries.ts";

/** Decisions before a rule's record says anything. */
export const RECORD_LEAST = 5;
/** Out of 100 decisions that a rule took by itself, so many reversed: it goes on holding and no longer turns down. */
export const WRONG_MOST = 20;

/** How often a check led to a decision, and how often that was reversed. */
export type CheckRecord = { readonly decisions: number; readonly reversed: number };

export const recordOfCheck = async (tx: Tx, checkId: string): Promise<CheckRecord> => {
  const rows = await tx
    .selectFrom("decision")
    .select((eb) => ["state", eb.fn.countAll<number>().as("count")])
    .where("check_id", "=", checkId)
    .groupBy("state")
    .execute();
  const of = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  return { decisions: of("standing") + of("reversed"), reversed: of("reversed") };
};

/** A rule that turns down by itself and is reversed too often becomes one that only holds. The ledger says so. */
export const demoteIfWrong = async (house: House, tx: Tx, checkId: string | null): Promise<boolean> => {
  const entryId = /^words:(.+)$/u.exec(checkId ?? "")?.[1];
  if (checkId === null || entryId === undefined) return false;
  const { decisions, reversed } = await recordOfCheck(tx, checkId);
  if (decisions < RECORD_LEAST || (100 * reversed) / decisions <= WRONG_MOST) return false;
  const changed = await tx
    .updateTable("word_entry")
    .set({ action: "hold", demoted_at: house.clock.now() })
    .where("id", "=", entryId)
    .where("action", "=", "reject")
    .returning(["id", "rule"])
    .executeTakeFirst();
  if (changed === undefined) return false;
  await bumpVersion(tx, "words");
  await appendLedger(house, tx, {
    kind: "rule",
    target: `check:${entryId}`,
    ground: "often-wrong",
    rule: changed.rule,
    decidedBy: "rule",
    details: { decisions, reversed },
  });
  return true;
};
