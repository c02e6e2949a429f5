import { later } from "#kit";
import { type Coverage, durationMs, eventStatusIn, spanIn, type WireEvent } from "../diary/event.ts";
import type { WireItem } from "../item.ts";
import { type Xml } from "../markup/read-xml.ts";
import { attributeOf, childOf, childrenOf, findXml, textOf } from "../markup/xml.ts";
import { readInstant } from "../read-instant.ts";
import { codeOf, inLanguage, nameOf, standingOf, zoneOf } from "./g2-meta.ts";
import { bounded, clip, guidProblem, lastPart, SILENT, urgencyOf } from "./parts.ts";
import type { RefusedItem } from "../reading.ts";

const COVERAGE_MOST = 50;
const SUMMARY_MOST = 5_000;

const saidIn = (parent: Xml | null, name: string, lang: string | null): string => textOf(inLanguage(childrenOf(parent, name), lang)) ?? "";

const coverageOf = (planning: Xml, lang: string | null, zone: string | null): Coverage => ({
  kind: lastPart(codeOf(childOf(planning, "itemClass")) ?? ""),
  title: clip(saidIn(planning, "headline", lang)),
  note: clip(
    [saidIn(planning, "edNote", lang), ...childrenOf(planning, "description").flatMap((each) => textOf(each) ?? [])]
      .filter((text) => text !== "")
      .join(" "),
    1_000,
  ),
  dueAt: readInstant(textOf(childOf(planning, "scheduled")), zone),
});

/** The pieces of coverage that a plan holds. */
const coverageIn = (item: Xml, lang: string | null, zone: string | null): readonly Coverage[] =>
  childrenOf(childOf(item, "newsCoverageSet"), "newsCoverage")
    .flatMap((each) => childrenOf(each, "planning"))
    .slice(0, COVERAGE_MOST)
    .map((planning) => coverageOf(planning, lang, zone));

/** When and where an event is, out of its details. */
const detailsOf = (details: Xml | null, lang: string | null, zone: string | null) => {
  const dates = childOf(details, "dates");
  const [start, end] = [textOf(childOf(dates, "start")), textOf(childOf(dates, "end"))];
  const span = spanIn(start, end, (text) => readInstant(text, zone));
  const lasts = durationMs(textOf(childOf(dates, "duration")));
  const endsAt = span.endsAt ?? (span.startsAt !== null && lasts !== null ? later(span.startsAt, lasts) : null);
  const places = childrenOf(details, "location").flatMap((each) => nameOf(each, lang) ?? attributeOf(each, "literal") ?? []);
  const said = childrenOf(details, "occurStatus", "eventStatus").flatMap((each) => [codeOf(each), nameOf(each, lang)]);
  return { ...span, endsAt, place: clip(places.join("; ")), status: eventStatusIn(said) };
};

const aboutOf = (item: Xml): string => {
  const linked = childrenOf(childOf(item, "itemMeta"), "link").find((link) => /event|about/iu.test(attributeOf(link, "rel") ?? ""));
  const subject = childrenOf(childOf(item, "contentMeta"), "subject").find((each) => /event$/iu.test(attributeOf(each, "type") ?? ""));
  return attributeOf(linked, "residref") ?? codeOf(subject) ?? "";
};

type Told = { readonly guid: string | null; readonly title: string | null; readonly event: WireEvent };

const planOf = (item: Xml, lang: string | null, zone: string | null): Told | null => {
  const contentMeta = childOf(item, "contentMeta");
  const details = findXml(item, "eventDetails");
  const coverage = coverageIn(item, lang, zone);
  const title =
    textOf(inLanguage(childrenOf(contentMeta, "headline"), lang)) ??
    textOf(inLanguage(childrenOf(childOf(item, "itemMeta"), "title"), lang)) ??
    coverage.find((each) => each.title !== "")?.title ??
    textOf(childOf(contentMeta, "slugline"));
  const told = detailsOf(details, lang, zone);
  if (title === null && coverage.length === 0 && told.startsAt === null) return null;
  const due = coverage.flatMap(({ dueAt }) => dueAt ?? []).toSorted()[0] ?? null;
  const located = childrenOf(contentMeta, "located").flatMap((each) => nameOf(each, lang) ?? attributeOf(each, "literal") ?? []);
  return {
    guid: attributeOf(item, "guid"),
    title: title ?? coverage[0]?.note ?? null,
    event: {
      ...told,
      startsAt: told.startsAt ?? due,
      place: told.place === "" ? clip(located.join("; ")) : told.place,
      concept: "",
      about: aboutOf(item),
      summary: clip(saidIn(contentMeta, "description", lang), SUMMARY_MOST),
      coverage,
    },
  };
};

