import { type Block, textOfBlock } from "#stories";
import type { WireKind, WirePicture } from "../item.ts";
import { picturesInMarkup } from "../markup/pictures-in.ts";
import { blocksOfHtml, blocksOfMarkup, blocksOfPlain } from "../markup/read-body.ts";
import type { Xml } from "../markup/read-xml.ts";
import { attributeOf, childOf, childrenOf, isElement, markupOf, rawTextOf, textOf } from "../markup/xml.ts";
import { codeOf, inLanguage, nameOf, rightsInfosOf, rightsOf, zoneOf } from "./g2-meta.ts";
import { expressionInG2 } from "./odrl.ts";
import { bestRendition, lastPart, type Offer, pictureEndOf, pictureOf, pixelsOf, type Rendition } from "./parts.ts";

const blocksOfData = (data: Xml, headline: string | null): readonly Block[] => {
  const type = (attributeOf(data, "contenttype") ?? "").toLowerCase();
  const isMarkup = type.includes("html") || type.includes("nitf");
  if (attributeOf(data, "encoding") !== null || (type !== "" && !type.startsWith("text/") && !isMarkup)) return [];
  const text = rawTextOf(data);
  return isMarkup ? blocksOfHtml(text, headline) : blocksOfPlain(text, headline);
};

/** First elements of a text for people; anything else in XML (sports results, concepts) is data for programs. */
const TEXT_ROOTS: ReadonlySet<string> = new Set(
  "html nitf body body.content article section main div p pre ul ol dl table blockquote bq block hl1 hl2 h1 h2 h3 ttnitf".split(" "),
);

const isText = (inline: Xml): boolean => {
  const root = inline.children.find(isElement);
  return root === undefined || TEXT_ROOTS.has(root.name.toLowerCase());
};

/** Whether a body's paragraphs are themselves markup, which some agencies escape within XML. */
const isEscaped = (blocks: readonly Block[]): boolean => {
  const [first] = blocks;
  return first !== undefined && blocks.every((block) => block.kind === "paragraph") && /^\s*<p[\s>]/iu.test(textOfBlock(first));
};

/** The body: of several entries of the content set, which are alternatives of one body, the first in XML that has text, else in characters. */
export const bodyOf = (item: Xml, headline: string | null): readonly Block[] => {
  const content = childOf(item, "contentSet");
  for (const xml of childrenOf(content, "inlineXML").filter(isText)) {
    const blocks = blocksOfMarkup(markupOf(xml), headline);
    if (blocks.length > 0) return isEscaped(blocks) ? blocksOfHtml(blocks.map(textOfBlock).join("\n\n"), headline) : blocks;
  }
  for (const data of childrenOf(content, "inlineData")) {
    const blocks = blocksOfData(data, headline);
    if (blocks.length > 0) return blocks;
  }
  return [];
};

const captionOf = (contentMeta: Xml | null, kind: WireKind, lang: string | null): string | null => {
  const descriptions = childrenOf(contentMeta, "description");
  const captions = descriptions.filter((each) => lastPart(attributeOf(each, "role") ?? "").toLowerCase() === "caption");
  return textOf(inLanguage(captions.length > 0 || kind === "story" ? captions : descriptions, lang));
};

const isImage = (href: string, contentType: string | null): boolean =>
  contentType === null ? /\.(?:jpe?g|png|webp|gif|tiff?)(?:$|\?)/iu.test(href) : contentType.startsWith("image/");

/** The renditions of an item's content that are images. */
const renditionsOf = (item: Xml): readonly Rendition[] =>
  childrenOf(childOf(item, "contentSet"), "remoteContent").flatMap((remote) => {
    const [href, contentType] = [attributeOf(remote, "href"), attributeOf(remote, "contenttype")?.toLowerCase() ?? null];
    return href === null || !isImage(href, contentType)
      ? []
      : [{ href, contentType, width: pixelsOf(attributeOf(remote, "width")), height: pixelsOf(attributeOf(remote, "height")) }];
  });

/** The picture item that a story's remote content points at. */
const residrefOf = (item: Xml, href: string): string | null =>
  attributeOf(
    childrenOf(childOf(item, "contentSet"), "remoteContent").find((each) => attributeOf(each, "href") === href),
    "residref",
  );

/** The picture that an item's renditions are of: the largest, with what the item says of it. A story's author and summary are not its picture's. */
export const offeredBy = (item: Xml, kind: WireKind, lang: string | null): readonly Offer[] => {
  const contentMeta = childOf(item, "contentMeta");
  const renditions = renditionsOf(item);
  const best = bestRendition(renditions);
  if (best === null) return [];
  const rights = rightsOf(item, contentMeta, lang, "renditions");
  const by = kind === "story" ? null : textOf(inLanguage(childrenOf(contentMeta, "by"), lang));
  const picture = pictureOf(best, {
    caption: captionOf(contentMeta, kind, lang),
    credit: rights.creditLine ?? by,
    rights: rights.notice,
    usageTerms: rights.usageTerms,
    guid: kind === "story" ? residrefOf(item, best.href) : attributeOf(item, "guid"),
    stated: {
      creator: by ?? (kind === "story" ? null : nameOf(childOf(contentMeta, "creator"), lang)),
      sourceType: lastPart(codeOf(childOf(contentMeta, "digitalSourceType")) ?? "") || null,
      expiresAt: kind === "story" ? null : pictureEndOf(textOf(childOf(childOf(item, "itemMeta"), "expires")), zoneOf(item, lang)),
      expression: expressionInG2(rightsInfosOf(item, "renditions"), []),
    },
  });
  return [{ picture, hrefs: renditions.map((each) => each.href) }];
};

/** The pictures in an item's text. */
export const picturesInText = (item: Xml): readonly WirePicture[] =>
  childrenOf(childOf(item, "contentSet"), "inlineXML")
    .filter(isText)
    .flatMap((xml) => picturesInMarkup(markupOf(xml)));
