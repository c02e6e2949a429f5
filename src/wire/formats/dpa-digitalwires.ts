import type { PubStatus, WireItem, WireKind } from "../item.ts";
import { readInstant } from "../read-instant.ts";
import type { ItemRead, ReadItems } from "../reading.ts";
import { type ApStanding, apStanding } from "./ap-standing.ts";
import { advisoryIn, correctionNoteIn, edNoteOf, embargoNoteIn } from "./dpa-notes.ts";
import { bodyOfDpa } from "./dpa-body.ts";
import { isObject, type Json, objectsIn, textIn } from "./ninjs-fields.ts";
import { isFree, plain } from "./ninjs-pictures.ts";
import { embargoIn, statusIn } from "./ninjs-standing.ts";
import {
  bestRendition,
  bounded,
  guidProblem,
  lastPart,
  mergePictures,
  type Offer,
  pictureOf,
  pixelsOf,
  SILENT,
  strictest,
  subjectCodeOf,
  urgencyOf,
  yearIn,
} from "./parts.ts";
import { readEach } from "./read-each.ts";
import { reason } from "../reason.ts";

/** The categories of an item that are of a type (`dnltype:…`). */
const categoriesOf = (item: Json, ...types: readonly string[]): readonly Json[] =>
  objectsIn(item["categories"]).filter((each) => types.includes(lastPart(textIn(each, "type") ?? "")));

const namesOf = (item: Json, type: string): readonly string[] => categoriesOf(item, type).flatMap((each) => textIn(each, "name") ?? []);

const codesOf = (item: Json, type: string): readonly string[] =>
  categoriesOf(item, type).flatMap((each) => textIn(each, "qcode", "name") ?? []);

const isItem = (value: Json): boolean =>
  (textIn(value, "format") ?? "").startsWith("digitalwires@") ||
  (typeof value["urn"] === "string" && ("version_created" in value || "article_html" in value));

/** The items of a document: itself, or the entries of the list that dpa's queue answers with (wireQ). */
const itemsIn = (value: Json): readonly Json[] => {
  if (isItem(value)) return [value];
  const entries = Array.isArray(value["entries"]) ? value["entries"].filter(isObject) : [];
  return entries.some(isItem) ? entries : [];
};

/** Whether a JSON object is an item of dpa's digitalwires (0.9), or a list of them. */
export const isDpa = (value: Json): boolean => itemsIn(value).length > 0;

/** What AP says of an item of its own that dpa passes on: its signals, and its editorial types among the genres. */
const apOf = (item: Json, pubStatus: PubStatus, embargo: WireItem["embargo"]): ApStanding | null => {
  if (!namesOf(item, "provider").some((name) => /^ap$/iu.test(name))) return null;
  const types = codesOf(item, "genre").flatMap((code) => /^dnlgenre:ap\.editorialtype\.(.+)$/u.exec(code)?.[1] ?? []);
  const signals = codesOf(item, "signal").map(lastPart);
  return apStanding({ pubStatus, signals, editorialTypes: types, urgency: urgencyOf(textIn(item, "urgency")), embargo });
};

const kindOf = (item: Json, hasBody: boolean): WireKind => {
  if (advisoryIn(item, [...namesOf(item, "genre"), ...codesOf(item, "genre")])) return "advisory";
  if (hasBody) return "story";
  const types = objectsIn(item["associations"]).map((each) => textIn(each, "type"));
  return types.includes("image") ? "picture" : types.includes("audio") ? "audio" : types.includes("video") ? "video" : "story";
};

const offersOf = (item: Json, until: WireItem["versionCreated"]): readonly Offer[] => {
  const rank = (each: Json): number => (each["is_featureimage"] === true ? 0 : (pixelsOf(each["rank"]) ?? 99));
  const images = objectsIn(item["associations"]).filter((each) => textIn(each, "type") === "image" && isFree(each, until));
  return images
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((image) => {
      const renditions = objectsIn(image["renditions"]).flatMap((each) => {
        const href = textIn(each, "url", "href");
        const size = { width: pixelsOf(each["width"]), height: pixelsOf(each["height"]) };
        return href === null ? [] : [{ href, contentType: textIn(each, "mimetype"), ...size }];
      });
      const best = bestRendition(renditions);
      if (best === null) return [];
      const said = {
        caption: plain(textIn(image, "caption")),
        alt: plain(textIn(image, "alt_text", "alttext")),
        credit: textIn(image, "creditline"),
        rights: textIn(image, "copyrightnotice"),
        usageTerms: textIn(image, "usageterms"),
      };
      return [{ picture: pictureOf(best, said), hrefs: renditions.map(({ href }) => href) }];
    });
};

