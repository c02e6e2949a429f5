import { breathe, halfPaced, instantOf } from "#kit";
import type { Stage } from "#conversation";
import { gather, type House, type Tx } from "#store";
import { tellAuthor, tellChange } from "./log-note.ts";
import { isShown, LOCK_MS } from "./note.ts";
import type { NoteStatus, ScoredNote } from "./scorer/score.ts";
import type { NoteLogTable, NoteTable } from "./tables.ts";
import type { InPieces } from "./work-out-run.ts";

/** Before agreement between sides can be measured nothing is decided by ratings. */
const statusAt = (stage: Stage, note: Pick<NoteTable, "is_locked">, status: NoteStatus): NoteStatus =>
  stage === "S0" && note.is_locked === 0 ? "NEEDS_MORE_RATINGS" : status;

const DECIDED: readonly NoteStatus[] = ["HELPFUL", "NOT_HELPFUL"];
const AT_ONCE = 500; // notes that are looked at together

export type Publishing = { readonly runId: string; readonly stage: Stage; readonly now: string };

type Standing = Pick<NoteTable, "is_locked" | "made_at" | "status" | "met_since">;

/** What a note is to be by the run. */
const standingBy = (note: Standing, scored: ScoredNote, { stage, now }: Publishing) => ({
  status: statusAt(stage, note, scored.status),
  met_since: scored.agreedSince === null ? null : instantOf(scored.agreedSince),
  is_locked: note.is_locked === 1 || Date.parse(now) - Date.parse(note.made_at) >= LOCK_MS ? 1 : 0,
});

const isSame = (note: Standing, by: Omit<Standing, "made_at">): boolean =>
  by.status === note.status && by.met_since === note.met_since && by.is_locked === note.is_locked;

/** Those of the notes that are not yet what the run found, and can still be given it. */
export const notesToChange = async (house: House, notes: InPieces<ScoredNote>, publishing: Publishing): Promise<readonly ScoredNote[]> => {
  const out: ScoredNote[] = [];
  const rest = halfPaced();
  for (const piece of notes) {
    const some = new Map(piece.map((note) => [note.id, note]));
    const current = await house.store.db
      .selectFrom("note")
      .select(["id", "status", "met_since", "is_locked", "made_at"])
      .where("id", "in", [...some.keys()])
      .where("state", "in", ["open", "incorporated"])
      .execute();
    for (const note of current) if (!isSame(note, standingBy(note, some.get(note.id)!, publishing))) out.push(some.get(note.id)!);
    await rest();
  }
  return out;
};

const writeLog = async (tx: Tx, rows: readonly Omit<NoteLogTable, "id">[]): Promise<void> => {
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx
      .insertInto("note_log")
      .values(rows.slice(from, from + AT_ONCE))
      .execute();
};

const logStatus = (tx: Tx, note: NoteTable, scored: ScoredNote, status: NoteStatus, { runId, now }: Publishing): void => {
  const { intercept, factor, n, netMin } = scored;
  gather(tx, writeLog, {
    note_id: note.id,
    at: now,
    what: `status:${status}`,
    by_kind: "score" as const,
    run_id: runId,
    details: JSON.stringify({ from: note.status, intercept, factor, n, netMin, why: scored.why.join(" ") }),
  });
};

/** Tells whoever it concerns that a note has another status. True where readers see another thing than before. */
const tellStatus = async (house: House, tx: Tx, note: NoteTable, status: NoteStatus): Promise<boolean> => {
  if (note.state !== "open") return false;
  await tellChange(house, tx, note);
  if (status === "HELPFUL") await tellAuthor(house, tx, note, "shown");
  if (status === "NOT_HELPFUL") await tellAuthor(house, tx, note, "not-helpful");
  return true;
};

/** Gives notes what the run found. What was withdrawn or changed while it went on is left as it is now. How many readers see otherwise. */
export const changeNotes = async (house: House, tx: Tx, scored: readonly ScoredNote[], publishing: Publishing): Promise<number> => {
  let changed = 0;
  for (let from = 0; from < scored.length; from += AT_ONCE) {
    const some = new Map(scored.slice(from, from + AT_ONCE).map((note) => [note.id, note]));
    const current = await tx
      .selectFrom("note")
      .selectAll()
      .where("id", "in", [...some.keys()])
      .where("state", "in", ["open", "incorporated"])
      .execute();
    const alike = new Map<string, { readonly set: object; readonly ids: string[] }>();
    for (const note of current) {
      const by = standingBy(note, some.get(note.id)!, publishing);
      if (isSame(note, by)) continue;
      const isNew = isShown({ ...note, status: by.status }, note.anchor_revision_id) && note.shown_at === null;
      const set = {
        ...by,
        decided_at: note.decided_at ?? (DECIDED.includes(by.status) ? publishing.now : null),
        ...(isNew ? { shown_at: publishing.now } : {}),
      };
      const key = JSON.stringify(set);
      alike.set(key, { set, ids: [...(alike.get(key)?.ids ?? []), note.id] });
      if (by.status === note.status) continue;
      logStatus(tx, note, some.get(note.id)!, by.status, publishing);
      if (await tellStatus(house, tx, note, by.status)) changed += 1;
    }
    for (const { set, ids } of alike.values()) await tx.updateTable("note").set(set).where("id", "in", ids).execute();
    await breathe();
  }
  return changed;
};
