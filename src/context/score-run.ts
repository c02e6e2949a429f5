import { newId } from "#kit";
import type { House, Tx } from "#store";
import { changeNotes, notesToChange, type Publishing } from "./publish-notes.ts";
import { writeFrozen } from "./frozen-run.ts";
import type { ScoredNote } from "./scorer/score.ts";
import { barAt } from "./scorer/score-config.ts";
import { readSetting, renewSalt, writeSetting } from "./settings.ts";
import type { NoteRunTable } from "./tables.ts";
import { type RunKind, type Scorer, type WorkedOut, workOutHere } from "./work-out-run.ts";
import { clearFound, writeFound, writeScores } from "./write-found.ts";

/** `onHelpful`: what another room does with comments that people who usually differ call helpful, in the transaction that publishes the run. */
export type HelpfulHouse = House & { readonly onHelpful?: (house: House, tx: Tx, commentIds: readonly string[]) => Promise<void> };

const outcomeOf = ({ found }: WorkedOut, isReleased: boolean): NoteRunTable["outcome"] =>
  isReleased ? "published" : found.isBroken ? "frozen" : found.isAxisChanged ? "held" : "published";

const rowOf = ({ found, kind, memory, counts, threshold, began, gauge, rules }: WorkedOut) => ({
  kind,
  began_at: began,
  stage: memory.stage,
  ratings: counts.ratings,
  raters: counts.raters,
  notes: counts.notes,
  mu: found.mu,
  objective: found.loss,
  sweeps: found.sweeps,
  gradient: found.gradient,
  gauge,
  churn: found.churn,
  parameters: JSON.stringify({
    config: memory.stage === "S0" || memory.stage === "S1" ? "small" : "large",
    threshold,
    bar: barAt(found.mu, threshold),
    rules,
    linked: found.linked.length,
    islands: found.islands,
  }),
});

/** Has a run stand: its numbers, written before, by one statement, and what it changes of notes. How many readers see otherwise. */
const makeStand = async (house: HelpfulHouse, tx: Tx, run: WorkedOut, publishing: Publishing, notes: readonly ScoredNote[]) => {
  const { found, kind, memory, began, counts } = run;
  const changed = await changeNotes(house, tx, notes, publishing);
  if (kind === "stream") {
    const standing = await readSetting(tx, "current");
    if (standing !== null) for (const piece of run.notes) await writeScores(tx, piece, standing);
    return changed;
  }
  await writeFrozen(house, tx, found, began, counts.noteRatings);
  await writeSetting(house, tx, "current", publishing.runId);
  const helpful = found.helpfulComments.map((id) => id.replace(/^comment:/u, ""));
  if (memory.stage !== "S0" && helpful.length > 0) await house.onHelpful?.(house, tx, helpful);
  return changed;
};

/**
 * Publishes a run whole: its numbers are written in pieces beside those that stand, and one short transaction has them stand. Readers see all of it
 * or nothing. A run that changes too much changes nothing and is told.
 */
const publishRun = async (house: HelpfulHouse, run: WorkedOut, isReleased: boolean): Promise<NoteRunTable> => {
  const outcome = outcomeOf(run, isReleased);
  const isStanding = outcome === "published";
  const publishing = { runId: newId(house.clock.ms()), stage: run.memory.stage, now: house.clock.now() };
  const isWhole = isStanding && run.kind !== "stream";
  if (isWhole) await writeFound(house, run, publishing.runId);
  const notes = isStanding ? await notesToChange(house, run.notes, publishing) : [];
  const before = await readSetting(house.store.db, "current");
  const row = await house.store.transact(async (tx) => {
    const changed = isStanding ? await makeStand(house, tx, run, publishing, notes) : 0;
    if (run.kind === "full") {
      await writeSetting(house, tx, "stage", JSON.stringify(run.memory));
      await renewSalt(house, tx);
    }
    const written: NoteRunTable = { id: publishing.runId, ended_at: publishing.now, outcome, changed, ...rowOf(run) };
    await tx.insertInto("note_run").values(written).execute();
    return written;
  });
  if (isWhole) await clearFound(house, before ?? "");
  return row;
};

/** One run: reads what counts, scores it, publishes it. `isReleased`: an admin has looked at what was frozen and lets it through. */
export const scoreRun = async (
  house: HelpfulHouse,
  kind: RunKind,
  {
    score = workOutHere,
    signal,
    isReleased = false,
  }: { readonly score?: Scorer; readonly signal?: AbortSignal; readonly isReleased?: boolean } = {},
): Promise<NoteRunTable> => publishRun(house, await score(house, kind, signal), isReleased);
