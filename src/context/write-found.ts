import { sql } from "kysely";
import { halfPaced, HOUR, newId } from "#kit";
import type { House, Tx } from "#store";
import type { FittedRater, ScoredNote } from "./scorer/score.ts";
import { readSetting } from "./settings.ts";
import type { InPieces } from "./work-out-run.ts";
import "./tables.ts";

const AT_ONCE = 1_000; // rows that are taken away at a time
const OVER_MS = HOUR; // after which a run that does not stand is not being written any more

/** The numbers of a run, as rows: of notes that are still before raters alone, over what it said of them before. */
export const writeScores = async (tx: Tx, scored: readonly ScoredNote[], runId: string): Promise<void> => {
  const numbered = scored.flatMap((note) => (note.intercept === null ? [] : [{ ...note, intercept: note.intercept }]));
  if (numbered.length === 0) return;
  const there = await tx
    .selectFrom("note")
    .select("id")
    .where(
      "id",
      "in",
      numbered.map(({ id }) => id),
    )
    .where("state", "in", ["open", "incorporated"])
    .execute();
  const ids = new Set(there.map(({ id }) => id));
  const rows = numbered
    .filter(({ id }) => ids.has(id))
    .map(({ id, intercept, factor, n, why, lower, upper, negative, positive, netMin, isPossiblyBuried }) => ({
      note_id: id,
      run_id: runId,
      intercept,
      factor: factor ?? 0,
      n,
      facts: JSON.stringify({ why, lower, upper, negative, positive, netMin, isPossiblyBuried }),
    }));
  if (rows.length === 0) return;
  await tx
    .insertInto("note_score")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["run_id", "note_id"]).doUpdateSet((eb) => ({
        intercept: eb.ref("excluded.intercept"),
        factor: eb.ref("excluded.factor"),
        n: eb.ref("excluded.n"),
        facts: eb.ref("excluded.facts"),
      })),
    )
    .execute();
};

const writeRaters = (tx: Tx, raters: readonly FittedRater[], runId: string): Promise<unknown> =>
  tx
    .insertInto("note_rater")
    .values(raters.map(({ id, intercept, factor, n }) => ({ rater_id: id, run_id: runId, intercept, factor, ratings: n })))
    .execute();

/** Writes what a run found, a piece at a time, so that nobody who writes waits for long. Nothing of it stands yet. */
export const writeFound = async (
  house: House,
  { notes, raters }: { readonly notes: InPieces<ScoredNote>; readonly raters: InPieces<FittedRater> },
  runId: string,
): Promise<void> => {
  const rest = halfPaced();
  for (const piece of notes) {
    await house.store.transact((tx) => writeScores(tx, piece, runId));
    await rest();
  }
  for (const piece of raters) {
    await house.store.transact((tx) => writeRaters(tx, piece, runId));
    await rest();
  }
};

/** The runs of whom a table has rows, in order; each found by the index alone. */
const runsIn = async (house: House, table: "note_score" | "note_rater"): Promise<readonly string[]> => {
  const runs: string[] = [];
  for (;;) {
    const next = await house.store.db
      .selectFrom(table)
      .select("run_id")
      .where("run_id", ">", runs.at(-1) ?? "")
      .orderBy("run_id")
      .limit(1)
      .executeTakeFirst();
    if (next === undefined) return runs;
    runs.push(next.run_id);
  }
};

const clearTable = async (
  house: House,
  [table, key]: readonly ["note_score", "note_id"] | readonly ["note_rater", "rater_id"],
  run: string,
) => {
  const rest = halfPaced();
  for (let isMore = true; isMore; await rest()) {
    const ids = await house.store.db
      .selectFrom(table)
      .select(sql.ref<string>(key).as("id"))
      .where("run_id", "=", run)
      .orderBy(sql.ref(key))
      .limit(AT_ONCE)
      .execute();
    isMore = ids.length === AT_ONCE;
    const last = ids.at(-1)?.id;
    if (last !== undefined) await house.store.db.deleteFrom(table).where("run_id", "=", run).where(sql.ref(key), "<=", last).execute();
  }
};

/** Takes away, some at a time, the numbers of `before` and of runs that failed long ago. One that is still being written stays. */
export const clearFound = async (house: House, before: string): Promise<void> => {
  const current = await readSetting(house.store.db, "current");
  const over = newId(house.clock.ms() - OVER_MS);
  for (const each of [
    ["note_score", "note_id"],
    ["note_rater", "rater_id"],
  ] as const)
    for (const run of await runsIn(house, each[0]))
      if (run !== current && (run === before || run < over)) await clearTable(house, each, run);
};
