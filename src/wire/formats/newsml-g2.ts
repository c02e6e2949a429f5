import type { WireItem, WireKind } from "../item.ts";
import { partEditorsLines } from "../markup/editors-lines.ts";
import type { Xml } from "../markup/read-xml.ts";
import { attributeOf, childOf, childrenOf, textOf } from "../markup/xml.ts";
import { readInstant } from "../read-instant.ts";
import type { ItemRead, ReadItems, RefusedItem } from "../reading.ts";
import { isForNewsrooms } from "./corrects.ts";
import { bodyOf, offeredBy, picturesInText } from "./g2-content.ts";
import { eventsOfG2 } from "./g2-event.ts";
import { bylineOf, headlineOf, headlineWith, linesInBody, roleOf } from "./g2-lines.ts";
import { codeOf, entitiesOf, nameOf, rightsInfosOf, rightsOf, standingOf, subjectsOf, zoneOf } from "./g2-meta.ts";
import { askOf, correctsBySignal, isDeletedBySignal, isTest, signalsOf } from "./g2-signals.ts";
import { firstWords } from "../markup/first-words.ts";
import { expressionInG2 } from "./odrl.ts";
import {
  bounded,
  expiryProblem,
  guidProblem,
  isHeldBeyond,
  ITEMS_MOST,
  lastPart,
  mergePictures,
  SILENT,
  sourceTypeSignal,
  tooMany,
  urgencyOf,
} from "./parts.ts";
import { reason } from "../reason.ts";

/** Items of the family that are stories or carry them, and what the others are. */
const NOT_NEWS = new Map<string, "concept" | "concepts" | "coverage" | "codes">([
  ["conceptItem", "concept"],
  ["knowledgeItem", "concepts"],
  ["planningItem", "coverage"],
  ["catalogItem", "codes"],
]);

const KINDS: ReadonlyMap<string, WireKind> = new Map([
  ["text", "story"],
  ["composite", "story"],
  ["picture", "picture"],
  ["photo", "picture"],
  ["still", "picture"],
  ["video", "video"],
  ["animated", "video"],
  ["audio", "audio"],
  ["graphic", "graphic"],
]);

const kindOf = (item: Xml, itemMeta: Xml | null, contentMeta: Xml | null): WireKind => {
  if (item.name === "packageItem") return "package";
  const words = [...childrenOf(contentMeta, "genre"), ...childrenOf(itemMeta, "role", "profile")];
  if (words.some((word) => isForNewsrooms(lastPart(codeOf(word) ?? "")) || isForNewsrooms(textOf(word) ?? ""))) return "advisory";
  const code = codeOf(childOf(itemMeta, "itemClass"));
  return code === null ? "story" : (KINDS.get(lastPart(code).toLowerCase()) ?? "story");
};

/** What a message says of all its items. */
type Message = { readonly lang: string | null; readonly sent: string | null };

/** The first of these texts that is a time. */
const firstTime = (zone: string | null, ...texts: readonly (string | null)[]): WireItem["versionCreated"] =>
  texts.map((text) => readInstant(text, zone)).find((at) => at !== null) ?? null;

const isPrintable = (note: Xml): boolean => roleOf(note) === "correctionshort";

