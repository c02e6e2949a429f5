import { type Actor, isEditor, refuse, type Result } from "#kit";
import { startWriting } from "#stories";
import type { House } from "#store";
import "./tables.ts";

/** Begins a story of the newsroom's from an event: its title and place are filled in. Gives the manuscript's id. */
export const beginStory = async (house: House, actor: Actor, eventId: string): Promise<Result<string, "not-allowed" | "not-there">> => {
  if (!isEditor(actor)) return refuse("not-allowed");
  const event = await house.store.db.selectFrom("wire_event").selectAll().where("id", "=", eventId).executeTakeFirst();
  if (event === undefined || event.pub_status === "canceled") return refuse("not-there");
  const begun = await startWriting(house, actor, {
    headline: event.title,
    dateline: event.place.split(/[,;]/u).at(-1)?.trim() ?? "",
    ...(event.lang === "" ? {} : { lang: event.lang.slice(0, 2).toLowerCase() }),
  });
  if (!begun.ok) return refuse("not-allowed");
  await house.store.transact(async (tx) => {
    await tx
      .insertInto("wire_event_story")
      .values({ event_id: eventId, manuscript_id: begun.value, at: house.clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
  return begun;
};
