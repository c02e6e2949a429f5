import { type Actor, done, isEditor, newId, refuse, type Result } from "#kit";
import type { House } from "#store";
import "./tables.ts";
import type { WireFilter } from "./wire-filter.ts";

const NAME_LONGEST = 40; // characters: it stands in a row of links
/** Filters of one editor; more are not looked through in one glance. */
export const FILTERS_MOST = 20;

/** Keeps what an editor looks for under a name, for themselves or for the newsroom; gives its id. */
export const keepFilter = (
  house: House,
  actor: Actor,
  { name, wanted, isShared }: { readonly name: string; readonly wanted: WireFilter; readonly isShared: boolean },
): Promise<Result<string, "not-allowed" | "no-name" | "too-many">> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor) || actor.id === null) return refuse("not-allowed");
    const called = name.toWellFormed().replaceAll("\u0000", "").replace(/\s+/gu, " ").trim().slice(0, NAME_LONGEST);
    if (called === "") return refuse("no-name");
    const own = await tx
      .selectFrom("wire_filter")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("owner_id", "=", actor.id)
      .executeTakeFirstOrThrow();
    if (own.count >= FILTERS_MOST) return refuse("too-many");
    const id = newId(house.clock.ms());
    await tx
      .insertInto("wire_filter")
      .values({
        id,
        owner_id: actor.id,
        is_shared: isShared ? 1 : 0,
        name: called,
        wanted: JSON.stringify(wanted),
        made_at: house.clock.now(),
      })
      .execute();
    return done(id);
  });

/** Gives a filter up: one's own, or one that is shared, which every editor looks after. */
export const dropFilter = (house: House, actor: Actor, id: string): Promise<Result<null, "not-allowed">> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor) || actor.id === null) return refuse("not-allowed");
    const { id: memberId } = actor;
    await tx
      .deleteFrom("wire_filter")
      .where("id", "=", id)
      .where((eb) => eb.or([eb("owner_id", "=", memberId), eb("is_shared", "=", 1)]))
      .execute();
    return done(null);
  });