const readItem = (item: Xml, message: Message): ItemRead => {
  const guid = attributeOf(item, "guid");
  const [itemMeta, contentMeta] = [childOf(item, "itemMeta"), childOf(item, "contentMeta")];
  const signals = signalsOf(itemMeta);
  const standing = standingOf(itemMeta);
  const status = "problem" in standing ? null : isDeletedBySignal(signals) ? "canceled" : standing.status;
  const problem =
    guidProblem(guid) ??
    ("problem" in standing ? standing.problem : expiryProblem(textOf(childOf(itemMeta, "expires")), status ?? standing.status));
  if (problem !== null || status === null) return { ok: false, refused: { guid, reason: problem ?? "" } };

  const lang = attributeOf(childOf(contentMeta, "language"), "tag") ?? attributeOf(item, "xml:lang") ?? message.lang;
  const kind = isTest(signals) ? "advisory" : kindOf(item, itemMeta, contentMeta);
  const inBody = linesInBody(item);
  const stated = headlineOf(contentMeta, lang) ?? inBody.headline;
  const provider = childOf(itemMeta, "provider");
  const named = nameOf(provider, lang);
  const text = partEditorsLines(kind === "package" ? [] : bodyOf(item, stated), bylineOf(contentMeta, inBody.byline, named, lang));
  const notes = childrenOf(itemMeta, "edNote").filter((note) => textOf(note) !== null);
  const forEditors = [...notes.filter((note) => !isPrintable(note)).flatMap((note) => textOf(note) ?? []), ...text.notes];
  const embargoed = childOf(itemMeta, "embargoed");
  const located = childOf(contentMeta, "located");
  const zone = zoneOf(item, lang);
  const timeIn = (parent: Xml | null, name: string): string | null => textOf(childOf(parent, name));
  const names = { guid, provider: codeOf(provider) ?? named, providerName: named };
  return {
    ok: true,
    item: bounded({
      ...SILENT,
      ...names,
      format: "newsml-g2",
      kind,
      storyKey: reutersKey(guid),
      version: attributeOf(item, "version") ?? "1",
      pubStatus: status,
      urgency: urgencyOf(textOf(childOf(contentMeta, "urgency"))),
      headline: stated ?? firstWords(text.blocks),
      subheadline: headlineWith(contentMeta, /^(?:subheadline|subhead|deck)$/u, lang) ?? inBody.subheadline,
      kicker: headlineWith(contentMeta, /^(?:kicker|overline|overhead)$/u, lang),
      slugline: textOf(childOf(contentMeta, "slugline")),
      byline: text.byline,
      dateline: textOf(childOf(contentMeta, "dateline")) ?? inBody.dateline,
      language: lang,
      versionCreated: firstTime(
        zone,
        timeIn(itemMeta, "versionCreated"),
        timeIn(contentMeta, "contentModified"),
        timeIn(contentMeta, "contentCreated"),
        message.sent,
      ),
      firstCreated: firstTime(zone, timeIn(itemMeta, "firstCreated"), timeIn(contentMeta, "contentCreated")),
      embargo: embargoed === null ? null : { until: readInstant(textOf(embargoed), zone) },
      expiresAt: readInstant(timeIn(itemMeta, "expires"), zone),
      location: nameOf(located, lang) ?? attributeOf(located, "literal"),
      blocks: text.blocks,
      subjects: subjectsOf(item, contentMeta, lang),
      entities: entitiesOf(item, contentMeta, lang),
      pictures: kind === "package" ? [] : mergePictures(offeredBy(item, kind, lang), picturesInText(item)),
      rights: rightsOf(item, contentMeta, lang),
      expression: expressionInG2(rightsInfosOf(item, "text"), [
        ...signals,
        ...childrenOf(contentMeta, "subject").flatMap((subject) => codeOf(subject) ?? []),
      ]),
      edNote: forEditors.length === 0 ? null : forEditors.join("\n"),
      signals: [...signals, ...sourceTypeSignal(codeOf(childOf(contentMeta, "digitalSourceType")))],
      isCorrection: correctsBySignal(signals, notes, stated),
      correctionNote: textOf(notes.find(isPrintable)),
      askEditor: askOf(names, signals, notes),
    }),
  };
};

/** Reuters writes one and the same id with colons and with underscores: the story is known by it with colons. */
const reutersKey = (guid: string | null): string | null => {
  const found = /^tag[:_]reuters\.com[,_](\d{4})[:_]newsml[_:]([A-Za-z0-9_-]+?)(?::\d+)?$/u.exec(guid ?? "");
  const key = found === null ? null : `tag:reuters.com,${found[1]}:newsml_${found[2]}`;
  return key === guid ? null : key;
};

