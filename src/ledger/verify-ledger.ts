import type { Store } from "#store";
import { FIRST_SEAL, sealOf } from "./entry.ts";
import "./tables.ts";

export type Verified = { readonly ok: boolean; readonly entries: number; readonly brokenAt?: number };

const AT_ONCE = 1000;

/** Makes every seal again, from the first entry on. `brokenAt` is the first number that is missing or whose entry is not as it was written. */
export const verifyLedger = async (store: Store): Promise<Verified> => {
  let seal = FIRST_SEAL;
  let entries = 0;
  for (;;) {
    const rows = await store.db.selectFrom("ledger_entry").selectAll().where("no", ">", entries).orderBy("no").limit(AT_ONCE).execute();
    for (const row of rows) {
      const { decided_by, details, seal: written, seal_before, ...same } = row;
      const expected = sealOf({ ...same, decidedBy: decided_by, sealBefore: seal_before } as Parameters<typeof sealOf>[0], details);
      if (row.no !== entries + 1 || seal_before !== seal || written !== expected) return { ok: false, entries, brokenAt: entries + 1 };
      seal = written;
      entries += 1;
    }
    if (rows.length < AT_ONCE) return { ok: true, entries };
  }
};
