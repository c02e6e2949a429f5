import { textOfBlock } from "#stories";
import type { NamedEntity, NamedSubject, WireItem, WireKind } from "../item.ts";
import { partEditorsLines } from "../markup/editors-lines.ts";
import { flat } from "../markup/markup.ts";
import { blocksOfPlain } from "../markup/read-body.ts";
import type { Xml } from "../markup/read-xml.ts";
import { attributeOf, childOf, childrenOf, findXml, isElement, rawTextOf, textOf } from "../markup/xml.ts";
import { readInstant } from "../read-instant.ts";
import type { ReadItems, RefusedItem } from "../reading.ts";
import { correctsByHeadline, correctsByWord, isForNewsrooms } from "./corrects.ts";
import { nitfBodyOf } from "./nitf-body.ts";
import {
  bestRendition,
  bounded,
  guidProblem,
  ITEMS_MOST,
  mergePictures,
  type Offer,
  pictureOf,
  SILENT,
  strictest,
  tooMany,
  urgencyOf,
  yearIn,
} from "./parts.ts";
import { embargoSaid, statusSaid } from "./said-status.ts";

/** AP's own namespaces within Atom. */
const AP_SPACE = /^https?:\/\/ap\.org\/schemas\/\d{2}\/\d{4}\/ap[cn]m\/?$/u;

const hasAp = (element: Xml): boolean => AP_SPACE.test(element.space) || element.children.some((child) => isElement(child) && hasAp(child));

/** An Atom document that carries AP's elements. */
export const isApWebFeeds = (root: Xml): boolean => (root.name === "feed" || root.name === "entry") && hasAp(root);

const KINDS: ReadonlyMap<string, WireKind> = new Map([
  ["text", "story"],
  ["photo", "picture"],
  ["graphic", "graphic"],
  ["video", "video"],
  ["audio", "audio"],
  ["complexdata", "package"],
]);

/** What AP's editorial types order, where the status does not say it. */
const ORDERED: readonly (readonly [type: RegExp, pubStatus: "withheld" | "canceled"])[] = [
  [/^(?:kill|elimination)$/iu, "canceled"],
  [/^(?:withhold|disregard|hold ?for ?release)$/iu, "withheld"],
];

const entityKind = (entity: Xml): string | null => {
  const types = childrenOf(entity, "Property").flatMap((property) => attributeOf(property, "Value") ?? []);
  const words = [attributeOf(entity, "Authority"), attributeOf(entity, "System"), ...types].join(" ").toLowerCase();
  if (/company|organi[sz]ation|\bteam\b/u.test(words)) return "organisation";
  if (/geograph|country|city|location|place/u.test(words)) return "place";
  if (/party|person|people/u.test(words)) return "person";
  return /event/u.test(words) ? "event" : null;
};

const entitiesIn = (content: Xml | null): readonly NamedEntity[] =>
  childrenOf(content, "EntityClassification").flatMap((entity) => {
    const [kind, name] = [entityKind(entity), attributeOf(entity, "Value") ?? textOf(entity)];
    return kind === null || name === null ? [] : [{ kind, name }];
  });

const subjectsIn = (content: Xml | null): readonly NamedSubject[] =>
  childrenOf(content, "SubjectClassification").flatMap((subject) => {
    const [code, name] = [attributeOf(subject, "Id"), attributeOf(subject, "Value") ?? textOf(subject)];
    return code === null && name === null ? [] : [{ code: code ?? "", name: name ?? "" }];
  });

/** A byline and what its writer is. */
const bylineIn = (content: Xml | null): string | null => {
  const lines = childrenOf(content, "ByLine").flatMap((line) => {
    const [by, title] = [textOf(line), attributeOf(line, "Title")];
    return by === null ? [] : [title === null || by.includes(title) ? by : `${by}, ${title}`];
  });
  return lines.length === 0 ? null : lines.join(", ");
};

/** An entry's body: NITF in Atom's namespace or in none, in XML or as text. */
const bodyIn = (entry: Xml, headline: string | null) => {
  const content = childrenOf(entry, "content").find((each) => rawTextOf(each).trim() !== "");
  if (content === undefined) return null;
  if (findXml(content, "nitf") !== null || findXml(content, "body.content") !== null || content.children.some(isElement))
    return nitfBodyOf(content, headline);
  const text = rawTextOf(content);
  return /<(?:nitf|body)[\s>]/u.test(text)
    ? nitfBodyOf(text, headline)
    : { blocks: blocksOfPlain(text, headline), notes: [], byline: null, pictures: [] };
};

const picturesIn = (entry: Xml, caption: string | null): readonly Offer[] => {
  const renditions = childrenOf(entry, "link")
    .filter((link) => attributeOf(link, "rel") === "enclosure")
    .map((link) => ({ href: attributeOf(link, "href") ?? "", contentType: attributeOf(link, "type"), width: null, height: null }))
    .filter(({ contentType }) => contentType?.startsWith("image/") === true);
  const best = bestRendition(renditions);
  return best === null ? [] : [{ picture: pictureOf(best, { caption }), hrefs: renditions.map(({ href }) => href) }];
};

