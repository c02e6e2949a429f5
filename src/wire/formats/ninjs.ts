import type { WireKind } from "../item.ts";
import { readInstant } from "../read-instant.ts";
import type { ItemRead, ReadItems } from "../reading.ts";
import { bodyOf, htmlOf } from "./ninjs-body.ts";
import {
  entitiesIn,
  first,
  isObject,
  type Json,
  linesIn,
  listOf,
  namesIn,
  objectsIn,
  subjectsIn,
  textIn,
  valueWith,
} from "./ninjs-fields.ts";
import { eventOfNinjs } from "./ninjs-event.ts";
import { creditOf, killedPicturesOf, picturesOf, plain, sourceTypesIn } from "./ninjs-pictures.ts";
import { embargoIn, statusIn } from "./ninjs-standing.ts";
import { expressionInNinjs } from "./odrl.ts";
import { keyWithin, withNinjsNames } from "./pa-api.ts";
import { bounded, expiryProblem, guidProblem, SILENT, sourceTypeSignal, urgencyOf, yearIn } from "./parts.ts";
import { readEach } from "./read-each.ts";
import { withoutTokens } from "./without-tokens.ts";

const KINDS: ReadonlyMap<string, WireKind> = new Map([
  ["text", "story"],
  ["picture", "picture"],
  ["photo", "picture"],
  ["image", "picture"],
  ["video", "video"],
  ["audio", "audio"],
  ["graphic", "graphic"],
  ["composite", "package"],
  ["planning", "event"],
  ["event", "event"],
  ["advisory", "advisory"],
]);

/** Says that a JSON document is something else that also has a `uri`: linked data, a schema, a JSON Feed. */
const OTHERS = ["@context", "$schema", "conceptSet", "feed_url", "home_page_url"];

/** What only news has, whatever else a document says that it is. */
const NEWS_FIELDS =
  "pubstatus pubStatus versioncreated versionCreated headline headline_main headlines body_html body_xhtml body_text bodies".split(" ");

const STATED = ["pubstatus", "pubStatus", "versioncreated", "versionCreated"];

/**
 * Whether a JSON object is an item of the ninjs family: `uri` is the one field that the standard asks for, Superdesk writes `guid`, and others
 * (local reporters' desks) send none of them, only news with its status or its time.
 */
export const isNinjs = (value: Json): boolean => {
  const isNews = NEWS_FIELDS.some((key) => key in value);
  if (!isNews && OTHERS.some((key) => key in value)) return false;
  if (typeof value["uri"] === "string" || (typeof value["guid"] === "string" && (isNews || "type" in value))) return true;
  return "headline" in value && STATED.some((key) => key in value);
};

const guidOf = (item: Json): string | null => {
  const guid = textIn(item, "uri", "guid", "id");
  return guid === null ? null : withoutTokens(guid);
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
  const listed = objectsIn(item["authors"]);
  const writers = listed.filter((author) => /writer|author|reporter/iu.test(textIn(author, "role") ?? ""));
  const names = writers.length > 0 ? namesIn(writers) : namesIn(item["authors"]);
  return textIn(item, "byline", "by") ?? (names.length === 0 ? null : names.join(", "));
};

const datelineOf = (item: Json): string | null =>
  textIn(item, "dateline") ?? (isObject(item["dateline"]) ? textIn(item["dateline"], "text") : null);

/** What an item says of itself in a word: its signals, the story that it evolved from (Superdesk), how it was made (IPTC digital source type). */
const signalsOf = (item: Json): readonly string[] => {
  const from = textIn(item, "evolvedfrom");
  return [
    ...namesIn(item["signals"] ?? item["signal"]),
    ...(from === null ? [] : [`evolvedfrom:${from}`]),
    ...sourceTypesIn(item).flatMap(sourceTypeSignal),
  ];
};

const headlineOf = (item: Json): string | null =>
  plain(
    textIn(item, "headline", "headline_main") ??
      valueWith(item["headlines"], /^main$/u) ??
      first(item["headlines"]) ??
      textIn(item, "name", "title"),
  );

const readItem = (sent: Json): ItemRead => {
  const item = withNinjsNames(sent);
  const guid = guidOf(item);
  const standing = statusIn(item);
  const reason = guidProblem(guid) ?? ("problem" in standing ? standing.problem : expiryProblem(textIn(item, "expires"), standing.status));
  if (reason !== null || "problem" in standing) return { ok: false, refused: { guid, reason: reason ?? "" } };

  const headline = headlineOf(item);
  const blocks = bodyOf(item, headline);
  const kind = kindOf(item, blocks.length > 0);
  const notice = linesIn(item, "copyrightnotice", "copyrightNotice");
  const signals = signalsOf(item);
  const isCorrection = signals.some((signal) => /(?:^|[:/])correction$/iu.test(signal));
  const provider = providerOf(item);
  const embargo = embargoIn(item);
  const event = eventOfNinjs(item);
  const versionCreated = readInstant(textIn(item, "versioncreated", "versionCreated"));
  return {
    ok: true,
    item: bounded({
      ...SILENT,
      format: "ninjs",
      kind,
      guid,
      storyKey: keyWithin(item, guid),
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
      dateline: datelineOf(item),
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
        usageTerms: linesIn(item, "usageterms", "usageTerms"),
        creditLine: creditOf(item),
      },
      expression: expressionInNinjs(item),
      edNote: textIn(item, "ednote", "edNote"),
      signals,
      isCorrection,
      correctionNote: isCorrection ? textIn(item, "correctionNote", "correctionnote") : null,
      killedPictures: killedPicturesOf(item),
      ...(event === null ? {} : { event }),
    }),
  };
};

/** Items of the ninjs family (IPTC ninjs 1.x to 3.x and Superdesk's), one or a list of them. */
export const readNinjs = (values: readonly Json[]): ReadItems => readEach(values, readItem);
