import { randomInt } from "node:crypto";
import { enqueue } from "#jobs";
import { later, MINUTE } from "#kit";
import { provedMembers } from "#members";
import type { House, Tx } from "#store";
import { currentRun } from "./current-run.ts";
import { OLD_ENOUGH_MS } from "./note.ts";
import type { NoteTable } from "./tables.ts";
import "./tell-jobs.ts";

const ANSWERS_WANTED = 8; // asked ratings that say something (specification 1.1)
const OPEN_MOST = 12; // unanswered invitations of a note
const A_RATER_MOST = 5; // unanswered invitations of a rater
const AT_ONCE = 6; // invitations of a note in one go
const SPREAD_MIN = 120; // they open at random within two hours, so that honest answers do not come in one burst

type Drawn = { readonly id: string; readonly side: number };

/** A random order (Fisher and Yates), which nobody can foresee. */
const shuffled = <Item>(items: readonly Item[]): readonly Item[] => {
  const out = [...items];
  for (let k = out.length - 1; k > 0; k -= 1) {
    const j = randomInt(k + 1);
    [out[k], out[j]] = [out[j]!, out[k]!];
  }
  return out;
};

/** Alternately from each side while both have somebody, then whoever is left. */
const fromBothSides = (pool: readonly Drawn[], most: number): readonly Drawn[] => {
  const random = shuffled(pool);
  const sides = [random.filter((each) => each.side < 0), random.filter((each) => each.side > 0), random.filter((each) => each.side === 0)];
  const half = Math.ceil(most / 2);
  return [...sides[0]!.slice(0, half), ...sides[1]!.slice(0, half), ...sides[2]!, ...sides[0]!.slice(half), ...sides[1]!.slice(half)].slice(
    0,
    most,
  );
};

const inviteFor = async (
  house: House,
  tx: Tx,
  note: NoteTable,
  pool: readonly Drawn[],
  busy: ReadonlyMap<string, number>,
): Promise<void> => {
  const asked = await tx.selectFrom("note_invite").select(["rater_id", "answered_at"]).where("note_id", "=", note.id).execute();
  const answered = asked.filter((row) => row.answered_at !== null).length;
  const open = asked.length - answered;
  const room = Math.min(AT_ONCE, OPEN_MOST - open, 2 * (ANSWERS_WANTED - answered) - open);
  if (answered >= ANSWERS_WANTED || room <= 0) return;
  const rated = await tx.selectFrom("note_rating").select("rater_id").where("note_id", "=", note.id).execute();
  const out = new Set([note.author_id, ...asked.map((row) => row.rater_id), ...rated.map((row) => row.rater_id)]);
  const now = house.clock.now();
  for (const { id, side } of fromBothSides(
    pool.filter((each) => !out.has(each.id) && (busy.get(each.id) ?? 0) < A_RATER_MOST),
    room,
  )) {
    const row = {
      note_id: note.id,
      rater_id: id,
      side,
      made_at: now,
      opens_at: later(now, randomInt(SPREAD_MIN * MINUTE)),
      answered_at: null,
    };
    await tx.insertInto("note_invite").values(row).execute();
    await enqueue(house, tx, { kind: "notes.ask", body: { note: note.id, rater: id }, runAt: row.opens_at });
  }
};

const NOTES_AT_ONCE = 50;

/** Asks members drawn by lot, half of them from each side where sides are known, to rate the notes that wait for answers. */
export const inviteRaters = async (house: House): Promise<void> => {
  const { db } = house.store;
  const notes = await db
    .selectFrom("note")
    .selectAll()
    .where("state", "=", "open")
    .where("is_locked", "=", 0)
    .where("anchor", "<>", "orphan")
    .where("anchor_revision_id", "<>", "")
    .where("status", "in", ["NEEDS_MORE_RATINGS", "NEEDS_YOUR_HELP", "HOLD"])
    .orderBy("made_at", "desc")
    .limit(NOTES_AT_ONCE)
    .execute();
  if (notes.length === 0) return;
  const members = await provedMembers(db, later(house.clock.now(), -OLD_ENOUGH_MS));
  const factors = new Map(
    (await db.selectFrom("note_rater").select(["rater_id", "factor"]).where("run_id", "=", currentRun(db)).execute()).map((row) => [
      row.rater_id,
      row.factor,
    ]),
  );
  const pool = members.map((id) => ({ id, side: Math.sign(factors.get(id) ?? 0) }));
  const waiting = await db
    .selectFrom("note_invite")
    .select((eb) => ["rater_id", eb.fn.countAll<number>().as("count")])
    .where("answered_at", "is", null)
    .groupBy("rater_id")
    .execute();
  const busy = new Map(waiting.map((row) => [row.rater_id, row.count]));
  for (const note of notes) await house.store.transact((tx) => inviteFor(house, tx, note, pool, busy));
};
