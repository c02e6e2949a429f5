import type { Block } from "#stories";
import type { WireItem, WireKind } from "../item.ts";
import { blocksOfHtml, blocksOfPlain } from "../markup/read-body.ts";
import { readInstant } from "../read-instant.ts";
import type { ItemRead, ReadItems } from "../reading.ts";
import { entitiesIn, isObject, type Json, linesIn, namesIn, objectsIn, subjectsIn, textIn } from "./ninjs-fields.ts";
import { isFree, isPicture, plain } from "./ninjs-pictures.ts";
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
  urgencyOf,
  yearIn,
} from "./parts.ts";
import { readEach } from "./read-each.ts";

const isItem = (value: Json): boolean =>
  typeof value["versionedGuid"] === "string" || (typeof value["headLine"] === "string" && typeof value["uri"] === "string");

/** How deep an answer wraps its items: the query's name, `items`, and what pages them. */
const WRAPS_MOST = 4;

const within = (value: unknown, depth: number): readonly Json[] => {
  if (Array.isArray(value)) return value.flatMap((each) => within(each, depth));
  if (!isObject(value)) return [];
  if (isItem(value)) return [value];
  return depth === 0 ? [] : Object.values(value).flatMap((each) => within(each, depth - 1));
};

/** The items of an answer, whatever names the query gave to what wraps them; or an item by itself. */
const itemsIn = (value: Json): readonly Json[] =>
  isItem(value) ? [value] : [...within(value["data"], WRAPS_MOST), ...within(value["item"], 0), ...within(value["items"], 0)];

/** Whether a JSON object is an answer of Reuters Connect (GraphQL), or an item of one. */
export const isReutersConnect = (value: Json): boolean => itemsIn(value).length > 0;

/** The item's identity without the version that `versionedGuid` ends with, and that version. */
const identityOf = (item: Json): { readonly guid: string | null; readonly version: string | null } => {
  const versioned = textIn(item, "versionedGuid");
  const [, bare, ending] = /^(.+):(\d{1,10})$/su.exec(versioned ?? "") ?? [];
  const stated = textIn(item, "guid", "uri");
  return {
    guid: stated === null || stated === versioned ? (bare ?? stated ?? versioned) : stated,
    version: textIn(item, "version") ?? ending ?? null,
  };
};

const KINDS: ReadonlyMap<string, WireKind> = new Map([
  ["text", "story"],
  ["picture", "picture"],
  ["graphic", "graphic"],
  ["video", "video"],
  ["audio", "audio"],
  ["composite", "package"],
]);

const bodyOf = (item: Json, headline: string | null): readonly Block[] => {
  for (const key of ["bodyXhtmlRich", "bodyXhtml"]) {
    const blocks = blocksOfHtml(textIn(item, key) ?? "", headline);
    if (blocks.length > 0) return blocks;
  }
  return blocksOfPlain(textIn(item, "body", "bodyText") ?? "", headline);
};

const kindOf = (item: Json, hasBody: boolean): WireKind => {
  if (/^(?:advisory|diary|schedule)$/iu.test(lastPart(textIn(item, "profile") ?? ""))) return "advisory";
  const kind = KINDS.get(lastPart(textIn(item, "type") ?? "text").toLowerCase()) ?? "story";
  return kind === "package" && hasBody ? "story" : kind;
};

/** Reuters' names of renditions, the largest first; the sizes are often not said. */
const RENDITIONS = ["baseimage", "limitedimage", "viewimage", "thumbnail"];

