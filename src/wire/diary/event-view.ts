import type { Instant } from "#kit";
import type { DueSource } from "#stories";
import { paths } from "#paths";
import type { House } from "#store";
import type { Coverage, EventStatus } from "./event.ts";
import type { WireEventTable } from "./tables.ts";
import type { EventFacts } from "./take-event.ts";
import "./tables.ts";

export type EventVersion = {
  readonly at: Instant;
  readonly version: string | null;
  readonly itemId: string;
  readonly outcome: string;
  readonly facts: Partial<EventFacts>;
};

/** An event as the desk reads it, with the plans of coverage that name it and the stories begun from it. */
export type EventView = {
  readonly row: WireEventTable;
  readonly source: { readonly name: string; readonly slug: string };
  readonly coverage: readonly Coverage[];
  readonly plans: readonly { readonly id: string; readonly title: string; readonly coverage: readonly Coverage[] }[];
  readonly versions: readonly EventVersion[];
  readonly begun: readonly { readonly manuscript: string; readonly at: Instant }[];
};

const VERSIONS_MOST = 50;
const PLANS_MOST = 20;

const coverageIn = (text: string): readonly Coverage[] => JSON.parse(text) as readonly Coverage[];

/** One event; null where there is none of that id. */
export const eventView = async (house: House, id: string): Promise<EventView | null> => {
  const { db } = house.store;
  const row = await db.selectFrom("wire_event").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) return null;
  const source = await db.selectFrom("source").select(["name", "slug"]).where("id", "=", row.source_id).executeTakeFirstOrThrow();
  const plans = await db
    .selectFrom("wire_event")
    .select(["id", "title", "coverage"])
    .where("source_id", "=", row.source_id)
    .where("about", "in", [row.event_key, ...(row.concept === "" ? [] : [row.concept])])
    .where("pub_status", "=", "usable")
    .orderBy("changed_at", "desc")
    .limit(PLANS_MOST)
    .execute();
  const versions = await db
    .selectFrom("wire_event_version")
    .selectAll()
    .where("event_id", "=", id)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(VERSIONS_MOST)
    .execute();
  const begun = await db.selectFrom("wire_event_story").selectAll().where("event_id", "=", id).orderBy("at").execute();
  return {
    row,
    source,
    coverage: coverageIn(row.coverage),
    plans: plans.map((plan) => ({ id: plan.id, title: plan.title, coverage: coverageIn(plan.coverage) })),
    versions: versions.map((each) => ({
      at: each.at,
      version: each.version_raw,
      itemId: each.item_id,
      outcome: each.outcome,
      facts: JSON.parse(each.facts) as Partial<EventFacts>,
    })),
    begun: begun.map(({ manuscript_id: manuscript, at }) => ({ manuscript, at })),
  };
};

/** The events that a document told of. */
export const eventsOfItem = async (house: House, itemId: string): Promise<readonly { readonly id: string; readonly title: string }[]> =>
  house.store.db
    .selectFrom("wire_event_version")
    .innerJoin("wire_event", "wire_event.id", "wire_event_version.event_id")
    .select(["wire_event.id", "wire_event.title"])
    .distinct()
    .where("wire_event_version.item_id", "=", itemId)
    .orderBy("wire_event.id")
    .limit(PLANS_MOST)
    .execute();

/** What of a status belongs in the calendar's line: nothing while all is as planned. */
const MARKED: readonly EventStatus[] = ["cancelled", "postponed", "unsure"];

/** Events that sources of the wire tell of, for the desk's calendar; a plan whose event is known stands with that. */
export const eventsDue: DueSource = async (house, { from, to }, most) => {
  const rows = await house.store.db
    .selectFrom("wire_event")
    .innerJoin("source", "source.id", "wire_event.source_id")
    .select(["wire_event.id", "title", "lang", "starts_at", "ends_at", "is_whole_day", "place", "status", "source.name"])
    .where("starts_at", ">=", from)
    .where("starts_at", "<", to)
    .where("pub_status", "=", "usable")
    .where((eb) =>
      eb.or([
        eb("wire_event.about", "=", ""),
        eb.not(
          eb.exists(
            eb
              .selectFrom("wire_event as known")
              .select("known.id")
              .whereRef("known.source_id", "=", "wire_event.source_id")
              .where((known) =>
                known.or([
                  known("known.event_key", "=", known.ref("wire_event.about")),
                  known("known.concept", "=", known.ref("wire_event.about")),
                ]),
              ),
          ),
        ),
      ]),
    )
    .orderBy("starts_at")
    .orderBy("wire_event.id")
    .limit(most)
    .execute();
  return rows.map((row) => ({
    kind: "event" as const,
    id: row.id,
    at: row.starts_at ?? from,
    endsAt: row.ends_at,
    isWholeDay: row.is_whole_day === 1,
    title: row.title,
    lang: row.lang,
    note: [row.place, row.name].filter((part) => part !== "").join(" · "),
    ...(MARKED.includes(row.status) ? { state: row.status as "cancelled" | "postponed" | "unsure" } : {}),
    href: paths.deskEvent(row.id),
  }));
};
