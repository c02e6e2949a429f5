import { randomInt } from "node:crypto";
import { enqueue } from "#jobs";
import { breathe, later, MINUTE } from "#kit";
import { provedMembers } from "#members";
import type { Db, House, Tx } from "#store";
import { currentRun } from "./current-run.ts";
import { OLD_ENOUGH_MS } from "./note.ts";
import "./tables.ts";
import "./tell-jobs.ts";

const ANSWERS_WANTED = 8; // asked ratings that say something (specification 1.1)
const OPEN_MOST = 12; // unanswered invitations of a note
const A_RATER_MOST = 5; // unanswered invitations of a rater
const AT_ONCE = 6; // invitations of a note in one go
const SPREAD_MIN = 120; // they open at random within two hours, so that honest answers do not come in one burst

type Drawn = { readonly id: string; readonly side: number };

/** In a random order that nobody can foresee (Fisher and Yates, one at a time: of many members a few are drawn). */
const drawnFrom = function* (people: Drawn[]): Generator<Drawn, undefined> {
  for (let k = people.length - 1; k >= 0; k -= 1) {
    const j = randomInt(k + 1);
    [people[k], people[j]] = [people[j]!, people[k]!];
    yield people[k]!;
  }
};

/** As many from each side while both have somebody, then whoever has none, then whoever is left. */
const fromBothSides = (sides: readonly Drawn[][], most: number, isFree: (id: string) => boolean): readonly Drawn[] => {
  const draws = sides.map(drawnFrom);
  const take = (side: number, upTo: number): readonly Drawn[] => {
    const taken: Drawn[] = [];
    while (taken.length < upTo) {
      const next = draws[side]?.next().value;
      if (next === undefined) break;
      if (isFree(next.id)) taken.push(next);
    }
    return taken;
  };
  const half = Math.ceil(most / 2);
  const chosen = [...take(0, half), ...take(1, half)].slice(0, most);
  for (const side of [2, 0, 1]) chosen.push(...take(side, most - chosen.length));
  return chosen;
};

/** Who was asked about each of the notes and whether they answered, and who rated it. Two statements. */
const askedBefore = async (db: Db, ids: readonly string[]) => {
  const asked = await db.selectFrom("note_invite").select(["note_id", "rater_id", "answered_at"]).where("note_id", "in", ids).execute();
  const rated = await db.selectFrom("note_rating").select(["note_id", "rater_id"]).where("note_id", "in", ids).execute();
  return { asked: Map.groupBy(asked, (row) => row.note_id), rated: Map.groupBy(rated, (row) => row.note_id) };
};

/** How many more may be asked now to rate a note of which so many were asked before. */
const roomFor = (asked: readonly { readonly answered_at: string | null }[]): number => {
  const answered = asked.filter((row) => row.answered_at !== null).length;
  const open = asked.length - answered;
  return answered >= ANSWERS_WANTED ? 0 : Math.max(0, Math.min(AT_ONCE, OPEN_MOST - open, 2 * (ANSWERS_WANTED - answered) - open));
};

/** Writes invitations, and has each told when it opens. As many statements for one as for all. */
const invite = async (house: House, tx: Tx, chosen: readonly { readonly note: string; readonly rater: Drawn }[]): Promise<void> => {
  const now = house.clock.now();
  const rows = chosen.map(({ note, rater }) => ({
    note_id: note,
    rater_id: rater.id,
    side: rater.side,
    made_at: now,
    opens_at: later(now, randomInt(SPREAD_MIN * MINUTE)),
    answered_at: null,
  }));
  await tx
    .insertInto("note_invite")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  for (const row of rows)
    await enqueue(house, tx, { kind: "notes.ask", body: { note: row.note_id, rater: row.rater_id }, runAt: row.opens_at });
};

const NOTES_AT_ONCE = 50;

/** Asks members drawn by lot, half of them from each side where sides are known, to rate the notes that wait for answers. */
export const inviteRaters = async (house: House): Promise<void> => {
  const { db } = house.store;
  const notes = await db
    .selectFrom("note")
    .select(["id", "author_id"])
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
  const sides = [-1, 1, 0].map((side) => pool.filter((each) => each.side === side));
  const waiting = await db
    .selectFrom("note_invite")
    .select((eb) => ["rater_id", eb.fn.countAll<number>().as("count")])
    .where("answered_at", "is", null)
    .groupBy("rater_id")
    .execute();
  const busy = new Map(waiting.map((row) => [row.rater_id, row.count]));
  const { asked, rated } = await askedBefore(
    db,
    notes.map(({ id }) => id),
  );
  const chosen: { note: string; rater: Drawn }[] = [];
  for (const note of notes) {
    const before = asked.get(note.id) ?? [];
    const out = new Set([note.author_id, ...[...before, ...(rated.get(note.id) ?? [])].map((row) => row.rater_id)]);
    const isFree = (id: string): boolean => !out.has(id) && (busy.get(id) ?? 0) < A_RATER_MOST;
    for (const rater of fromBothSides(sides, roomFor(before), isFree)) {
      chosen.push({ note: note.id, rater });
      busy.set(rater.id, (busy.get(rater.id) ?? 0) + 1);
    }
    await breathe();
  }
  if (chosen.length > 0) await house.store.transact((tx) => invite(house, tx, chosen));
};
