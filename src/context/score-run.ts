import { nextStage, type Stage, type StageState } from "#conversation";
import { instantOf, newId } from "#kit";
import type { House, Tx } from "#store";
import { gaugeOf } from "./gauge-of.ts";
import { logNote, tellAuthor, tellChange } from "./log-note.ts";
import { HOLD_MS, isShown, LOCK_MS } from "./note.ts";
import { readFrozen, writeFrozen } from "./frozen-run.ts";
import { runInput, type RunRows } from "./run-input.ts";
import { scoreNotes } from "./scorer/score-notes.ts";
import type { NoteStatus, ScoredNote, ScoreInput, ScoreOutput } from "./scorer/score.ts";
import { barAt, thresholdFor } from "./scorer/score-config.ts";
import { renewSalt, writeSetting } from "./settings.ts";
import { readStage } from "./stage.ts";
import type { NoteRunTable, NoteTable } from "./tables.ts";

/** Works the scores out: in a thread of its own where there is one. */
export type Scorer = (input: ScoreInput, more?: { readonly signal?: AbortSignal }) => Promise<ScoreOutput>;

/** `onHelpful`: what another room does with comments that people who usually differ call helpful, in the transaction that publishes the run. */
export type HelpfulHouse = House & { readonly onHelpful?: (house: House, tx: Tx, commentIds: readonly string[]) => Promise<void> };

/**
 * `full`: each night, with the stage, the gauge and more starts. `refit`: raters anew in between, when many ratings came. `stream`: raters stand
 * still, and notes are solved from their own ratings.
 */
export type RunKind = NoteRunTable["kind"];

const WEEK = 7; // nights whose base rate decides on the threshold
const MINUTE_MS = 60_000;

/** The last nights' base rates, newest last. */
const lastMus = async (house: House): Promise<readonly number[]> =>
  (
    await house.store.db
      .selectFrom("note_run")
      .select("mu")
      .where("kind", "=", "full")
      .where("outcome", "=", "published")
      .orderBy("began_at", "desc")
      .limit(WEEK)
      .execute()
  )
    .flatMap(({ mu }) => mu ?? [])
    .toReversed();

const rulesFor = (stage: Stage, kind: RunKind, threshold: number): NonNullable<ScoreInput["rules"]> => ({
  groupVeto: stage === "S1" || stage === "S2",
  safeguards: stage === "S3",
  holdMinutes: HOLD_MS[stage] / MINUTE_MS,
  moreStarts: kind === "full",
  threshold,
});

/** Before agreement between sides can be measured nothing is decided by ratings. */
const statusAt = (stage: Stage, note: NoteTable, status: NoteStatus): NoteStatus =>
  stage === "S0" && note.is_locked === 0 ? "NEEDS_MORE_RATINGS" : status;

const DECIDED: readonly NoteStatus[] = ["HELPFUL", "NOT_HELPFUL"];

type Publishing = { readonly runId: string; readonly stage: Stage; readonly now: string };

const logStatus = (house: House, tx: Tx, note: NoteTable, scored: ScoredNote, status: NoteStatus, runId: string) =>
  logNote(house, tx, note.id, {
    what: `status:${status}`,
    by: "score",
    runId,
    details: {
      from: note.status,
      intercept: scored.intercept,
      factor: scored.factor,
      n: scored.n,
      netMin: scored.netMin,
      why: scored.why.join(" "),
    },
  });

/** Gives one note what the run found. True where readers see another thing than before. */
const publishNote = async (
  house: House,
  tx: Tx,
  note: NoteTable,
  scored: ScoredNote,
  { runId, stage, now }: Publishing,
): Promise<boolean> => {
  const status = statusAt(stage, note, scored.status);
  const isLocked = note.is_locked === 1 || Date.parse(now) - Date.parse(note.made_at) >= LOCK_MS;
  const after = { ...note, status };
  const isNew = isShown(after, note.anchor_revision_id) && note.shown_at === null;
  const agreedSince = scored.agreedSince === null ? null : instantOf(scored.agreedSince);
  const isSame = status === note.status && agreedSince === note.met_since && (isLocked ? 1 : 0) === note.is_locked;
  if (!isSame)
    await tx
      .updateTable("note")
      .set({
        status,
        met_since: agreedSince,
        is_locked: isLocked ? 1 : 0,
        decided_at: note.decided_at ?? (DECIDED.includes(status) ? now : null),
        ...(isNew ? { shown_at: now } : {}),
      })
      .where("id", "=", note.id)
      .execute();
  if (scored.intercept !== null) {
    const { why, lower, upper, negative, positive, netMin, isPossiblyBuried } = scored;
    const row = {
      note_id: note.id,
      run_id: runId,
      intercept: scored.intercept,
      factor: scored.factor ?? 0,
      n: scored.n,
      facts: JSON.stringify({ why, lower, upper, negative, positive, netMin, isPossiblyBuried }),
    };
    await tx
      .insertInto("note_score")
      .values(row)
      .onConflict((conflict) => conflict.column("note_id").doUpdateSet(row))
      .execute();
  }
  if (status === note.status) return false;
  await logStatus(house, tx, note, scored, status, runId);
  if (note.state !== "open") return false;
  await tellChange(house, tx, note);
  if (status === "HELPFUL") await tellAuthor(house, tx, note, "shown");
  if (status === "NOT_HELPFUL") await tellAuthor(house, tx, note, "not-helpful");
  return true;
};

