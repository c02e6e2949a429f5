import type { WirePicture } from "../item.ts";
import type { Xml } from "../markup/read-xml.ts";
import { attributeOf, textOf } from "../markup/xml.ts";
import { resolved } from "../markup/resolve-links.ts";
import { elementOf, elementsOf, lineOf, linesOf } from "./feed-xml.ts";
import { bestRendition, mergePictures, type Offer, pictureOf, pixelsOf, type Rendition } from "./parts.ts";
import { plain } from "./ninjs-pictures.ts";

const IMAGE_NAME = /\.(?:jpe?g|png|webp|gif|avif|tiff?)$/iu;

const pathOf = (href: string): string => href.replace(/[?#].*$/su, "");

/** What the sizes of one picture have in common: its address without the size that is written in it. */
const sameOf = (href: string): string => {
  const path = pathOf(href);
  return (IMAGE_NAME.test(path) ? path : href).replace(/^https?:/iu, "").replace(/-\d{2,5}x\d{2,5}(?=\.[a-z]{3,4}$)/iu, "");
};

/** Whether a file is a picture by what is said of it, else by its name. */
export const isImage = (href: string, contentType: string | null, medium: string | null): boolean =>
  medium === null && contentType === null ? IMAGE_NAME.test(pathOf(href)) : medium === "image" || (contentType ?? "").startsWith("image/");

const renditionOf = (element: Xml, address: "url" | "href", base: string | null): Rendition | null => {
  const href = attributeOf(element, address);
  if (href === null) return null;
  const contentType = attributeOf(element, "type")?.toLowerCase() ?? null;
  if (!isImage(href, contentType, attributeOf(element, "medium")?.toLowerCase() ?? null)) return null;
  const [width, height] = ["width", "height"].map((side) => pixelsOf(attributeOf(element, side)));
  // Some say "image/*" or "image": that is as good as nothing.
  return {
    href: resolved(href, base),
    contentType: /^image\/[a-z]/u.test(contentType ?? "") ? contentType : null,
    width: width ?? null,
    height: height ?? null,
  };
};

/** What the elements around a picture say of it; the nearest first. */
const saidOf = (around: readonly Xml[]): Pick<WirePicture, "caption" | "alt" | "credit" | "rights" | "usageTerms"> => {
  const first = (read: (element: Xml) => string | null): string | null => around.map(read).find((text) => text !== null) ?? null;
  return {
    caption: first((element) => plain(lineOf(element, "media:description"))),
    alt: first((element) => plain(lineOf(element, "media:title"))),
    credit: first((element) => linesOf(element, "media:credit").join(", ") || null),
    rights: first((element) => plain(lineOf(element, "media:copyright"))),
    usageTerms: first((element) => attributeOf(elementsOf(element, "media:license")[0], "href") ?? lineOf(element, "media:license")),
  };
};

type Found = { readonly rendition: Rendition; readonly around: readonly Xml[] };

/** The picture of several renditions: the largest that a page can show. */
const offerOf = (found: readonly Found[]): readonly Offer[] => {
  const best = bestRendition(found.map(({ rendition }) => rendition));
  const around = [...new Set(found.flatMap((each) => each.around))];
  return best === null ? [] : [{ picture: pictureOf(best, saidOf(around)), hrefs: found.map(({ rendition }) => rendition.href) }];
};

/** Each picture once, whatever number of sizes of it stand beside each other. */
const offersOf = (found: readonly Found[]): readonly Offer[] => {
  const bySame = new Map<string, Found[]>();
  for (const each of found) {
    const same = sameOf(each.rendition.href);
    bySame.set(same, [...(bySame.get(same) ?? []), each]);
  }
  return [...bySame.values()].flatMap(offerOf);
};

/** Most picture elements of an entry that are looked at. */
const ELEMENTS_MOST = 100;

const contentsIn = (parent: Xml, around: readonly Xml[], base: string | null): readonly Found[] =>
  elementsOf(parent, "media:content")
    .slice(0, ELEMENTS_MOST)
    .flatMap((element) => {
      const rendition = renditionOf(element, "url", base);
      return rendition === null ? [] : [{ rendition, around: [element, ...around] }];
    });

/** The address in an `image` element of an item, which no standard has and many feeds do. */
const bareImage = (item: Xml, base: string | null): readonly Found[] => {
  const image = elementOf(item, "image");
  const href = image === null ? null : (lineOf(image, "url") ?? textOf(image));
  return href === null || !/^(?:https?:\/\/|\/)\S+$/iu.test(href)
    ? []
    : [{ rendition: { href: resolved(href, base), contentType: null, width: null, height: null }, around: [item] }];
};

/**
 * The pictures that an entry offers by Media RSS 1.5, by enclosures (`links` are those of Atom) or by an image of its own; a thumbnail only
 * where there is nothing else.
 */
export const offersIn = (item: Xml, links: readonly Xml[], base: string | null): readonly Offer[] => {
  const enclosed = [
    ...elementsOf(item, "enclosure")
      .slice(0, ELEMENTS_MOST)
      .map((each) => renditionOf(each, "url", base)),
    ...links
      .filter((link) => attributeOf(link, "rel") === "enclosure")
      .slice(0, ELEMENTS_MOST)
      .map((each) => renditionOf(each, "href", base)),
  ].flatMap((rendition) => (rendition === null ? [] : [{ rendition, around: [item] }]));
  const groups = elementsOf(item, "media:group").slice(0, ELEMENTS_MOST);
  const offers = [
    ...groups.flatMap((group) => offerOf(contentsIn(group, [group, item], base))),
    ...offersOf([...contentsIn(item, [item], base), ...enclosed, ...bareImage(item, base)]),
  ];
  return offers.length > 0 ? offers : offerOf(thumbnailsIn(item, groups, base));
};

const thumbnailsIn = (item: Xml, groups: readonly Xml[], base: string | null): readonly Found[] =>
  [item, ...groups, ...[item, ...groups].flatMap((each) => elementsOf(each, "media:content").slice(0, ELEMENTS_MOST))].flatMap((parent) =>
    elementsOf(parent, "media:thumbnail")
      .slice(0, ELEMENTS_MOST)
      .flatMap((element) => {
        const href = attributeOf(element, "url");
        const [width, height] = ["width", "height"].map((side) => pixelsOf(attributeOf(element, side)));
        return href === null
          ? []
          : [
              {
                rendition: { href: resolved(href, base), contentType: null, width: width ?? null, height: height ?? null },
                around: [parent, item],
              },
            ];
      }),
  );

/** Counters, portraits of authors and pictograms: images in a text that are no pictures of the story. */
const isOrnament = ({ href, width, height }: WirePicture): boolean =>
  (width !== null && width <= 32) ||
  (height !== null && height <= 32) ||
  /\/core\/emoji\/|gravatar\.com\/avatar|feeds\.feedburner\.com\/~|\/(?:pixel|spacer|blank|1x1)\.(?:gif|png)/iu.test(href);

/** The pictures of an entry, each once, those offered before those in its text. */
export const picturesOfEntry = (offers: readonly Offer[], inText: readonly WirePicture[]): readonly WirePicture[] => {
  const offered = offers.filter(({ picture }) => !isOrnament(picture));
  const known = new Map(offered.flatMap(({ picture, hrefs }) => hrefs.map((href) => [sameOf(href), picture.href] as const)));
  return mergePictures(
    offered,
    inText
      .filter((picture) => !isOrnament(picture))
      .map((picture) => ({ ...picture, href: known.get(sameOf(picture.href)) ?? picture.href })),
  );
};
