import { publish } from "#events";
import { appendLedger } from "#ledger";
import type { Rule } from "#conversation";
import type { Db, House, Tx } from "#store";
import { logNote, tellAuthor, tellChange } from "./log-note.ts";
import { noteSubject } from "./note-subject.ts";
import type { NoteTable } from "./tables.ts";
import { lockNote } from "./write-note.ts";

/** `by`: the moderator; null for a rule that took it off by itself. */
export type NoteOff = { readonly rule: Rule; readonly reason: string; readonly by: string | null };
export type NoteBack = { readonly by: string | null; readonly ground: "mistake" | "appeal" };

const tellDecided = (
  house: House,
  tx: Tx,
  note: NoteTable,
  now: { readonly state: "hidden" | "rejected" | "published"; readonly by: string | null; readonly ledger: number | null },
): Promise<unknown> =>
  publish(house, tx, { kind: "note.decided", topic: `note:${note.id}`, body: { story: note.story_id, note: note.id, ...now } });

const set = (house: House, tx: Tx, note: NoteTable, more: Partial<NoteTable>) =>
  tx
    .updateTable("note")
    .set({ ...more, changed_at: house.clock.now() })
    .where("id", "=", note.id)
    .execute();

/** Takes a note off, in a transaction that has it locked: turned down where raters had not seen it, removed where they had. */
export const takeNoteOff = async (house: House, tx: Tx, note: NoteTable, { rule, reason, by }: NoteOff): Promise<void> => {
  if (note.state !== "held" && note.state !== "open") return;
  const isHeld = note.state === "held";
  const { no } = await appendLedger(house, tx, {
    kind: "removal",
    target: `note:${note.id}`,
    ground: "rule",
    rule,
    decidedBy: by === null ? "rule" : "moderator",
    details: { kind: note.kind },
  });
  await set(house, tx, note, { state: isHeld ? "rejected" : "removed", reason, rule, ledger_no: no });
  await logNote(house, tx, note.id, { what: isHeld ? "rejected" : "removed", by: "moderator", details: { rule } });
  await tellAuthor(house, tx, note, isHeld ? "rejected" : "removed");
  await tellChange(house, tx, note);
  await tellDecided(house, tx, note, { state: isHeld ? "rejected" : "hidden", by, ledger: no });
};

/** Lets a held note out, or brings one back that was taken off. */
export const bringNoteBack = async (house: House, tx: Tx, note: NoteTable, { by, ground }: NoteBack): Promise<void> => {
  if (note.state !== "held" && note.state !== "rejected" && note.state !== "removed") return;
  const ledger =
    note.state === "held"
      ? null
      : (
          await appendLedger(house, tx, {
            kind: "restoration",
            target: `note:${note.id}`,
            ground,
            rule: null,
            decidedBy: by === null ? "rule" : "moderator",
            details: note.ledger_no === null ? {} : { overturns: note.ledger_no },
          })
        ).no;
  await set(house, tx, note, { state: "open", reason: null, rule: null, ledger_no: null });
  await logNote(house, tx, note.id, { what: "let-out", by: "moderator" });
  await tellAuthor(house, tx, note, "let-out");
  await tellChange(house, tx, note);
  await tellDecided(house, tx, note, { state: "published", by, ledger });
};

/** What notes of those ids say, by id. One statement. */
const noteWords = async (db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("note").select(["id", "body"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, body }) => [id, body]));
};

/** Notes as whoever decides about what members say deals with them. */
export const noteKeeper = (house: House) => ({
  find: noteSubject,
  words: noteWords,
  takeOff: async (tx: Tx, id: string, why: NoteOff): Promise<void> => {
    const note = await lockNote(house, tx, id);
    if (note !== undefined) await takeNoteOff(house, tx, note, why);
  },
  bringBack: async (tx: Tx, id: string, why: NoteBack): Promise<void> => {
    const note = await lockNote(house, tx, id);
    if (note !== undefined) await bringNoteBack(house, tx, note, why);
  },
});
