import type { Block } from "#stories";
import type { WireItem, WireKind, WirePicture } from "../item.ts";
import { picturesInMarkup } from "../markup/pictures-in.ts";
import { blocksOfHtml, blocksOfPlain } from "../markup/read-body.ts";
import { readHtml } from "../markup/read-html.ts";
import { readInstant } from "../read-instant.ts";
import type { ItemRead, ReadItems, RefusedItem } from "../reading.ts";
import { entitiesIn, first, type Json, listOf, namesIn, objectsIn, renditionsIn, subjectsIn, textIn, valueWith } from "./ninjs-fields.ts";
import { bestRendition, bounded, guidProblem, pictureOf, pixelsOf, pubStatusOf, unknownStatus, urgencyOf, yearIn } from "./parts.ts";

const KINDS: Readonly<Record<string, WireKind>> = {
  text: "story",
  picture: "picture",
  photo: "picture",
  video: "video",
  audio: "audio",
  graphic: "graphic",
  composite: "package",
  planning: "event",
  event: "event",
};

/** Says that a JSON document is something else that also has a `uri`: linked data, a schema, a JSON Feed. */
const OTHERS = ["@context", "$schema", "conceptSet", "feed_url", "home_page_url"];

/** What Superdesk's items have beside their `guid`. */
const NEWS_FIELDS = "type pubstatus versioncreated headline body_html body_text".split(" ");

/** Whether a JSON object is an item of the ninjs family: `uri` is the one field that the standard asks for, Superdesk writes `guid`. */
export const isNinjs = (value: Json): boolean => {
  if (OTHERS.some((key) => key in value)) return false;
  return typeof value["uri"] === "string" || (typeof value["guid"] === "string" && NEWS_FIELDS.some((key) => key in value));
};

const TEXT_FIELDS = ["body_html", "body_xhtml", "body_text"];

/** The blocks of the best body: HTML before plain text, the main one before others. */
const bodyOf = (item: Json, headline: string | null): readonly Block[] => {
  const bodies = objectsIn(item["bodies"]).flatMap((body) => {
    const value = textIn(body, "value");
    const type = (textIn(body, "contentType", "contenttype") ?? "").toLowerCase();
    return value === null ? [] : [{ value, isHtml: type.includes("html"), isMain: textIn(body, "role") === "main" }];
  });
  const flat = [...TEXT_FIELDS, ...Object.keys(item).filter((key) => key.startsWith("body_") && !TEXT_FIELDS.includes(key))].flatMap(
    (key) => {
      const value = textIn(item, key);
      return value === null ? [] : [{ value, isHtml: key.includes("html"), isMain: true }];
    },
  );
  const order = [...bodies, ...flat].toSorted((a, b) => Number(b.isMain) - Number(a.isMain) || Number(b.isHtml) - Number(a.isHtml));
  for (const { value, isHtml } of order) {
    const blocks = isHtml ? blocksOfHtml(value, headline) : blocksOfPlain(value, headline);
    if (blocks.length > 0) return blocks;
  }
  return [];
};

/** The body in HTML, when there is one. */
const htmlOf = (item: Json): string | null => {
  const body = objectsIn(item["bodies"]).find((each) => (textIn(each, "contentType", "contenttype") ?? "").includes("html"));
  return textIn(item, "body_html", "body_xhtml") ?? (body === undefined ? null : textIn(body, "value"));
};

const kindOf = (item: Json, hasBody: boolean): WireKind => {
  const genres = [...listOf(item["genre"]), ...listOf(item["genres"])].flatMap((genre) =>
    typeof genre === "string" ? genre : typeof genre === "object" && genre !== null ? (textIn(genre as Json, "name", "code") ?? "") : "",
  );
  if (genres.some((genre) => /^advisor(?:y|ies)$/iu.test(genre))) return "advisory";
  const type = textIn(item, "type")?.toLowerCase();
  if (type === undefined) return "story";
  if (type === "composite") return hasBody ? "story" : "package";
  return KINDS[type] ?? "story";
};

const captionOf = (item: Json): string | null =>
  textIn(item, "description_text", "caption") ??
  valueWith(item["descriptions"], /^caption$/u) ??
  first(item["descriptions"]) ??
  textIn(item, "body_text");

const pictureIn = (item: Json): readonly WirePicture[] => {
  const best = bestRendition(renditionsIn(item["renditions"]));
  const own = textIn(item, "href");
  const found =
    best ??
    (own === null
      ? null
      : {
          href: own,
          width: pixelsOf(item["width"]),
          height: pixelsOf(item["height"]),
          contentType: textIn(item, "mimetype", "contentType"),
        });
  if (found === null) return [];
  return [
    pictureOf(found, {
      caption: captionOf(item),
      alt: textIn(item, "altText", "alttext", "alt_text", "description_alt") ?? valueWith(item["descriptions"], /^alt/iu),
      credit: textIn(item, "creditline", "creditLine", "byline", "by"),
      rights: textIn(item, "copyrightnotice", "copyrightNotice"),
      usageTerms: textIn(item, "usageterms", "usageTerms"),
    }),
  ];
};

