import { newId } from "#kit";
import type { House, Tx } from "#store";
import { keepRaters, publishNotes } from "./publish-notes.ts";
import { writeFrozen } from "./frozen-run.ts";
import { barAt } from "./scorer/score-config.ts";
import { renewSalt, writeSetting } from "./settings.ts";
import type { NoteRunTable } from "./tables.ts";
import { type RunKind, type Scorer, type WorkedOut, workOutHere } from "./work-out-run.ts";

/** `onHelpful`: what another room does with comments that people who usually differ call helpful, in the transaction that publishes the run. */
export type HelpfulHouse = House & { readonly onHelpful?: (house: House, tx: Tx, commentIds: readonly string[]) => Promise<void> };

const outcomeOf = ({ found }: WorkedOut, isReleased: boolean): NoteRunTable["outcome"] =>
  isReleased ? "published" : found.isBroken ? "frozen" : found.isAxisChanged ? "held" : "published";

/** Publishes a run whole, in one transaction: readers see all of it or nothing. A run that changes too much changes nothing and is told. */
const publishRun = (house: HelpfulHouse, run: WorkedOut, isReleased: boolean): Promise<NoteRunTable> =>
  house.store.transact(async (tx) => {
    const { found, kind, memory, counts, threshold } = run;
    const now = house.clock.now();
    const runId = newId(house.clock.ms());
    const outcome = outcomeOf(run, isReleased);
    let changed = 0;
    if (outcome === "published") {
      changed = await publishNotes(house, tx, run.notes, { runId, stage: memory.stage, now });
      if (kind !== "stream") {
        await keepRaters(tx, run.raters, runId);
        await writeFrozen(house, tx, found, run.began, counts.noteRatings);
        const helpful = found.helpfulComments.map((id) => id.replace(/^comment:/u, ""));
        if (memory.stage !== "S0" && helpful.length > 0) await house.onHelpful?.(house, tx, helpful);
      }
    }
    if (kind === "full") {
      await writeSetting(house, tx, "stage", JSON.stringify(memory));
      await renewSalt(house, tx);
    }
    const row: NoteRunTable = {
      id: runId,
      kind,
      began_at: run.began,
      ended_at: now,
      outcome,
      stage: memory.stage,
      ratings: counts.ratings,
      raters: counts.raters,
      notes: counts.notes,
      mu: found.mu,
      objective: found.loss,
      sweeps: found.sweeps,
      gradient: found.gradient,
      gauge: run.gauge,
      churn: found.churn,
      changed,
      parameters: JSON.stringify({
        config: memory.stage === "S0" || memory.stage === "S1" ? "small" : "large",
        threshold,
        bar: barAt(found.mu, threshold),
        rules: run.rules,
        linked: found.linked.length,
        islands: found.islands,
      }),
    };
    await tx.insertInto("note_run").values(row).execute();
    return row;
  });

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
