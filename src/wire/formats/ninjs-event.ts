import { type Coverage, eventStatusIn, spanIn, type WireEvent } from "../diary/event.ts";
import { readInstant } from "../read-instant.ts";
import { isObject, type Json, listOf, namesIn, objectsIn, textIn } from "./ninjs-fields.ts";
import { clip } from "./parts.ts";

const COVERAGE_MOST = 50;
const SUMMARY_MOST = 5_000;
const object = (value: unknown): Json => (isObject(value) ? value : {});

/** A piece of coverage: of ninjs 3 (`plannedCoverage`), or of Superdesk's planning (`coverages`). */
const coverageOf = (sent: Json): Coverage => {
  const planning = object(sent["planning"]);
  const status = textIn(object(sent["news_coverage_status"]), "name", "qcode");
  const notes = [
    textIn(sent, "edNote", "description") ?? textIn(planning, "ednote", "description_text"),
    status,
    ...objectsIn(sent["edNotes"]).map((note) => textIn(note, "value")),
  ];
  return {
    kind: textIn(sent, "type") ?? textIn(planning, "g2_content_type") ?? "",
    title: clip(textIn(sent, "title", "headline") ?? textIn(planning, "headline", "slugline") ?? ""),
    note: clip(notes.filter((note) => note !== null).join(" "), 1_000),
    dueAt: readInstant(textIn(sent, "scheduled", "deliveryDate") ?? textIn(planning, "scheduled")),
  };
};

const placesOf = (item: Json): string => {
  const listed = [...objectsIn(item["location"]), ...objectsIn(item["places"]), ...objectsIn(item["place"])];
  const names = listed.map((place) => {
    const address = object(place["address"]);
    const town = textIn(address, "locality", "city") ?? namesIn(listOf(address["line"]))[0] ?? null;
    return [textIn(place, "name", "literal"), town].filter((part) => part !== null).join(", ");
  });
  return clip([...new Set(names.filter((name) => name !== ""))].join("; "));
};

const summaryOf = (item: Json): string =>
  clip(
    textIn(item, "definition_long", "definition_short", "description_text", "description") ??
      objectsIn(item["descriptions"])
        .flatMap((each) => textIn(each, "value") ?? [])
        .join("\n"),
    SUMMARY_MOST,
  );

const datesOf = (item: Json): { readonly start: string | null; readonly end: string | null } => {
  const details = object(item["eventDetails"]);
  const dates = { ...object(item["dates"]), ...object(details["dates"]) };
  const start = textIn(dates, "startDate", "start", "expectedStartDate") ?? textIn(item, "planning_date", "startDate");
  const end = textIn(dates, "endDate", "end", "expectedEndDate");
  const isAllDay = dates["all_day"] === true;
  return { start: isAllDay ? (start?.slice(0, 10) ?? null) : start, end: dates["no_end_time"] === true ? null : end };
};

/** What an item of the ninjs family, or of Superdesk's events and planning, tells of an event; null for any other item. */
export const eventOfNinjs = (item: Json): WireEvent | null => {
  const type = textIn(item, "type")?.toLowerCase();
  if (type !== "event" && type !== "planning") return null;
  const { start, end } = datesOf(item);
  const coverage = [...objectsIn(item["plannedCoverage"]), ...objectsIn(item["coverages"])].slice(0, COVERAGE_MOST).map(coverageOf);
  const span = spanIn(start, end, readInstant);
  const due = coverage.flatMap(({ dueAt }) => dueAt ?? []).toSorted()[0] ?? null;
  const status = object(item["occur_status"]);
  const details = object(item["eventDetails"]);
  const related = listOf(item["event_item"]).find((each) => typeof each === "string");
  const events = objectsIn(item["events"]).flatMap((each) => textIn(each, "uri", "_id", "guid") ?? []);
  return {
    ...span,
    startsAt: span.startsAt ?? due,
    concept: "",
    about: type === "planning" ? (typeof related === "string" ? related : (events[0] ?? "")) : "",
    status: eventStatusIn([
      textIn(status, "qcode", "name"),
      textIn(item, "state", "eventStatus"),
      textIn(details, "occurStatus", "eventStatus"),
      textIn(object(details["eventStatus"]), "uri", "literal", "name"),
    ]),
    summary: summaryOf(item),
    place: placesOf(item),
    coverage,
  };
};