/** Which items an item points at: a story at its pictures, a package at both. */
const refsOf = (item: Xml): ReadonlySet<string> =>
  new Set(
    [
      ...childrenOf(childOf(item, "itemMeta"), "link"),
      ...childrenOf(childOf(item, "contentSet"), "remoteContent"),
      ...groupRefsOf(item),
    ].flatMap((each) => attributeOf(each, "residref") ?? []),
  );

const groupRefsOf = (item: Xml): readonly Xml[] =>
  childrenOf(childOf(item, "groupSet"), "group").flatMap((group) => childrenOf(group, "itemRef"));

/** An item of a message and the element that it was read from. */
type Source = { readonly xml: Xml; readonly item: WireItem };

/**
 * Gives the pictures of a message to its stories: to those that point at them or share a package with them, and in a message with a single
 * story to that. One under an embargo that outlasts its story's is not given.
 */
const associate = (sources: readonly Source[]): readonly WireItem[] => {
  const stories = sources.filter(({ item }) => item.kind === "story");
  const pictures = sources.filter(({ item }) => item.kind === "picture" && item.pubStatus === "usable" && item.askEditor === null);
  if (stories.length === 0 || pictures.length === 0) return sources.map(({ item }) => item);
  const packages = sources.filter(({ item }) => item.kind === "package").map(({ xml }) => refsOf(xml));
  return sources.map(({ xml, item }) => {
    if (item.kind !== "story") return item;
    const own = refsOf(xml);
    const groups = item.guid === null ? [] : packages.filter((refs) => refs.has(item.guid ?? ""));
    const until = item.embargo?.until ?? item.versionCreated;
    const found = pictures.filter(
      ({ item: { guid, embargo } }) =>
        !isHeldBeyond(embargo, until) &&
        (stories.length === 1 || (guid !== null && (own.has(guid) || groups.some((refs) => refs.has(guid))))),
    );
    const offers = found.flatMap((picture) => offeredBy(picture.xml, picture.item.kind, picture.item.language));
    return found.length === 0
      ? item
      : { ...item, pictures: mergePictures([...offeredBy(xml, item.kind, item.language), ...offers], picturesInText(xml)) };
  });
};

export const isNewsMlG2 = (root: Xml): boolean =>
  root.name === "newsMessage" || root.name === "newsItem" || root.name === "packageItem" || NOT_NEWS.has(root.name);

/** Every item of a NewsML-G2 document (IPTC NewsML-G2 2.x): a news message with any number of them, or one by itself. */
export const readNewsMlG2 = (root: Xml): ReadItems => {
  const elements =
    root.name === "newsMessage"
      ? childrenOf(root, "itemSet").flatMap((set) => childrenOf(set, "newsItem", "packageItem", ...NOT_NEWS.keys()))
      : [root];
  const header = childrenOf(root, "header", "Header")[0];
  const message = { lang: attributeOf(root, "xml:lang"), sent: textOf(childrenOf(header, "sent", "Sent")[0]) };
  const read: Source[] = [];
  const refused: RefusedItem[] = [];
  if (elements.length > ITEMS_MOST) refused.push(tooMany(elements.length));
  for (const xml of elements.slice(0, ITEMS_MOST)) {
    const guid = attributeOf(xml, "guid");
    const other = NOT_NEWS.get(xml.name);
    const diary = eventsOfG2(xml, message);
    if (diary.items.length + diary.refused.length > 0) {
      read.push(...diary.items.map((item) => ({ xml, item })));
      refused.push(...diary.refused);
    } else if (other !== undefined) refused.push({ guid, reason: reason("not-a-story", { what: reason(other), name: xml.name }) });
    else {
      const one = readItem(xml, message);
      if (one.ok) read.push({ xml, item: one.item });
      else refused.push(one.refused);
    }
  }
  return { items: associate(read), refused };
};