/** The pictures of an item: its own renditions when it is one, and those associated with it, also at one remove. */
const picturesOf = (item: Json, kind: WireKind): readonly WirePicture[] => {
  const associated = objectsIn(item["associations"]).filter((each) => {
    const type = textIn(each, "type")?.toLowerCase();
    const status = pubStatusOf(textIn(each, "pubstatus", "pubStatus"));
    return (type === "picture" || type === "photo" || type === "graphic") && status === "usable";
  });
  const html = kind === "picture" ? null : htmlOf(item);
  const inText = html === null ? [] : picturesInMarkup(readHtml(html));
  const found = [...(kind === "picture" ? pictureIn(item) : []), ...associated.flatMap(pictureIn), ...inText];
  return found.filter((picture, index) => found.findIndex((other) => other.href === picture.href) === index);
};

/** An embargo by any of its names; one that cannot be read has no known end, and holds. */
const embargoOf = (item: Json): WireItem["embargo"] => {
  const text = textIn(item, "embargoed", "embargoedUntil", "embargoeduntil", "embargo");
  return text === null ? null : { until: readInstant(text) };
};

const providerOf = (item: Json): string | null => {
  const sources = objectsIn(item["infoSources"] ?? item["infosources"]);
  const named = sources.find((source) => /originat|provider/iu.test(textIn(source, "role") ?? "")) ?? sources[0];
  return (
    textIn(item, "provider") ??
    (named === undefined ? null : textIn(named, "name", "literal", "uri")) ??
    textIn(item, "source", "copyrightholder", "copyrightHolder")
  );
};

const bylineOf = (item: Json): string | null => {
  const by = textIn(item, "byline", "by");
  const authors = namesIn(item["authors"]);
  return by ?? (authors.length === 0 ? null : authors.join(", "));
};

const readItem = (item: Json): ItemRead => {
  const guid = textIn(item, "uri", "guid");
  const status = textIn(item, "pubstatus", "pubStatus");
  const pubStatus = pubStatusOf(status);
  const reason = guidProblem(guid) ?? (pubStatus === null ? unknownStatus(status ?? "") : null);
  if (reason !== null || pubStatus === null) return { ok: false, refused: { guid, reason: reason ?? "" } };

  const headline =
    textIn(item, "headline") ?? valueWith(item["headlines"], /^main$/u) ?? first(item["headlines"]) ?? textIn(item, "name", "title");
  const blocks = bodyOf(item, headline);
  const kind = kindOf(item, blocks.length > 0);
  const notice = textIn(item, "copyrightnotice", "copyrightNotice");
  const signals = [
    ...namesIn(item["signals"] ?? item["signal"]),
    ...(textIn(item, "evolvedfrom") === null ? [] : [`evolvedfrom:${textIn(item, "evolvedfrom")}`]),
  ];
  const isCorrection = signals.some((signal) => /(?:^|[:/])correction$/iu.test(signal));
  const provider = providerOf(item);
  return {
    ok: true,
    item: bounded({
      format: "ninjs",
      kind,
      guid,
      version: textIn(item, "version") ?? "1",
      provider,
      providerName: provider,
      pubStatus,
      urgency: urgencyOf(textIn(item, "urgency")),
      headline,
      subheadline: valueWith(item["headlines"], /^sub-?head(?:line)?$/iu) ?? textIn(item, "subheadline", "subhead"),
      kicker: valueWith(item["headlines"], /^kicker$/iu) ?? textIn(item, "kicker"),
      slugline: textIn(item, "slugline"),
      byline: bylineOf(item),
      dateline: textIn(item, "dateline"),
      language: textIn(item, "language"),
      versionCreated: readInstant(textIn(item, "versioncreated", "versionCreated")),
      firstCreated: readInstant(textIn(item, "firstcreated", "firstCreated")),
      embargo: embargoOf(item),
      expiresAt: readInstant(textIn(item, "expires")),
      location: textIn(item, "located"),
      blocks: kind === "picture" ? [] : blocks,
      subjects: subjectsIn(item["subject"] ?? item["subjects"]),
      entities: entitiesIn(item),
      pictures: picturesOf(item, kind),
      rights: {
        holder: textIn(item, "copyrightholder", "copyrightHolder"),
        year: yearIn(notice),
        notice,
        usageTerms: textIn(item, "usageterms", "usageTerms"),
        creditLine: textIn(item, "creditline", "creditLine"),
      },
      edNote: textIn(item, "ednote", "edNote"),
      signals,
      isCorrection,
      correctionNote: isCorrection ? textIn(item, "correctionNote", "correctionnote") : null,
    }),
  };
};

const ITEMS_MOST = 2_000;

/** Items of the ninjs family (IPTC ninjs 1.x to 3.x and Superdesk's), one or a list of them. */
export const readNinjs = (values: readonly Json[]): ReadItems => {
  const items: WireItem[] = [];
  const refused: RefusedItem[] = [];
  for (const [index, value] of values.entries()) {
    const guid = textIn(value, "uri", "guid");
    if (index >= ITEMS_MOST)
      refused.push({ guid, reason: `The document holds more than ${ITEMS_MOST} items. Ask the source to send fewer at a time.` });
    else if (!isNinjs(value)) refused.push({ guid, reason: "This entry of the list is no news item: it has no identifier." });
    else {
      const one = readItem(value);
      if (one.ok) items.push(one.item);
      else refused.push(one.refused);
    }
  }
  return { items, refused };
};
