import { publish } from "#events";
import { type House, lockName, type Tx } from "#store";
import { type Decision, FIRST_SEAL, sealOf } from "./entry.ts";
import "./events.ts";
import "./tables.ts";

/**
 * Writes a decision in the same transaction as what was decided. Entries of two transactions go one after the other: on PostgreSQL the second
 * waits for the first, so this is the last thing a transaction locks.
 */
export const appendLedger = async (house: House, tx: Tx, decision: Decision): Promise<{ readonly no: number }> => {
  await lockName(house.store.dialect, "ledger")?.execute(tx);
  const last = await tx.selectFrom("ledger_entry").select(["no", "seal"]).orderBy("no", "desc").limit(1).executeTakeFirst();
  const entry = { ...decision, no: (last?.no ?? 0) + 1, at: house.clock.now(), sealBefore: last?.seal ?? FIRST_SEAL };
  const details = JSON.stringify(decision.details);
  await tx
    .insertInto("ledger_entry")
    .values({
      no: entry.no,
      at: entry.at,
      kind: entry.kind,
      target: entry.target,
      ground: entry.ground,
      rule: entry.rule,
      decided_by: entry.decidedBy,
      details,
      seal_before: entry.sealBefore,
      seal: sealOf(entry, details),
    })
    .execute();
  await publish(house, tx, { kind: "ledger.written", topic: "ledger", body: { no: entry.no } });
  return { no: entry.no };
};
