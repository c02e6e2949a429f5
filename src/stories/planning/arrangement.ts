import { publish } from "#events";
import { type Actor, done, type Instant, isEditor, refuse, type Result } from "#kit";
import { type House, lockName, type Store, type Tx } from "#store";
import "../events.ts";
import { actOnPins, type Pin, type PinAct, pinsAt, type Place } from "./pin.ts";
import "./tables.ts";

export type Arrangement = { readonly id: number; readonly at: Instant; readonly byName: string; readonly pins: readonly Pin[] };

const HISTORY_SHOWN = 20;

const newest = (db: Store["db"] | Tx, place: Place) =>
  db.selectFrom("arrangement").selectAll().where("place", "=", place).orderBy("id", "desc").limit(1).executeTakeFirst();

/** How a page stands arranged at `now`: the pins that hold, in the order of their slots. One statement. */
export const pinsOf = async (house: House, place: Place): Promise<readonly Pin[]> => {
  const row = await newest(house.store.db, place);
  return row === undefined ? [] : pinsAt(JSON.parse(row.pins) as readonly Pin[], house.clock.now());
};

/** How a page was arranged, newest first. */
export const arrangements = async (house: House, place: Place): Promise<readonly Arrangement[]> => {
  const rows = await house.store.db
    .selectFrom("arrangement")
    .selectAll()
    .where("place", "=", place)
    .orderBy("id", "desc")
    .limit(HISTORY_SHOWN)
    .execute();
  return rows.map((row) => ({ id: row.id, at: row.at, byName: row.by_name, pins: JSON.parse(row.pins) as readonly Pin[] }));
};

export type ArrangeProblem = "not-allowed" | "unknown" | "past";

/** What is asked of an arrangement: an act on one story, or a former arrangement again. */
export type Arrange = PinAct | { readonly do: "restore"; readonly id: number };

const wantedPins = async (
  house: House,
  tx: Tx,
  place: Place,
  pins: readonly Pin[],
  wanted: Arrange,
): Promise<Result<readonly Pin[], ArrangeProblem>> => {
  if (wanted.do === "restore") {
    const row = Number.isSafeInteger(wanted.id)
      ? await tx.selectFrom("arrangement").select("pins").where("id", "=", wanted.id).where("place", "=", place).executeTakeFirst()
      : undefined;
    return row === undefined ? refuse("unknown") : done(pinsAt(JSON.parse(row.pins) as readonly Pin[], house.clock.now()));
  }
  if (wanted.do === "pin") {
    const story = await tx
      .selectFrom("story")
      .select("id")
      .where("id", "=", wanted.story)
      .where("state", "=", "published")
      .executeTakeFirst();
    if (story === undefined) return refuse("unknown");
    if (wanted.until !== null && wanted.until <= house.clock.now()) return refuse("past");
  }
  return done(actOnPins(pins, wanted));
};

/** Arranges a page anew; what it was before stays in its history. */
export const arrange = (house: House, actor: Actor, place: Place, wanted: Arrange): Promise<Result<readonly Pin[], ArrangeProblem>> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor)) return refuse("not-allowed");
    await lockName(house.store.dialect, `arrangement ${place}`)?.execute(tx);
    const row = await newest(tx, place);
    const pins = row === undefined ? [] : pinsAt(JSON.parse(row.pins) as readonly Pin[], house.clock.now());
    const after = await wantedPins(house, tx, place, pins, wanted);
    if (!after.ok) return after;
    if (JSON.stringify(after.value) === JSON.stringify(pins) && row !== undefined) return after;
    await tx
      .insertInto("arrangement")
      .values({
        place,
        at: house.clock.now(),
        by_id: actor.id,
        by_name: actor.name ?? actor.handle ?? "",
        pins: JSON.stringify(after.value),
      })
      .execute();
    await publish(house, tx, { kind: "page.arranged", topic: "lists", body: { place } });
    return after;
  });
