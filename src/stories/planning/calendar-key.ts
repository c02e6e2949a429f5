import { type Actor, type Instant, newSecret, sha256 } from "#kit";
import type { House } from "#store";
import "./tables.ts";

/** Makes a member's address of the calendar; one made before is worth nothing from now on. */
export const makeCalendarKey = (house: House, actor: Actor): Promise<string> =>
  house.store.transact(async (tx) => {
    const key = newSecret();
    await tx
      .deleteFrom("calendar_key")
      .where("member_id", "=", actor.id ?? "")
      .execute();
    await tx
      .insertInto("calendar_key")
      .values({ id: sha256(key), member_id: actor.id ?? "", made_at: house.clock.now() })
      .execute();
    return key;
  });

export const dropCalendarKey = (house: House, actor: Actor): Promise<unknown> =>
  house.store.transact((tx) =>
    tx
      .deleteFrom("calendar_key")
      .where("member_id", "=", actor.id ?? "")
      .execute(),
  );

/** Since when a member has an address; null without one. */
export const calendarKeyAt = async (house: House, actor: Actor): Promise<Instant | null> =>
  (
    await house.store.db
      .selectFrom("calendar_key")
      .select("made_at")
      .where("member_id", "=", actor.id ?? "")
      .executeTakeFirst()
  )?.made_at ?? null;

/** Whose calendar a key opens; null for none. Whether they still belong to the newsroom is asked anew each time. */
export const memberOfCalendar = async (house: House, key: string): Promise<string | null> =>
  (await house.store.db.selectFrom("calendar_key").select("member_id").where("id", "=", sha256(key)).executeTakeFirst())?.member_id ?? null;