const ENTITY_TYPES: ReadonlyMap<string, string> = new Map([
  ["person", "person"],
  ["organisation", "organisation"],
  ["organization", "organisation"],
  ["geosubject", "place"],
  ["poi", "place"],
  ["event", "event"],
]);

const entitiesOf = (item: Json): WireItem["entities"] =>
  objectsIn(item["categories"]).flatMap((each) => {
    const kind = ENTITY_TYPES.get(lastPart(textIn(each, "type") ?? ""));
    const name = textIn(each, "name");
    return kind === undefined || name === null ? [] : [{ kind, name }];
  });

const subjectsOf = (item: Json): WireItem["subjects"] =>
  categoriesOf(item, "dpasubject", "subject").map((each) => ({
    code: subjectCodeOf(textIn(each, "qcode", "name") ?? ""),
    name: textIn(each, "name") ?? "",
  }));

/** Signals as codes, then what the item is filed under: text genre, scopes of its use and rubrics of the customer. */
const signalsOf = (item: Json): readonly string[] => [
  ...new Set([
    ...[textIn(item, "signal")].flatMap((signal) => signal ?? []),
    ...codesOf(item, "signal"),
    ...namesOf(item, "genre").map((name) => `genre:${name}`),
    ...namesOf(item, "scope").map((name) => `scope:${name}`),
    ...namesOf(item, "rubric").map((name) => `rubric:${name}`),
  ]),
];

/** The status in its field and among the categories. */
const standingOf = (item: Json): ReturnType<typeof statusIn> => {
  const own = statusIn(item);
  const coded = codesOf(item, "pubstatus").map((code) => statusIn({ pubstatus: code }));
  const problem = [own, ...coded].find((each) => "problem" in each);
  return problem ?? { status: strictest([own, ...coded].flatMap((each) => ("status" in each ? each.status : []))) };
};

const deckOf = (item: Json, headline: string | null): string | null => {
  const deck = plain(textIn(item, "subhead")) ?? plain(textIn(item, "teaser"));
  return deck === headline ? null : deck;
};

const readItem = (item: Json): ItemRead => {
  const guid = textIn(item, "urn");
  const standing = standingOf(item);
  const why = guidProblem(guid) ?? ("problem" in standing ? standing.problem : null);
  if (why !== null || "problem" in standing) return { ok: false, refused: { guid, reason: why ?? "" } };

  const headline = plain(textIn(item, "headline"));
  const body = bodyOfDpa(item, headline);
  const signals = signalsOf(item);
  const isCorrection = signals.some((signal) => lastPart(signal).toLowerCase() === "correction");
  const notice = textIn(item, "copyrightnotice") ?? textIn(item, "autopublishnotice");
  const [provider] = namesOf(item, "provider");
  const versionCreated = readInstant(textIn(item, "version_created"));
  const embargo = embargoIn(item) ?? (embargoNoteIn(item) ? { until: null } : null);
  const ap = apOf(item, standing.status, embargo);
  return {
    ok: true,
    item: bounded({
      ...SILENT,
      format: "dpa-digitalwires",
      kind: ap?.isForReaders === false ? "advisory" : kindOf(item, body.blocks.length > 0),
      guid,
      version: textIn(item, "version") ?? "1",
      provider: provider ?? null,
      providerName: provider ?? null,
      pubStatus: ap?.pubStatus ?? standing.status,
      urgency: urgencyOf(textIn(item, "urgency")),
      headline,
      subheadline: deckOf(item, headline),
      kicker: plain(textIn(item, "kicker")),
      byline: plain(textIn(item, "byline")),
      dateline: body.dateline,
      language: textIn(item, "language"),
      versionCreated,
      firstCreated: readInstant(textIn(item, "content_created")),
      embargo,
      location: namesOf(item, "located")[0] ?? null,
      blocks: body.blocks,
      subjects: subjectsOf(item),
      entities: entitiesOf(item),
      pictures: mergePictures(offersOf(item, embargo?.until ?? versionCreated), []),
      rights: {
        holder: null,
        year: yearIn(notice),
        notice,
        usageTerms: textIn(item, "usageterms"),
        creditLine: textIn(item, "creditline"),
      },
      edNote: edNoteOf(item),
      signals,
      askEditor: ap?.ask ?? null,
      isCorrection: isCorrection || ap?.isCorrection === true,
      correctionNote: isCorrection ? correctionNoteIn(item) : null,
    }),
  };
};

const NO_ITEM: ItemRead = { ok: false, refused: { guid: null, reason: reason("dpa-entry") } };

/** Items of dpa's digitalwires (dpa-infocom, format `digitalwires@0.9`), one or a list of them. */
export const readDpa = (values: readonly Json[]): ReadItems =>
  readEach(values.flatMap(itemsIn), (value) => (isItem(value) ? readItem(value) : NO_ITEM));
