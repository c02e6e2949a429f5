import type { Block } from "#stories";
import type { WirePicture } from "../item.ts";
import { picturesInMarkup } from "../markup/pictures-in.ts";
import { blocksOfHtml, blocksOfMarkup, blocksOfPlain } from "../markup/read-body.ts";
import type { Xml } from "../markup/read-xml.ts";
import { attributeOf, childOf, childrenOf, isElement, markupOf, rawTextOf, textOf } from "../markup/xml.ts";
import { inLanguage, rightsOf } from "./g2-meta.ts";
import { bestRendition, lastPart, pictureOf, pixelsOf } from "./parts.ts";

const blocksOfData = (data: Xml, headline: string | null): readonly Block[] => {
  const type = (attributeOf(data, "contenttype") ?? "").toLowerCase();
  if (attributeOf(data, "encoding") !== null || (type !== "" && !type.startsWith("text/") && !type.includes("html"))) return [];
  const text = rawTextOf(data);
  return type.includes("html") ? blocksOfHtml(text, headline) : blocksOfPlain(text, headline);
};

/** First elements of a text for people; anything else in XML (sports results, concepts) is data for programs. */
const TEXT_ROOTS: ReadonlySet<string> = new Set(
  "html nitf body body.content article section main div p pre ul ol dl table blockquote bq block hl1 hl2 h1 h2 h3 ttnitf".split(" "),
);

const isText = (inline: Xml): boolean => {
  const root = inline.children.find(isElement);
  return root === undefined || TEXT_ROOTS.has(root.name.toLowerCase());
};

/** The body: of several entries of the content set, which are alternatives of one body, the first in XML that has text, else in characters. */
export const bodyOf = (item: Xml, headline: string | null): readonly Block[] => {
  const content = childOf(item, "contentSet");
  for (const xml of childrenOf(content, "inlineXML").filter(isText)) {
    const blocks = blocksOfMarkup(markupOf(xml), headline);
    if (blocks.length > 0) return blocks;
  }
  for (const data of childrenOf(content, "inlineData")) {
    const blocks = blocksOfData(data, headline);
    if (blocks.length > 0) return blocks;
  }
  return [];
};

const captionOf = (contentMeta: Xml | null, lang: string | null): string | null => {
  const descriptions = childrenOf(contentMeta, "description");
  const captions = descriptions.filter((each) => lastPart(attributeOf(each, "role") ?? "").toLowerCase() === "caption");
  return textOf(inLanguage(captions.length > 0 ? captions : descriptions, lang));
};

/** The pictures of an item: the largest of its renditions that is an image, with what the item says of it, and those in its text. */
export const picturesIn = (item: Xml, lang: string | null): readonly WirePicture[] => {
  const contentMeta = childOf(item, "contentMeta");
  const renditions = childrenOf(childOf(item, "contentSet"), "remoteContent").flatMap((remote) => {
    const href = attributeOf(remote, "href");
    const contentType = attributeOf(remote, "contenttype");
    const isImage = contentType === null ? /\.(?:jpe?g|png|webp|gif|tiff?)(?:$|\?)/iu.test(href ?? "") : contentType.startsWith("image/");
    return href === null || !isImage
      ? []
      : [{ href, contentType, width: pixelsOf(attributeOf(remote, "width")), height: pixelsOf(attributeOf(remote, "height")) }];
  });
  const inText = childrenOf(childOf(item, "contentSet"), "inlineXML")
    .filter(isText)
    .flatMap((xml) => picturesInMarkup(markupOf(xml)));
  const best = bestRendition(renditions);
  if (best === null) return inText;
  const rights = rightsOf(item, contentMeta, lang);
  const by = textOf(inLanguage(childrenOf(contentMeta, "by"), lang));
  return [
    pictureOf(best, {
      caption: captionOf(contentMeta, lang),
      credit: rights.creditLine ?? by,
      rights: rights.notice,
      usageTerms: rights.usageTerms,
    }),
    ...inText,
  ];
};
