import { z } from "zod";
import { type Instant, later } from "#kit";
import type { Db, House, Tx } from "#store";
import {
  AGAINST_MS,
  type Conduct,
  type ConductOf,
  CONTRIBUTION_KINDS,
  DAYS_OF_MS,
  type Deeds,
  levelFor,
  type Limits,
  LIMITS,
  type StandingLevel,
} from "./standing.ts";
import "./tables.ts";

export type StandingHouse = House & { readonly conductOf: ConductOf };

const BATCH = 200; // members reckoned in one transaction
const NO_CONDUCT: Conduct = { kinds: {}, helped: 0, notesHelped: 0, takenOff: 0 };

/** What a member's standing was reckoned from, and what it came to. */
export type Standing = Deeds & { readonly level: StandingLevel };

const deedsOf = async (house: StandingHouse, db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Deeds>> => {
  const now = house.clock.now();
  const members = await db.selectFrom("member").select(["id", "joined_at"]).where("id", "in", ids).execute();
  const days = await db
    .selectFrom("member_day")
    .select((eb) => ["member_id", eb.fn.countAll<number>().as("days")])
    .where("member_id", "in", ids)
    .where("day", ">", later(now, -DAYS_OF_MS).slice(0, 10))
    .groupBy("member_id")
    .execute();
  const conduct = await house.conductOf(db, ids, later(now, -AGAINST_MS));
  const daysBy = new Map(days.map((row) => [row.member_id, row.days]));
  return new Map(
    members.map(({ id, joined_at: joinedAt }) => [id, { ...(conduct.get(id) ?? NO_CONDUCT), days: daysBy.get(id) ?? 0, joinedAt }]),
  );
};

const keep = async (house: StandingHouse, tx: Tx, ids: readonly string[]): Promise<void> => {
  const now = house.clock.now();
  const rows = [...(await deedsOf(house, tx, ids))].map(([member_id, deeds]) => ({
    member_id,
    level: levelFor(deeds, now),
    days: deeds.days,
    kinds: JSON.stringify(deeds.kinds),
    helped: deeds.helped,
    notes_helped: deeds.notesHelped,
    taken_off: deeds.takenOff,
    reckoned_at: now,
  }));
  if (rows.length === 0) return;
  await tx
    .insertInto("member_standing")
    .values(rows)
    .onConflict((conflict) =>
      conflict.column("member_id").doUpdateSet((eb) => ({
        level: eb.ref("excluded.level"),
        days: eb.ref("excluded.days"),
        kinds: eb.ref("excluded.kinds"),
        helped: eb.ref("excluded.helped"),
        notes_helped: eb.ref("excluded.notes_helped"),
        taken_off: eb.ref("excluded.taken_off"),
        reckoned_at: eb.ref("excluded.reckoned_at"),
      })),
    )
    .execute();
};

/** Reckons the standing of everybody who was here within the last hundred days, or had one. A fixed number of statements for each 200. */
export const reckonStanding = async (house: StandingHouse): Promise<void> => {
  for (let after = ""; ;) {
    const ids = await house.store.db
      .selectFrom("member")
      .select("id")
      .where("id", ">", after)
      .where("closed_at", "is", null)
      .where((eb) =>
        eb.or([
          eb.exists(eb.selectFrom("member_day").select("member_day.member_id").whereRef("member_day.member_id", "=", "member.id")),
          eb.exists(eb.selectFrom("member_standing").select("level").whereRef("member_standing.member_id", "=", "member.id")),
        ]),
      )
      .orderBy("id")
      .limit(BATCH)
      .execute();
    const last = ids.at(-1);
    if (last === undefined) return;
    await house.store.transact((tx) =>
      keep(
        house,
        tx,
        ids.map(({ id }) => id),
      ),
    );
    after = last.id;
  }
};

/** Notes that a member was here on a day. */
export const noteDay = async (tx: Tx, memberId: string, now: Instant): Promise<void> => {
  await tx
    .insertInto("member_day")
    .values({ member_id: memberId, day: now.slice(0, 10) })
    .onConflict((conflict) => conflict.columns(["member_id", "day"]).doNothing())
    .execute();
};

const kindsForm = z.record(z.string(), z.number());

/** What is kept of contributions by kind; a kind that is none any more is left out. */
const kindsIn = (text: string): Conduct["kinds"] => {
  const kept = kindsForm.parse(JSON.parse(text));
  return Object.fromEntries(CONTRIBUTION_KINDS.flatMap((kind) => (kept[kind] === undefined ? [] : [[kind, kept[kind]]])));
};

/** A member's standing as it was last reckoned; null where it never was. One statement. */
export const standingIn = async (db: Db | Tx, memberId: string): Promise<Standing | null> => {
  const row = await db
    .selectFrom("member_standing")
    .innerJoin("member", "member.id", "member_standing.member_id")
    .selectAll("member_standing")
    .select("joined_at")
    .where("member_id", "=", memberId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { level, days, helped, notes_helped: notesHelped, taken_off: takenOff, joined_at: joinedAt } = row;
  return { level: level as StandingLevel, days, helped, notesHelped, takenOff, joinedAt, kinds: kindsIn(row.kinds) };
};

/** The level that a member stands at; 0 where it was never reckoned. One statement. */
export const levelIn = async (db: Db | Tx, memberId: string): Promise<StandingLevel> =>
  ((await db.selectFrom("member_standing").select("level").where("member_id", "=", memberId).executeTakeFirst())?.level ??
    0) as StandingLevel;

/** What a member may do by their standing. One statement. */
export const limitsOf = async (db: Db | Tx, memberId: string): Promise<Limits> => LIMITS[await levelIn(db, memberId)];
