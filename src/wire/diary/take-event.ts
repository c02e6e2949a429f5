import { newId } from "#kit";
import type { Outcome } from "#stories";
import type { House, Tx } from "#store";
import { LOG_LANG, versionOrd } from "../arrival.ts";
import type { KeptDocument } from "../document.ts";
import type { WireItem } from "../item.ts";
import { type IntakeLine, logIntake } from "../log-intake.ts";
import { wordsOf } from "../words/index.ts";
import { wordsOf as diaryWordsOf } from "./words/index.ts";
import type { EventStatus, WireEvent } from "./event.ts";
import type { WireEventTable } from "./tables.ts";
import "./tables.ts";

type EventItem = WireItem & { readonly event: WireEvent };
type OfSource = { readonly id: string; readonly isNew: boolean; readonly name: string };

/** What a version of an event says that an editor looks for. */
export type EventFacts = Pick<WireEventTable, "title" | "starts_at" | "ends_at" | "is_whole_day" | "place"> & {
  readonly status: EventStatus | "withdrawn";
};

const rowOf = (item: EventItem): Omit<WireEventTable, "id" | "source_id" | "event_key" | "came_at" | "changed_at"> => {
  const { event } = item;
  const said = {
    version_raw: item.version,
    version_ord: versionOrd(item.version),
    version_created: item.versionCreated,
    pub_status: item.pubStatus,
    concept: event.concept.slice(0, 300),
    about: event.about.slice(0, 1_000),
    lang: item.language ?? "",
  };
  // Of what its source withdraws nothing is used any more: only that it was there stays.
  if (item.pubStatus === "canceled")
    return {
      ...said,
      ...{ status: "cancelled", title: "", summary: "", starts_at: null, ends_at: null, is_whole_day: 0, place: "", coverage: "[]" },
      ...{ slugline: "", editor_note: "" },
    };
  return {
    ...said,
    status: event.status,
    title: (item.headline ?? item.slugline ?? "").slice(0, 500),
    summary: event.summary,
    starts_at: event.startsAt,
    ends_at: event.endsAt,
    is_whole_day: event.isWholeDay ? 1 : 0,
    place: event.place,
    coverage: JSON.stringify(event.coverage),
    slugline: (item.slugline ?? "").slice(0, 300),
    editor_note: (item.edNote ?? "").slice(0, 5_000),
  };
};

type Row = ReturnType<typeof rowOf>;

/** Whether a version is older than what stands: by number where both have one, else by its time. */
const isOlder = (fresh: Row, known: WireEventTable): boolean => {
  if (fresh.version_ord !== null && known.version_ord !== null && fresh.version_ord !== known.version_ord)
    return fresh.version_ord < known.version_ord;
  return fresh.version_created !== null && known.version_created !== null && fresh.version_created < known.version_created;
};

const isSame = (fresh: Row, known: WireEventTable): boolean =>
  Object.entries(fresh).every(([name, value]) => known[name as keyof Row] === value);

const outcomeOf = (fresh: Row, known: WireEventTable | undefined): Outcome => {
  if (known !== undefined && isSame(fresh, known)) return "unchanged";
  // A withdrawal holds against everything that is not newer, also against what came before it and arrives late.
  const isHeld =
    known?.pub_status === "canceled" && fresh.pub_status !== "canceled" && !((fresh.version_ord ?? 0) > (known.version_ord ?? 0));
  if (known !== undefined && (isHeld || (isOlder(fresh, known) && fresh.pub_status !== "canceled"))) return "stale";
  if (fresh.pub_status === "canceled") return "killed";
  return known === undefined ? "created" : "updated";
};

/** Takes an event or a plan of coverage into the newsroom's diary, and writes the line that says what became of it. */
export const takeEvent = async (
  house: House,
  tx: Tx,
  document: KeptDocument,
  item: EventItem,
  source: OfSource,
  place: number,
): Promise<IntakeLine> => {
  const startedMs = house.clock.ms();
  const now = house.clock.now();
  const fresh = rowOf(item);
  const key = (item.guid ?? `${item.headline ?? ""} ${item.event.startsAt ?? ""}`).slice(0, 1_000);
  const known = await tx
    .selectFrom("wire_event")
    .selectAll()
    .where("source_id", "=", source.id)
    .where("event_key", "=", key)
    .executeTakeFirst();
  const outcome = outcomeOf(fresh, known);
  const id = known?.id ?? newId(house.clock.ms());
  if (known === undefined)
    await tx
      .insertInto("wire_event")
      .values({ ...fresh, id, source_id: source.id, event_key: key, came_at: now, changed_at: now })
      .execute();
  else if (outcome !== "unchanged" && outcome !== "stale")
    await tx
      .updateTable("wire_event")
      .set({ ...fresh, changed_at: now })
      .where("id", "=", id)
      .execute();
  if (fresh.pub_status === "canceled" && outcome === "killed") {
    await tx
      .updateTable("intake")
      .set({ headline: "", slugline: "" })
      .where("source_id", "=", source.id)
      .where("guid", "=", item.guid)
      .where("story_id", "is", null)
      .execute();
    await tx.updateTable("wire_event_version").set({ facts: "{}" }).where("event_id", "=", id).execute();
  }
  const { title, starts_at, ends_at, is_whole_day, place: where } = fresh;
  const status = fresh.pub_status === "canceled" ? "withdrawn" : fresh.status;
  const facts: EventFacts = { title, starts_at, ends_at, is_whole_day, place: where, status };
  if (outcome !== "unchanged")
    await tx
      .insertInto("wire_event_version")
      .values({
        ...{ id: newId(house.clock.ms()), event_id: id, at: now, item_id: document.itemId, version_raw: item.version, outcome },
        facts: JSON.stringify(outcome === "stale" && known?.pub_status === "canceled" ? {} : facts),
      })
      .execute();
  const words = diaryWordsOf(LOG_LANG);
  const remarks = [...(source.isNew ? [wordsOf(LOG_LANG).newSource(source.name)] : []), words.inDiary];
  const line = { guid: item.guid, version: item.version, outcome, problem: null, remarks };
  await logIntake(
    house,
    tx,
    document.itemId,
    {
      ...line,
      place,
      format: item.format,
      storyId: null,
      revisionId: null,
      sourceId: source.id,
      headline: fresh.title,
      slugline: fresh.slugline,
      isAsking: false,
    },
    startedMs,
  );
  return { ...line, story: null, slug: null };
};