const keepRaters = async (tx: Tx, output: ScoreOutput, runId: string): Promise<void> => {
  await tx.deleteFrom("note_rater").execute();
  const rows = output.raters.map((rater) => ({
    rater_id: rater.id,
    run_id: runId,
    intercept: rater.intercept,
    factor: rater.factor,
    ratings: rater.n,
  }));
  for (let from = 0; from < rows.length; from += 500)
    await tx
      .insertInto("note_rater")
      .values(rows.slice(from, from + 500))
      .execute();
};

type Finished = {
  readonly rows: RunRows;
  readonly output: ScoreOutput;
  readonly kind: RunKind;
  readonly memory: StageState;
  readonly gauge: number | null;
  readonly began: string;
  readonly ratings: number;
  readonly threshold: number;
  readonly isReleased: boolean;
};

const outcomeOf = ({ output, isReleased }: Finished): NoteRunTable["outcome"] =>
  isReleased ? "published" : output.isBroken ? "frozen" : output.isAxisChanged ? "held" : "published";

/** Publishes a run whole, in one transaction: readers see all of it or nothing. A run that changes too much changes nothing and is told. */
const publishRun = (house: HelpfulHouse, finished: Finished): Promise<NoteRunTable> =>
  house.store.transact(async (tx) => {
    const { rows, output, kind, memory } = finished;
    const now = house.clock.now();
    const runId = newId(house.clock.ms());
    const outcome = outcomeOf(finished);
    const byId = new Map(output.notes.map((note) => [note.id, note]));
    let changed = 0;
    if (outcome === "published") {
      const ids = rows.notes.map((note) => note.id);
      // What was withdrawn or changed while the run went on is left as it is now.
      const current =
        ids.length === 0 ? [] : await tx.selectFrom("note").selectAll().where("state", "in", ["open", "incorporated"]).execute();
      for (const note of current) {
        const scored = byId.get(note.id);
        if (scored !== undefined && (await publishNote(house, tx, note, scored, { runId, stage: memory.stage, now }))) changed += 1;
      }
      if (kind !== "stream") {
        await keepRaters(tx, output, runId);
        await writeFrozen(house, tx, output, finished.began, rows.noteRatings);
        const helpful = output.helpfulComments.map((id) => id.replace(/^comment:/u, ""));
        if (memory.stage !== "S0" && helpful.length > 0) await house.onHelpful?.(house, tx, helpful);
      }
    }
    if (kind === "full") {
      await writeSetting(house, tx, "stage", JSON.stringify(memory));
      await renewSalt(house, tx);
    }
    const run: NoteRunTable = {
      id: runId,
      kind,
      began_at: finished.began,
      ended_at: now,
      outcome,
      stage: memory.stage,
      ratings: finished.ratings,
      raters: output.raters.length,
      notes: rows.notes.length,
      mu: output.mu,
      objective: output.loss,
      sweeps: output.sweeps,
      gradient: output.gradient,
      gauge: finished.gauge,
      churn: output.churn,
      changed,
      parameters: JSON.stringify({
        config: memory.stage === "S0" || memory.stage === "S1" ? "small" : "large",
        threshold: finished.threshold,
        bar: barAt(output.mu, finished.threshold),
        rules: rulesFor(memory.stage, kind, finished.threshold),
        linked: output.linked.length,
        islands: output.islands,
      }),
    };
    await tx.insertInto("note_run").values(run).execute();
    return run;
  });

/** One run: reads what counts, scores it, publishes it. `isReleased`: an admin has looked at what was frozen and lets it through. */
export const scoreRun = async (
  house: HelpfulHouse,
  kind: RunKind,
  {
    score = (input) => Promise.resolve(scoreNotes(input)),
    signal,
    isReleased = false,
  }: { readonly score?: Scorer; readonly signal?: AbortSignal; readonly isReleased?: boolean } = {},
): Promise<NoteRunTable> => {
  const began = house.clock.now();
  const before = await readStage(house);
  const threshold = thresholdFor(await lastMus(house));
  const frozen = kind === "stream" ? await readFrozen(house) : null;
  const rows = await runInput(house, kind !== "stream");
  const measured = kind === "full" ? gaugeOf(rows.input) : null;
  const memory = measured === null ? before : nextStage(before, measured);
  const ratings = rows.input.ratings.note.length;
  const config = memory.stage === "S0" || memory.stage === "S1" ? "small" : "large";
  const input: ScoreInput = {
    ...rows.input,
    config,
    rules: rulesFor(memory.stage, kind, threshold),
    ...(frozen === null ? {} : { frozen: frozen.frozen, linked: frozen.linked }),
  };
  const output = await score(input, signal === undefined ? {} : { signal });
  return publishRun(house, { rows, output, kind, memory, gauge: measured?.gauge ?? null, began, ratings, threshold, isReleased });
};
