import { excerptOf } from "#kit";
import { type Block, textOfBlock } from "#stories";
import type { WireItem, WireKind } from "../item.ts";
import type { Xml } from "../markup/read-xml.ts";
import { attributeOf, childOf, childrenOf, findXml, textOf } from "../markup/xml.ts";
import { readInstant } from "../read-instant.ts";
import type { ItemRead, ReadItems, RefusedItem } from "../reading.ts";
import { bodyOf, offeredBy, picturesInText } from "./g2-content.ts";
import { codeOf, entitiesOf, inLanguage, nameOf, rightsInfosOf, rightsOf, standingOf, subjectsOf } from "./g2-meta.ts";
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

/** Items of the family that are stories or carry them, and what the others are. */
const NOT_NEWS: ReadonlyMap<string, string> = new Map([
  ["conceptItem", "a description of one concept"],
  ["knowledgeItem", "a list of concepts"],
  ["planningItem", "a plan of coverage"],
  ["catalogItem", "a catalogue of codes"],
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
  const genres = childrenOf(contentMeta, "genre").map((genre) => lastPart(codeOf(genre) ?? "").toLowerCase());
  if (genres.some((genre) => genre === "advisory" || genre === "advisories" || genre === "daybook")) return "advisory";
  const code = codeOf(childOf(itemMeta, "itemClass"));
  return code === null ? "story" : (KINDS.get(lastPart(code).toLowerCase()) ?? "story");
};

const roleOf = (element: Xml): string => lastPart(attributeOf(element, "role") ?? "").toLowerCase();

const rankOf = (element: Xml): number => Number(attributeOf(element, "rank") ?? "99");

const headlineOf = (contentMeta: Xml | null, lang: string | null): string | null => {
  const headlines = childrenOf(contentMeta, "headline").filter((each) => textOf(each) !== null);
  const main = headlines.filter((each) => roleOf(each) === "" || roleOf(each) === "main" || roleOf(each) === "headline");
  const ranked = headlines.toSorted((a, b) => rankOf(a) - rankOf(b));
  return textOf(inLanguage(main, lang) ?? ranked[0]);
};

const headlineWith = (contentMeta: Xml | null, role: RegExp, lang: string | null): string | null =>
  textOf(
    inLanguage(
      childrenOf(contentMeta, "headline").filter((each) => role.test(roleOf(each))),
      lang,
    ),
  );

const bylineOf = (item: Xml, contentMeta: Xml | null, lang: string | null): string | null => {
  const by = textOf(inLanguage(childrenOf(contentMeta, "by"), lang));
  if (by !== null) return by;
  const creators = childrenOf(contentMeta, "creator").flatMap((creator) => nameOf(creator, lang) ?? []);
  if (creators.length > 0) return creators.join(", ");
  const content = childOf(item, "contentSet");
  return content === null ? null : textOf(findXml(content, "byline"));
};

const titleInBody = (item: Xml): string | null => {
  const content = childOf(item, "contentSet");
  if (content === null) return null;
  for (const name of ["hl1", "h1", "headline", "title"]) {
    const found = textOf(findXml(content, name));
    if (found !== null) return found;
  }
  return null;
};

const HEADLINE_FROM_TEXT = 90;

const headlineFromText = (blocks: readonly Block[]): string | null => {
  const first = blocks.map(textOfBlock).find((text) => text.trim() !== "");
  return first === undefined ? null : excerptOf(first, HEADLINE_FROM_TEXT);
};

const signalsOf = (itemMeta: Xml | null): readonly string[] => childrenOf(itemMeta, "signal").flatMap((signal) => codeOf(signal) ?? []);

const isCorrecting = (signals: readonly string[], notes: readonly Xml[]): boolean =>
  signals.some((signal) => lastPart(signal).toLowerCase() === "correction" || signal.toLowerCase() === "edstat:c") ||
  notes.some((note) => roleOf(note).startsWith("correction"));

const readItem = (item: Xml, inherited: { readonly lang: string | null }): ItemRead => {
  const guid = attributeOf(item, "guid");
  const refuse = (reason: string): ItemRead => ({ ok: false, refused: { guid, reason } });
  const badGuid = guidProblem(guid);
  if (badGuid !== null) return refuse(badGuid);
  const [itemMeta, contentMeta] = [childOf(item, "itemMeta"), childOf(item, "contentMeta")];
  const standing = standingOf(itemMeta);
  if ("problem" in standing) return refuse(standing.problem);
  const badExpiry = expiryProblem(textOf(childOf(itemMeta, "expires")), standing.status);
  if (badExpiry !== null) return refuse(badExpiry);

  const lang = attributeOf(childOf(contentMeta, "language"), "tag") ?? attributeOf(item, "xml:lang") ?? inherited.lang;
  const kind = kindOf(item, itemMeta, contentMeta);
  const stated = headlineOf(contentMeta, lang) ?? titleInBody(item);
  const blocks = kind === "package" ? [] : bodyOf(item, stated);
  const provider = childOf(itemMeta, "provider");
  const notes = childrenOf(itemMeta, "edNote").filter((note) => textOf(note) !== null);
  const printable = notes.filter((note) => roleOf(note) === "correctionshort");
  const signals = signalsOf(itemMeta);
  const embargoed = childOf(itemMeta, "embargoed");
  const located = childOf(contentMeta, "located");
  const dateline = childOf(contentMeta, "dateline");
  const content = childOf(item, "contentSet");
  return {
    ok: true,
    item: bounded({
      ...SILENT,
      format: "newsml-g2",
      kind,
      guid,
      version: attributeOf(item, "version") ?? "1",
      provider: codeOf(provider) ?? nameOf(provider, lang),
      providerName: nameOf(provider, lang),
      pubStatus: standing.status,
      urgency: urgencyOf(textOf(childOf(contentMeta, "urgency"))),
      headline: stated ?? headlineFromText(blocks),
      subheadline: headlineWith(contentMeta, /^(?:subheadline|subhead|deck)$/u, lang),
      kicker: headlineWith(contentMeta, /^(?:kicker|overline|overhead)$/u, lang),
      slugline: textOf(childOf(contentMeta, "slugline")),
      byline: bylineOf(item, contentMeta, lang),
      dateline: textOf(dateline) ?? (content === null ? null : textOf(findXml(content, "dateline"))),
      language: lang,
      versionCreated: readInstant(textOf(childOf(itemMeta, "versionCreated"))),
      firstCreated: readInstant(textOf(childOf(itemMeta, "firstCreated"))),
      embargo: embargoed === null ? null : { until: readInstant(textOf(embargoed)) },
      expiresAt: readInstant(textOf(childOf(itemMeta, "expires"))),
      location: nameOf(located, lang) ?? attributeOf(located, "literal"),
      blocks,
      subjects: subjectsOf(contentMeta, lang),
      entities: entitiesOf(contentMeta, lang),
      pictures: kind === "package" ? [] : mergePictures(offeredBy(item, kind, lang), picturesInText(item)),
      rights: rightsOf(item, contentMeta, lang),
      expression: expressionInG2(rightsInfosOf(item, "text"), [
        ...signals,
        ...childrenOf(contentMeta, "subject").flatMap((subject) => codeOf(subject) ?? []),
      ]),
      edNote:
        notes.length === printable.length
          ? null
          : notes
              .filter((note) => !printable.includes(note))
              .map(textOf)
              .join("\n"),
      signals: [...signals, ...sourceTypeSignal(codeOf(childOf(contentMeta, "digitalSourceType")))],
      isCorrection: isCorrecting(signals, notes),
      correctionNote: textOf(printable[0]),
    }),
  };
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
  const pictures = sources.filter(({ item }) => item.kind === "picture" && item.pubStatus === "usable");
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
  const read: Source[] = [];
  const refused: RefusedItem[] = [];
  if (elements.length > ITEMS_MOST) refused.push(tooMany(elements.length));
  for (const xml of elements.slice(0, ITEMS_MOST)) {
    const guid = attributeOf(xml, "guid");
    const other = NOT_NEWS.get(xml.name);
    if (other !== undefined)
      refused.push({ guid, reason: `This is ${other} (${xml.name}), not a story: there is nothing in it to publish.` });
    else {
      const one = readItem(xml, { lang: attributeOf(root, "xml:lang") });
      if (one.ok) read.push({ xml, item: one.item });
      else refused.push(one.refused);
    }
  }
  return { items: associate(read), refused };
};