const conceptOf = (concept: Xml, lang: string | null, zone: string | null, guid: string | null): Told | null => {
  const details = childOf(concept, "eventDetails");
  if (details === null) return null;
  const code = codeOf(childOf(concept, "conceptId")) ?? "";
  const summary = childrenOf(concept, "definition").flatMap((each) => textOf(each) ?? []);
  return {
    guid: guid ?? (code === "" ? null : code),
    title: nameOf(concept, lang),
    event: { ...detailsOf(details, lang, zone), concept: code, about: "", summary: clip(summary.join("\n"), SUMMARY_MOST), coverage: [] },
  };
};

/** Events told inside a news item, as a list of them. */
const eventsIn = (item: Xml): readonly Xml[] =>
  childrenOf(childOf(item, "contentSet"), "inlineXML")
    .flatMap((inline) => childrenOf(inline, "events"))
    .flatMap((events) => childrenOf(events, "event"));

const toldIn = (item: Xml, lang: string | null, zone: string | null): readonly Told[] => {
  const told =
    item.name === "planningItem"
      ? [planOf(item, lang, zone)]
      : item.name === "conceptItem"
        ? [conceptOf(childOf(item, "concept") ?? item, lang, zone, attributeOf(item, "guid"))]
        : item.name === "knowledgeItem"
          ? childrenOf(childOf(item, "conceptSet"), "concept").map((concept) => conceptOf(concept, lang, zone, null))
          : eventsIn(item).map((event, at) => {
              const guid = attributeOf(item, "guid");
              return conceptOf(event, lang, zone, guid === null ? null : `${guid}#${at + 1}`);
            });
  return told.filter((each) => each !== null);
};

/**
 * The events and plans of coverage in an item of NewsML-G2 (planning, concept and knowledge items, and news items that hold a list of events);
 * none where it holds none. Names and numbers of people to ask stand in the document alone.
 */
export const eventsOfG2 = (
  item: Xml,
  message: { readonly lang: string | null; readonly sent: string | null },
): { readonly items: readonly WireItem[]; readonly refused: readonly RefusedItem[] } => {
  const [itemMeta, contentMeta] = [childOf(item, "itemMeta"), childOf(item, "contentMeta")];
  const lang = attributeOf(childOf(contentMeta, "language"), "tag") ?? attributeOf(item, "xml:lang") ?? message.lang;
  const zone = zoneOf(item, lang);
  const told = toldIn(item, lang, zone);
  if (told.length === 0) return { items: [], refused: [] };
  const standing = standingOf(itemMeta);
  const guid = attributeOf(item, "guid");
  const problem = guidProblem(guid) ?? ("problem" in standing ? standing.problem : null);
  if (problem !== null || "problem" in standing) return { items: [], refused: [{ guid, reason: problem ?? "" }] };
  const provider = childOf(itemMeta, "provider");
  const named = nameOf(provider, lang);
  const notes = childrenOf(itemMeta, "edNote").flatMap((note) => textOf(note) ?? []);
  const items = told.map(({ guid: own, title, event }) =>
    bounded({
      ...SILENT,
      format: "newsml-g2",
      kind: "event",
      guid: own,
      version: attributeOf(item, "version") ?? "1",
      provider: codeOf(provider) ?? named,
      providerName: named,
      pubStatus: standing.status,
      urgency: urgencyOf(textOf(childOf(contentMeta, "urgency"))),
      headline: title,
      slugline: textOf(childOf(contentMeta, "slugline")),
      language: lang,
      versionCreated: readInstant(textOf(childOf(itemMeta, "versionCreated")) ?? message.sent, zone),
      firstCreated: readInstant(textOf(childOf(itemMeta, "firstCreated")), zone),
      edNote: notes.length === 0 ? null : notes.join("\n"),
      event,
    }),
  );
  return { items, refused: [] };
};
