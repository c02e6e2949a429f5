import { nextStage, type Stage, type StageState } from "#conversation";
import { newId } from "#kit";
import type { House, Tx } from "#store";
import { gaugeOf, type Gauged, type GaugeInput } from "./scorer/gauge-of.ts";
import { HOLD_MS } from "./note.ts";
import { keepRaters, publishNotes } from "./publish-notes.ts";
import { readFrozen, writeFrozen } from "./frozen-run.ts";
import { runInput, type RunRows } from "./run-input.ts";
import { scoreNotes } from "./scorer/score-notes.ts";
import type { ScoreInput, ScoreOutput } from "./scorer/score.ts";
import { barAt, thresholdFor } from "./scorer/score-config.ts";
import { renewSalt, writeSetting } from "./settings.ts";
import { readStage } from "./stage.ts";
import type { NoteRunTable } from "./tables.ts";

type More = { readonly signal?: AbortSignal };

/** Works scores and the gauge out: in a thread of its own where there is one. */
export type Scorer = {
  readonly score: (input: ScoreInput, more?: More) => Promise<ScoreOutput>;
  readonly gauge: (input: GaugeInput, more?: More) => Promise<Gauged>;
};

const HERE: Scorer = { score: async (input) => scoreNotes(input), gauge: async (input) => gaugeOf(input) };

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
    let changed = 0;
    if (outcome === "published") {
      changed = await publishNotes(house, tx, output.notes, { runId, stage: memory.stage, now });
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
      notes: rows.notes,
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
    score: scorer = HERE,
    signal,
    isReleased = false,
  }: { readonly score?: Scorer; readonly signal?: AbortSignal; readonly isReleased?: boolean } = {},
): Promise<NoteRunTable> => {
  const began = house.clock.now();
  const before = await readStage(house);
  const threshold = thresholdFor(await lastMus(house));
  const frozen = kind === "stream" ? await readFrozen(house) : null;
  const rows = await runInput(house, kind !== "stream");
  const more = signal === undefined ? {} : { signal };
  const measured = kind === "full" ? await scorer.gauge(rows.input, more) : null;
  const memory = measured === null ? before : nextStage(before, measured);
  const ratings = rows.input.ratings.note.length;
  const config = memory.stage === "S0" || memory.stage === "S1" ? "small" : "large";
  const input: ScoreInput = {
    ...rows.input,
    config,
    rules: rulesFor(memory.stage, kind, threshold),
    ...(frozen === null ? {} : { frozen: frozen.frozen, linked: frozen.linked }),
  };
  const output = await scorer.score(input, more);
  return publishRun(house, { rows, output, kind, memory, gauge: measured?.gauge ?? null, began, ratings, threshold, isReleased });
};