const offersOf = (item: Json): readonly Offer[] => {
  const rank = (each: Json): number => {
    const place = RENDITIONS.indexOf((textIn(each, "type", "rendition") ?? "").toLowerCase());
    return place === -1 ? RENDITIONS.length : place;
  };
  const renditions = objectsIn(item["renditions"])
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((each) => {
      const href = textIn(each, "uri", "href", "url");
      const size = { width: pixelsOf(each["width"]), height: pixelsOf(each["height"]) };
      return href === null ? [] : [{ href, contentType: textIn(each, "mimeType", "mimetype"), ...size }];
    });
  const best = bestRendition(renditions);
  if (best === null) return [];
  const said = {
    caption: plain(textIn(item, "caption")),
    credit: textIn(item, "credit", "byLine"),
    rights: linesIn(item, "copyrightNotice"),
    usageTerms: linesIn(item, "usageTerms"),
  };
  return [{ picture: pictureOf(best, said), hrefs: renditions.map(({ href }) => href) }];
};

const picturesOf = (item: Json, kind: WireKind, until: WireItem["versionCreated"]): WireItem["pictures"] => {
  const associated = objectsIn(item["associations"]).filter((each) => isPicture(each) && isFree(each, until));
  return mergePictures([...(kind === "picture" ? [item] : []), ...associated].flatMap(offersOf), []);
};

/** Signals as sent, the desk's edit status (`edStat:C` is a correction) and Reuters' own number of the story. */
const signalsOf = (item: Json): readonly string[] => {
  const usn = textIn(item, "usn");
  const stats = namesIn(item["edStat"]).map((stat) => (/^edstat:/iu.test(stat) ? stat : `edStat:${stat}`));
  return [...new Set([...namesIn(item["signals"] ?? item["signal"]), ...stats, ...(usn === null ? [] : [`usn:${usn}`])])];
};

const isCorrecting = (signals: readonly string[], headline: string | null): boolean =>
  signals.some((signal) => signal.toLowerCase() === "edstat:c" || lastPart(signal).toLowerCase() === "correction") ||
  /^CORRECT(?:ED|ION)\b/u.test(headline ?? "");

const readItem = (item: Json): ItemRead => {
  const { guid, version } = identityOf(item);
  const standing = statusIn(item);
  const reason = guidProblem(guid) ?? ("problem" in standing ? standing.problem : null);
  if (reason !== null || "problem" in standing) return { ok: false, refused: { guid, reason: reason ?? "" } };

  const headline = plain(textIn(item, "headLine", "headline"));
  const blocks = bodyOf(item, headline);
  const kind = kindOf(item, blocks.length > 0);
  const signals = signalsOf(item);
  const notice = linesIn(item, "copyrightNotice");
  const embargo = embargoIn(item);
  const versionCreated = readInstant(textIn(item, "versionCreated"));
  return {
    ok: true,
    item: bounded({
      ...SILENT,
      format: "reuters-connect",
      kind,
      guid,
      version: version ?? "1",
      provider: textIn(item, "provider") ?? "Reuters",
      providerName: textIn(item, "provider") ?? "Reuters",
      pubStatus: standing.status,
      urgency: urgencyOf(textIn(item, "urgency")),
      headline,
      slugline: plain(textIn(item, "slug", "slugLine")),
      byline: plain(textIn(item, "byLine")),
      dateline: plain(textIn(item, "dateLine")),
      language: textIn(item, "language"),
      versionCreated,
      firstCreated: readInstant(textIn(item, "firstCreated")),
      embargo,
      location: textIn(item, "located") ?? namesIn(item["located"])[0] ?? null,
      blocks: kind === "picture" ? [] : blocks,
      subjects: subjectsIn(item["subject"]),
      entities: entitiesIn(item),
      pictures: picturesOf(item, kind, embargo?.until ?? versionCreated),
      rights: {
        holder: textIn(item, "copyrightHolder"),
        year: yearIn(notice),
        notice,
        usageTerms: linesIn(item, "usageTerms"),
        creditLine: textIn(item, "credit", "creditLine"),
      },
      edNote: linesIn(item, "edNote", "ednote"),
      signals,
      isCorrection: isCorrecting(signals, headline),
    }),
  };
};

/** Items of Reuters Connect (GraphQL, `content/graphql`): the answer to a query for one or for many. */
export const readReutersConnect = (values: readonly Json[]): ReadItems => readEach(values.flatMap(itemsIn), readItem);
