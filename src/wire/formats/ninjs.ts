import type { Block } from "#stories";
import type { WireItem, WireKind } from "../item.ts";
import { blocksOfHtml, blocksOfPlain } from "../markup/read-body.ts";
import { readInstant } from "../read-instant.ts";
import type { ItemRead, ReadItems, RefusedItem } from "../reading.ts";
import { entitiesIn, first, type Json, listOf, namesIn, objectsIn, subjectsIn, textIn, valueWith } from "./ninjs-fields.ts";
import { picturesOf, plain, sourceTypeIn } from "./ninjs-pictures.ts";
import { expressionInNinjs } from "./odrl.ts";
import { embargoIn, statusIn } from "./ninjs-standing.ts";
import { bounded, expiryProblem, guidProblem, ITEMS_MOST, SILENT, sourceTypeSignal, tooMany, urgencyOf, yearIn } from "./parts.ts";

const KINDS: ReadonlyMap<string, WireKind> = new Map([
  ["text", "story"],
  ["picture", "picture"],
  ["photo", "picture"],
  ["video", "video"],
  ["audio", "audio"],
  ["graphic", "graphic"],
  ["composite", "package"],
  ["planning", "event"],
  ["event", "event"],
]);

/** Says that a JSON document is something else that also has a `uri`: linked data, a schema, a JSON Feed. */
const OTHERS = ["@context", "$schema", "conceptSet", "feed_url", "home_page_url"];

/** What only news has, whatever else a document says that it is. */
const NEWS_FIELDS =
  "pubstatus pubStatus versioncreated versionCreated headline headline_main headlines body_html body_xhtml body_text bodies".split(" ");

/** Whether a JSON object is an item of the ninjs family: `uri` is the one field that the standard asks for, Superdesk writes `guid`. */
export const isNinjs = (value: Json): boolean => {
  const isNews = NEWS_FIELDS.some((key) => key in value);
  if (!isNews && OTHERS.some((key) => key in value)) return false;
  return typeof value["uri"] === "string" || (typeof value["guid"] === "string" && (isNews || "type" in value));
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
  return KINDS.get(type) ?? "story";
};

const providerOf = (item: Json): string | null => {
  const sources = objectsIn(item["infoSources"] ?? item["infosources"] ?? item["infosource"]);
  const parts = sources.map((source) => ({ source, part: textIn(source, "role", "rel", "code") }));
  // Somebody who was interviewed is an information source, too, and provides nothing.
  const named = (parts.find(({ part }) => /originat|provider/iu.test(part ?? "")) ?? parts.find(({ part }) => part === null))?.source;
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

const headlineOf = (item: Json): string | null =>
  plain(
    textIn(item, "headline", "headline_main") ??
      valueWith(item["headlines"], /^main$/u) ??
      first(item["headlines"]) ??
      textIn(item, "name", "title"),
  );

const readItem = (item: Json): ItemRead => {
  const guid = textIn(item, "uri", "guid");
  const standing = statusIn(item);
  const reason = guidProblem(guid) ?? ("problem" in standing ? standing.problem : expiryProblem(textIn(item, "expires"), standing.status));
  if (reason !== null || "problem" in standing) return { ok: false, refused: { guid, reason: reason ?? "" } };

  const headline = headlineOf(item);
  const blocks = bodyOf(item, headline);
  const kind = kindOf(item, blocks.length > 0);
  const notice = textIn(item, "copyrightnotice", "copyrightNotice");
  const signals = [
    ...namesIn(item["signals"] ?? item["signal"]),
    ...(textIn(item, "evolvedfrom") === null ? [] : [`evolvedfrom:${textIn(item, "evolvedfrom")}`]),
    ...sourceTypeSignal(sourceTypeIn(item)),
  ];
  const isCorrection = signals.some((signal) => /(?:^|[:/])correction$/iu.test(signal));
  const provider = providerOf(item);
  const embargo = embargoIn(item);
  const versionCreated = readInstant(textIn(item, "versioncreated", "versionCreated"));
  return {
    ok: true,
    item: bounded({
      ...SILENT,
      format: "ninjs",
      kind,
      guid,
      version: textIn(item, "version") ?? "1",
      provider,
      providerName: provider,
      pubStatus: standing.status,
      urgency: urgencyOf(textIn(item, "urgency")),
      headline,
      subheadline: valueWith(item["headlines"], /^sub-?head(?:line)?$/iu) ?? textIn(item, "subheadline", "subhead"),
      kicker: valueWith(item["headlines"], /^kicker$/iu) ?? textIn(item, "kicker"),
      slugline: plain(textIn(item, "slugline")),
      byline: bylineOf(item),
      dateline: textIn(item, "dateline"),
      language: textIn(item, "language"),
      versionCreated,
      firstCreated: readInstant(textIn(item, "firstcreated", "firstCreated")),
      embargo,
      expiresAt: readInstant(textIn(item, "expires")),
      location: textIn(item, "located"),
      blocks: kind === "picture" ? [] : blocks,
      subjects: subjectsIn(item["subject"] ?? item["subjects"]),
      entities: entitiesIn(item),
      pictures: picturesOf(item, kind, htmlOf(item), embargo?.until ?? versionCreated),
      rights: {
        holder: textIn(item, "copyrightholder", "copyrightHolder"),
        year: yearIn(notice),
        notice,
        usageTerms: textIn(item, "usageterms", "usageTerms"),
        creditLine: textIn(item, "creditline", "creditLine"),
      },
      expression: expressionInNinjs(item),
      edNote: textIn(item, "ednote", "edNote"),
      signals,
      isCorrection,
      correctionNote: isCorrection ? textIn(item, "correctionNote", "correctionnote") : null,
    }),
  };
};

/** Items of the ninjs family (IPTC ninjs 1.x to 3.x and Superdesk's), one or a list of them. */
export const readNinjs = (values: readonly Json[]): ReadItems => {
  const items: WireItem[] = [];
  const refused: RefusedItem[] = [];
  if (values.length > ITEMS_MOST) refused.push(tooMany(values.length));
  for (const value of values.slice(0, ITEMS_MOST)) {
    if (!isNinjs(value))
      refused.push({ guid: textIn(value, "uri", "guid"), reason: "This entry of the list is no news item: it has no identifier." });
    else {
      const one = readItem(value);
      if (one.ok) items.push(one.item);
      else refused.push(one.refused);
    }
  }
  return { items, refused };
};
