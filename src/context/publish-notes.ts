import { instantOf } from "#kit";
import type { Stage } from "#conversation";
import type { House, Tx } from "#store";
import { breathe } from "./breathe.ts";
import { logNote, tellAuthor, tellChange } from "./log-note.ts";
import { isShown, LOCK_MS } from "./note.ts";
import type { FittedRater, NoteStatus, ScoredNote } from "./scorer/score.ts";
import type { NoteTable } from "./tables.ts";
import type { InPieces } from "./work-out-run.ts";

/** Before agreement between sides can be measured nothing is decided by ratings. */
const statusAt = (stage: Stage, note: NoteTable, status: NoteStatus): NoteStatus =>
  stage === "S0" && note.is_locked === 0 ? "NEEDS_MORE_RATINGS" : status;

const DECIDED: readonly NoteStatus[] = ["HELPFUL", "NOT_HELPFUL"];

export type Publishing = { readonly runId: string; readonly stage: Stage; readonly now: string };

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
  if (status === note.status) return false;
  await logStatus(house, tx, note, scored, status, runId);
  if (note.state !== "open") return false;
  await tellChange(house, tx, note);
  if (status === "HELPFUL") await tellAuthor(house, tx, note, "shown");
  if (status === "NOT_HELPFUL") await tellAuthor(house, tx, note, "not-helpful");
  return true;
};

/** The numbers of the run, as rows: of notes that are still before raters alone. */
const keepScores = async (tx: Tx, scored: readonly ScoredNote[], runId: string): Promise<void> => {
  const rows = scored.flatMap(({ id, intercept, factor, n, why, lower, upper, negative, positive, netMin, isPossiblyBuried }) =>
    intercept === null
      ? []
      : [
          {
            note_id: id,
            run_id: runId,
            intercept,
            factor: factor ?? 0,
            n,
            facts: JSON.stringify({ why, lower, upper, negative, positive, netMin, isPossiblyBuried }),
          },
        ],
  );
  if (rows.length === 0) return;
  await tx
    .insertInto("note_score")
    .values(rows)
    .onConflict((conflict) =>
      conflict.column("note_id").doUpdateSet((eb) => ({
        run_id: eb.ref("excluded.run_id"),
        intercept: eb.ref("excluded.intercept"),
        factor: eb.ref("excluded.factor"),
        n: eb.ref("excluded.n"),
        facts: eb.ref("excluded.facts"),
      })),
    )
    .execute();
};

/** Gives all notes what the run found. What was withdrawn or changed while it went on is left as it is now. How many readers see otherwise. */
export const publishNotes = async (house: House, tx: Tx, notes: InPieces<ScoredNote>, publishing: Publishing): Promise<number> => {
  let changed = 0;
  for (const piece of notes) {
    const some = new Map(piece.map((note) => [note.id, note]));
    const current = await tx
      .selectFrom("note")
      .selectAll()
      .where("id", "in", [...some.keys()])
      .where("state", "in", ["open", "incorporated"])
      .execute();
    for (const note of current) if (await publishNote(house, tx, note, some.get(note.id)!, publishing)) changed += 1;
    await keepScores(
      tx,
      current.map((note) => some.get(note.id)!),
      publishing.runId,
    );
    await breathe();
  }
  return changed;
};

/** Replaces what is known of raters. */
export const keepRaters = async (tx: Tx, raters: InPieces<FittedRater>, runId: string): Promise<void> => {
  await tx.deleteFrom("note_rater").execute();
  for (const piece of raters) {
    const rows = piece.map(({ id, intercept, factor, n }) => ({ rater_id: id, run_id: runId, intercept, factor, ratings: n }));
    await tx.insertInto("note_rater").values(rows).execute();
    await breathe();
  }
};