const standingIn = (management: Xml | null, types: readonly string[], versionCreated: WireItem["versionCreated"]) => {
  const status = childOf(management, "PublishingStatus");
  const said = statusSaid(status === null ? null : (textOf(status) ?? ""));
  const ordered = ORDERED.flatMap(([type, pubStatus]) => (types.some((each) => type.test(each)) ? [pubStatus] : []));
  const end = attributeOf(status, "statusChangeOn");
  return {
    pubStatus: strictest([said.pubStatus, ...ordered]),
    embargo: said.isEmbargoed ? embargoSaid({ isEmbargoed: true, end, from: versionCreated, zone: null }) : null,
    askEditor: said.ask,
  };
};

/** What a feed says of all its entries. */
type Feed = { readonly rights: string | null; readonly lang: string | null };

const readEntry = (entry: Xml, feed: Feed): WireItem => {
  const management = findXml(entry, "NewsManagement");
  const content = findXml(entry, "ContentMetadata");
  const line = (name: string): string | null => textOf(childOf(content, name));
  const title = textOf(childOf(entry, "title"));
  const said = line("HeadLine") ?? line("ExtendedHeadLine") ?? line("OriginalHeadLine");
  const body = bodyIn(entry, said);
  const headline = said ?? (body !== null && "headline" in body ? body.headline : null) ?? title;
  const byline = bylineIn(content);
  const text = partEditorsLines(body?.blocks ?? [], byline ?? body?.byline ?? null);
  const versionCreated = readInstant(textOf(childOf(management, "LastModifiedDateTime")) ?? textOf(childOf(entry, "updated")));
  const types =
    management === null ? [] : management.children.filter(isElement).flatMap((each) => [each, ...each.children.filter(isElement)]);
  const editorial = types.filter(({ name }) => /^(?:Editorial|Type|EditorialTypes?)$/u.test(name)).flatMap((each) => textOf(each) ?? []);
  const words = [...editorial, line("ItemContentType") ?? ""];
  const media = (line("MediaType") ?? "text").toLowerCase();
  const kind = words.some(isForNewsrooms) ? "advisory" : (KINDS.get(media) ?? "story");
  const notice = textOf(childOf(entry, "rights")) ?? feed.rights;
  const instructions = childrenOf(management, "PublishingSpecialInstructions").flatMap((each) => textOf(each) ?? []);
  const notes = [...instructions, ...(body?.notes ?? []), ...text.notes];
  const caption = kind === "picture" ? flat(text.blocks.map(textOfBlock).join(" ")) : "";
  return bounded({
    ...SILENT,
    ...standingIn(management, editorial, versionCreated),
    format: "ap-webfeeds",
    kind,
    guid: textOf(childOf(management, "ManagementId")) ?? textOf(childOf(entry, "id")),
    version: textOf(childOf(management, "ManagementSequenceNumber")),
    provider: "AP",
    providerName: line("Provider") ?? "AP",
    urgency: urgencyOf(attributeOf(childOf(content, "Priority"), "Numeric")),
    headline,
    slugline: line("SlugLine") ?? (title === headline ? null : title),
    byline: text.byline,
    dateline: line("DateLine") ?? (body !== null && "dateline" in body ? body.dateline : null),
    language: line("Language") ?? attributeOf(entry, "xml:lang") ?? feed.lang,
    versionCreated,
    firstCreated: readInstant(textOf(childOf(management, "FirstCreated")) ?? textOf(childOf(entry, "published"))),
    location: textOf(childOf(childOf(content, "DateLineLocation"), "City")),
    blocks: kind === "picture" ? [] : text.blocks,
    subjects: subjectsIn(content),
    entities: entitiesIn(content),
    pictures: mergePictures(picturesIn(entry, caption === "" ? null : caption), body?.pictures ?? []),
    rights: { holder: null, year: yearIn(notice), notice, usageTerms: null, creditLine: line("CreditLine") ?? line("Credit") },
    edNote: notes.length === 0 ? null : notes.join("\n"),
    signals: editorial,
    isCorrection: editorial.some(correctsByWord) || correctsByHeadline(headline),
  });
};

/** The items of an AP WebFeeds document: Atom (RFC 4287) whose entries carry AP's metadata and an NITF body. */
export const readApWebFeeds = (root: Xml): ReadItems => {
  const entries = root.name === "entry" ? [root] : childrenOf(root, "entry");
  const feed = { rights: textOf(childOf(root, "rights")), lang: attributeOf(root, "xml:lang") };
  const items: WireItem[] = [];
  const refused: RefusedItem[] = entries.length > ITEMS_MOST ? [tooMany(entries.length)] : [];
  for (const entry of entries.slice(0, ITEMS_MOST)) {
    const item = readEntry(entry, feed);
    const problem = guidProblem(item.guid);
    if (problem === null) items.push(item);
    else refused.push({ guid: item.guid, reason: problem });
  }
  return { items, refused };
};
