import type { Instant } from "#kit";
import type { KilledPicture, WireKind, WirePicture } from "../item.ts";
import { picturesInMarkup } from "../markup/pictures-in.ts";
import { looksLikeHtml } from "../markup/read-body.ts";
import { flat, textWithin } from "../markup/markup.ts";
import { readHtml } from "../markup/read-html.ts";
import { first, isObject, type Json, linesIn, listOf, namesIn, objectsIn, renditionsIn, textIn, valueWith } from "./ninjs-fields.ts";
import { embargoIn, statusIn } from "./ninjs-standing.ts";
import { expressionInNinjs } from "./odrl.ts";
import { bestRendition, isHeldBeyond, lastPart, mergePictures, pictureEndOf, pictureOf, pixelsOf, type Offer } from "./parts.ts";

/** A text for one line, its markup taken off where it has some. */
export const plain = (text: string | null): string | null => {
  if (text === null) return null;
  const line = flat(looksLikeHtml(text) ? textWithin(readHtml(text)) : text);
  return line === "" ? null : line;
};

/** Descriptions of these roles are no caption. */
const NO_CAPTION = /^(?:credit-?line|alt.*)$/iu;

const captionOf = (item: Json): string | null =>
  plain(
    textIn(item, "description_text", "caption", "description_caption") ??
      valueWith(item["descriptions"], /^caption$/iu) ??
      first(objectsIn(item["descriptions"]).filter((each) => !NO_CAPTION.test(lastPart(textIn(each, "role") ?? "")))) ??
      textIn(item, "description_html", "body_text"),
  );

/** The words that credit whoever made an item; AP sends them as one of its descriptions. */
export const creditOf = (item: Json): string | null =>
  textIn(item, "creditline", "creditLine", "description_creditline") ?? valueWith(item["descriptions"], /^credit-?line$/iu);

/** Superdesk writes the text for those who cannot see a picture where a story has its body. */
const altOf = (item: Json): string | null =>
  textIn(item, "altText", "alttext", "alt_text", "description_alt") ??
  valueWith(item["descriptions"], /^alt/iu) ??
  (textIn(item, "description_text") === null ? null : plain(textIn(item, "body_text")));

const guidIn = (item: Json): string | null => textIn(item, "uri", "guid");

/** What names how something was made: its address in IPTC's vocabulary before a code, a code before a name. */
const sourceTypeOf = (value: Json): string | null => {
  const uri = textIn(value, "uri");
  return uri !== null && /digitalsourcetype[/:]/iu.test(uri) ? uri : textIn(value, "code", "name", "literal", "uri");
};

/** The codes of how something was made (IPTC digital source type): texts, or objects that are called by one. */
export const sourceTypesIn = (item: Json): readonly string[] =>
  listOf(item["digitalSourceType"] ?? item["digitalsourcetype"]).flatMap(
    (each) => (isObject(each) ? sourceTypeOf(each) : textIn({ each }, "each")) ?? [],
  );

/** The picture that a picture item is of, in the largest rendition that a page can show. */
export const offersIn = (item: Json): readonly Offer[] => {
  const renditions = renditionsIn(item["renditions"]);
  const own = textIn(item, "href");
  const found =
    bestRendition(renditions) ??
    (own === null
      ? null
      : {
          href: own,
          width: pixelsOf(item["width"]),
          height: pixelsOf(item["height"]),
          contentType: textIn(item, "mimetype", "contentType"),
        });
  if (found === null) return [];
  const picture = pictureOf(found, {
    caption: captionOf(item),
    alt: altOf(item),
    credit: creditOf(item) ?? textIn(item, "byline", "by"),
    rights: linesIn(item, "copyrightnotice", "copyrightNotice"),
    usageTerms: linesIn(item, "usageterms", "usageTerms"),
    guid: guidIn(item),
    stated: {
      creator: textIn(item, "byline", "by") ?? namesIn(item["authors"])[0] ?? null,
      sourceType: lastPart(sourceTypesIn(item)[0] ?? "") || null,
      expiresAt: pictureEndOf(textIn(item, "expires"), null),
      expression: expressionInNinjs(item),
    },
  });
  return [{ picture, hrefs: renditions.map((each) => each.href) }];
};

const PICTURE_TYPES: readonly (string | undefined)[] = ["picture", "photo", "image", "graphic"];

/** Whether an associated item is a picture. */
export const isPicture = (item: Json): boolean => PICTURE_TYPES.includes(textIn(item, "type")?.toLowerCase());

/** Whether a picture may be shown with what is held until `until`: it is usable, and its own embargo does not last longer. */
export const isFree = (picture: Json, until: Instant | null): boolean => {
  const standing = statusIn(picture);
  return "status" in standing && standing.status === "usable" && !isHeldBeyond(embargoIn(picture), until);
};

/** The pictures among what is associated with an item that their source says are withdrawn. */
export const killedPicturesOf = (item: Json): readonly KilledPicture[] =>
  objectsIn(item["associations"]).flatMap((each) => {
    const standing = statusIn(each);
    if (!PICTURE_TYPES.includes(textIn(each, "type")?.toLowerCase()) || !("status" in standing) || standing.status !== "canceled")
      return [];
    return [{ guid: guidIn(each), hrefs: renditionsIn(each["renditions"]).map(({ href }) => href) }];
  });

/**
 * The pictures of an item: its own renditions when it is one, those associated with it and those in its text, each once. One that is killed,
 * withheld or under an embargo that ends after `until` is left out.
 */
export const picturesOf = (item: Json, kind: WireKind, html: string | null, until: Instant | null): readonly WirePicture[] => {
  const associated = objectsIn(item["associations"]).filter((each) => isPicture(each) && isFree(each, until));
  const offers = [...(kind === "picture" ? offersIn(item) : []), ...associated.flatMap(offersIn)];
  const inText = kind === "picture" || html === null ? [] : picturesInMarkup(readHtml(html));
  return mergePictures(offers, inText);
};
