import { pictureOf, pixelsOf } from "../formats/parts.ts";
import type { WirePicture } from "../item.ts";
import { findAll, findFirst, flat, type Markup, textWithin } from "./markup.ts";

const textOf = (node: Markup | null): string | null => {
  const text = node === null ? "" : flat(textWithin(node));
  return text === "" ? null : text;
};

const attributeOf = (node: Markup, name: string): string | null => {
  const value = node.attributes.get(name)?.trim() ?? "";
  return value === "" ? null : value;
};

const isShowable = (href: string | null): href is string => href !== null && !/^(?:data|blob|javascript|cid):/iu.test(href);

const hasClass = (node: Markup, name: string): boolean => (node.attributes.get("class") ?? "").split(/\s+/u).includes(name);

/** An image of XHTML or HTML; within a figure with its caption, of which an element of class `credit` is taken apart. */
const imageIn = (image: Markup, figure: Markup | null): readonly WirePicture[] => {
  const href = attributeOf(image, "src");
  if (!isShowable(href)) return [];
  const caption = figure === null ? null : findFirst(figure, "figcaption");
  const [credit] = caption === null ? [] : findAll(caption, (node) => hasClass(node, "credit"));
  const [by] = figure === null ? [] : findAll(figure, (node) => hasClass(node, "credit") || hasClass(node, "byline"));
  const words = caption === null ? null : textOf({ ...caption, children: caption.children.filter((child) => child !== credit) });
  const rendition = {
    href,
    width: pixelsOf(image.attributes.get("width")),
    height: pixelsOf(image.attributes.get("height")),
    contentType: null,
  };
  return [pictureOf(rendition, { caption: words, alt: attributeOf(image, "alt"), credit: textOf(credit ?? by ?? null) })];
};

/** A picture of NITF: `media` with its reference, caption and producer. */
const mediaIn = (media: Markup): readonly WirePicture[] => {
  const references = findAll(media, (node) => node.name === "media-reference");
  const reference = references.find((node) => isShowable(attributeOf(node, "source")));
  const href = reference === undefined ? null : attributeOf(reference, "source");
  const type = attributeOf(media, "media-type");
  if (reference === undefined || !isShowable(href) || (type !== null && !/^(?:image|photo|picture|graphic)$/iu.test(type))) return [];
  const rendition = {
    href,
    width: pixelsOf(reference.attributes.get("width")),
    height: pixelsOf(reference.attributes.get("height")),
    contentType: attributeOf(reference, "mime-type"),
  };
  return [
    pictureOf(rendition, {
      caption: textOf(findFirst(media, "media-caption")),
      alt: attributeOf(reference, "alternate-text"),
      credit: textOf(findFirst(media, "media-producer")),
    }),
  ];
};

/** The pictures that stand in a body, in their order. */
export const picturesInMarkup = (root: Markup): readonly WirePicture[] =>
  findAll(root, (node) => node.name === "figure" || node.name === "img" || node.name === "media").flatMap((node) => {
    if (node.name === "media") return mediaIn(node);
    if (node.name === "img") return imageIn(node, null);
    const image = findFirst(node, "img");
    return image === null ? [] : imageIn(image, node);
  });
