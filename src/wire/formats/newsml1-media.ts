import { type Block, textOfBlock } from "#stories";
import type { WireKind, WirePicture } from "../item.ts";
import { flat } from "../markup/markup.ts";
import { blocksOfMarkup, blocksOfPlain } from "../markup/read-body.ts";
import type { Xml } from "../markup/read-xml.ts";
import { attributeOf, childOf, childrenOf, isElement, markupOf, rawTextOf } from "../markup/xml.ts";
import { type Content, contentsIn, formalName, lineIn, propertyIn, roleOf } from "./newsml1-parts.ts";
import { type NitfBody, nitfBodyOf } from "./nitf-body.ts";
import { bestRendition, type Offer, pictureOf, pixelsOf, type Rendition } from "./parts.ts";

/** Roles of components that hold no text of the story. */
const ASIDE =
  /^(?:caption|quicklook|thumbnail|preview|icon|abstract|summary|stylesheet|sub-?headline|headline|keywords?|byline|copyright|contacts?|advisory|editor'?s?note)$/u;

const CAPTION = /^caption$/u;

/** Roles of components that hold one rendition of a picture, and not the picture. */
const RENDITION =
  /^(?:quicklook|thumbnail|preview|icon|(?:very)?(?:high|low|mid|medium)[ -]?(?:res|def|resolution|definition)?|hires|lores|wide|square|original|web|print|caption)$/u;

const mediaOf = (content: Xml): string => (formalName(content, "MediaType") ?? "").toLowerCase();
const mimeOf = (content: Xml): string | null => formalName(content, "MimeType")?.toLowerCase() ?? null;

/** The data of a content item, also within an encoding that names none. */
const dataOf = (content: Xml): Xml | null => childOf(content, "DataContent") ?? childOf(childOf(content, "Encoding"), "DataContent");

const isAside = ({ roles }: Content): boolean => roles.some((role) => ASIDE.test(role));

const isTextual = ({ xml }: Pick<Content, "xml">): boolean => {
  const [media, mime] = [mediaOf(xml), mimeOf(xml) ?? ""];
  const isEncoded = /base64/iu.test(attributeOf(childOf(xml, "Encoding"), "Notation") ?? "");
  return (
    !isEncoded && (media === "" || /text|nitf|complextdata|complexdata/u.test(media)) && !/css|script|^(?:image|video|audio)\//u.test(mime)
  );
};

/** What one data content says: NITF, paragraphs in XML, the same escaped, or plain text. */
const bodyIn = (data: Xml, headline: string | null): Partial<NitfBody> & { readonly blocks: readonly Block[] } => {
  const root = data.children.find(isElement);
  const text = rawTextOf(data);
  if (root?.name.toLowerCase() === "nitf" || root?.name === "body.content") return nitfBodyOf(data, headline);
  if (root !== undefined) return { blocks: blocksOfMarkup(markupOf(data), headline) };
  return /^\s*(?:<\?xml[^>]*>\s*)?<nitf[\s>]/u.test(text) ? nitfBodyOf(text, headline) : { blocks: blocksOfPlain(text, headline) };
};

/** Which of the texts is the story: the main one before others, marked up before plain, in the order they came. */
const weight = ({ xml, roles }: Content): number => {
  const data = dataOf(xml);
  const isMain = roles.some((role) => /^(?:main|body|mainbody|story|text)$/u.test(role));
  return (isMain ? 2 : 0) + (data?.children.some(isElement) === true ? 1 : 0);
};

/** The text of a news item, and the components around it; of several, which are forms of one text, one is taken. */
export const textIn = (
  item: Xml,
  headline: string | null,
): { readonly body: ReturnType<typeof bodyIn>; readonly within: readonly Xml[] } => {
  const texts = contentsIn(item).filter((content) => isTextual(content) && !isAside(content) && dataOf(content.xml) !== null);
  const weighed = texts.map((content) => ({ content, weight: weight(content) }));
  for (const { content } of weighed.toSorted((a, b) => b.weight - a.weight)) {
    const data = dataOf(content.xml);
    const body = data === null ? null : bodyIn(data, headline);
    if (body !== null && body.blocks.length > 0) return { body, within: content.within };
  }
  return { body: { blocks: [] }, within: [] };
};

/** The text of the first component with that role. */
export const asideIn = (contents: readonly Content[], role: RegExp): string | null => {
  for (const { xml, roles } of contents) {
    const data = roles.some((each) => role.test(each)) && isTextual({ xml }) ? dataOf(xml) : null;
    const text = data === null ? "" : flat(bodyIn(data, null).blocks.map(textOfBlock).join(" "));
    if (text !== "") return text;
  }
  return null;
};

const isImage = (content: Xml): boolean => {
  const [mime, media, href] = [mimeOf(content), mediaOf(content), attributeOf(content, "Href") ?? ""];
  if (href === "") return false;
  if (mime !== null) return mime.startsWith("image/");
  return /^(?:photo|picture|image|graphic)$/u.test(media) || /\.(?:jpe?g|png|webp|gif|tiff?)(?:$|\?)/iu.test(href);
};

const renditionOf = (content: Xml): Rendition => {
  const facts = childOf(content, "Characteristics");
  return {
    href: attributeOf(content, "Href") ?? "",
    contentType: mimeOf(content),
    width: pixelsOf(propertyIn(facts, /^(?:pixel)?width$/iu)),
    height: pixelsOf(propertyIn(facts, /^(?:pixel)?height$/iu)),
  };
};

/** More pictures than an item keeps. */
const PICTURES_MOST = 60;

/** The component that a picture's renditions share: the nearest one that is not itself only a rendition. */
const homeOf = ({ within, roles }: Content): Xml | undefined => within[roles.findLastIndex((role) => !RENDITION.test(role))];

/** Whether the content items right in a component are forms of one thing: it says so, or gives grounds to choose by. */
const areEquivalent = (component: Xml): boolean =>
  attributeOf(component, "EquivalentsList")?.toLowerCase() === "yes" || childOf(component, "BasisForChoice") !== null;

/** The pictures of a news item, each in the largest form that a page can show, with what its own component says of it. */
export const newsMl1Pictures = (item: Xml): readonly Offer[] => {
  const all = contentsIn(item);
  const images = all.filter(({ xml }) => isImage(xml));
  const captions = all.filter(({ roles }) => roles.some((role) => CAPTION.test(role)));
  const equivalent = new Map<Xml, boolean>();
  const groups = new Map<Xml, Content[]>();
  for (const content of images) {
    const home = homeOf(content) ?? content.within[0] ?? content.xml;
    const isOne = content.within.at(-1) !== home || (equivalent.get(home) ?? areEquivalent(home));
    if (content.within.at(-1) === home) equivalent.set(home, isOne);
    const key = isOne ? home : content.xml;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [content]);
    else group.push(content);
  }
  const root = childOf(item, "NewsComponent");
  return [...groups.values()].slice(0, PICTURES_MOST).flatMap((group) => {
    const home = group[0] === undefined ? undefined : homeOf(group[0]);
    if (/^(?:video|audio|stylesheet)$/u.test(roleOf(home))) return [];
    const renditions = group.map(({ xml }) => renditionOf(xml));
    const best = bestRendition(renditions);
    if (best === null) return [];
    const own = home === undefined || (home === root && groups.size > 1) ? [] : [home, ...childrenOf(home, "NewsComponent")];
    const beside = home === undefined ? [] : captions.filter(({ within }) => within.includes(home));
    const isAlone = home === root;
    const caption =
      (home === undefined ? null : asideIn(beside, CAPTION)) ?? lineIn(own, "CaptionLine") ?? (isAlone ? null : lineIn(own, "HeadLine"));
    const rights = { credit: lineIn(own, "CreditLine") ?? (isAlone ? null : lineIn(own, "ByLine")), rights: lineIn(own, "CopyrightLine") };
    const picture: WirePicture = pictureOf(best, { caption, ...rights });
    return [{ picture, hrefs: renditions.map(({ href }) => href) }];
  });
};

/** What an item is that has no text for readers. */
export const mediaKindOf = (item: Xml): WireKind => {
  const kinds = contentsIn(item).map(({ xml }) => `${mediaOf(xml)} ${mimeOf(xml) ?? ""}`);
  const has = (pattern: RegExp): boolean => kinds.some((kind) => pattern.test(kind));
  if (has(/video|animation/u)) return "video";
  if (has(/audio/u)) return "audio";
  if (has(/^graphic/u)) return "graphic";
  return has(/photo|picture|image/u) ? "picture" : "story";
};
