import { nextStage, type Stage, type StageState } from "#conversation";
import type { House } from "#store";
import { HOLD_MS } from "./note.ts";
import { readFrozen } from "./frozen-run.ts";
import { runInput } from "./run-input.ts";
import { gaugeOf } from "./scorer/gauge-of.ts";
import { scoreNotes } from "./scorer/score-notes.ts";
import type { FittedRater, ScoredNote, ScoreInput, ScoreOutput } from "./scorer/score.ts";
import { thresholdFor } from "./scorer/score-config.ts";
import { readStage } from "./stage.ts";
import type { NoteRunTable } from "./tables.ts";

/**
 * `full`: each night, with the stage, the gauge and more starts. `refit`: raters anew in between, when many ratings came. `stream`: raters stand
 * still, and notes are solved from their own ratings.
 */
export type RunKind = NoteRunTable["kind"];

/** A long list, some of it at a time: made when it is gone through, and each time anew. */
export type InPieces<Item> = Iterable<readonly Item[]>;

/** What a run found, not yet published. */
export type WorkedOut = {
  readonly kind: RunKind;
  readonly began: string;
  readonly memory: StageState;
  readonly gauge: number | null;
  readonly threshold: number;
  readonly rules: NonNullable<ScoreInput["rules"]>;
  /** How many it had: all ratings and votes, the ratings of notes alone, the notes. */
  readonly counts: { readonly ratings: number; readonly noteRatings: number; readonly notes: number; readonly raters: number };
  readonly found: Omit<ScoreOutput, "notes" | "raters">;
  readonly notes: InPieces<ScoredNote>;
  readonly raters: InPieces<FittedRater>;
};

/** Reads what counts and works a run out: in a thread of its own where there is one. */
export type Scorer = (house: House, kind: RunKind, signal?: AbortSignal) => Promise<WorkedOut>;

const WEEK = 7; // nights whose base rate decides on the threshold
const MINUTE_MS = 60_000;
const PIECE = 100; // of a list, gone through between two answers to readers

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

/** The list in pieces. */
export const inPieces = <Item>(list: readonly Item[]): InPieces<Item> =>
  Array.from({ length: Math.ceil(list.length / PIECE) }, (_, k) => list.slice(k * PIECE, (k + 1) * PIECE));

/** Works a run out where it is called: reads what counts, and scores it. Writes nothing. `rest` is called again and again between. */
export const workOutHere = async (house: House & { readonly rest?: () => void }, kind: RunKind): Promise<WorkedOut> => {
  const began = house.clock.now();
  const before = await readStage(house);
  const threshold = thresholdFor(await lastMus(house));
  const frozen = kind === "stream" ? await readFrozen(house) : null;
  const rows = await runInput(house, kind !== "stream", house.rest);
  const measured = kind === "full" ? gaugeOf(rows.input) : null;
  const memory = measured === null ? before : nextStage(before, measured);
  const rules = rulesFor(memory.stage, kind, threshold);
  const { notes, raters, ...found } = scoreNotes({
    ...rows.input,
    config: memory.stage === "S0" || memory.stage === "S1" ? "small" : "large",
    rules,
    ...(frozen === null ? {} : { frozen: frozen.frozen, linked: frozen.linked }),
  });
  const counts = {
    ratings: rows.input.ratings.note.length,
    noteRatings: rows.noteRatings,
    notes: rows.notes,
    raters: raters.length,
  };
  const gauge = measured?.gauge ?? null;
  return { kind, began, memory, gauge, threshold, rules, counts, found, notes: inPieces(notes), raters: inPieces(raters) };
};
