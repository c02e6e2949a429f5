import type { Instant } from "#kit";
import type { WireKind, WirePicture } from "../item.ts";
import { picturesInMarkup } from "../markup/pictures-in.ts";
import { looksLikeHtml } from "../markup/read-body.ts";
import { flat, textWithin } from "../markup/markup.ts";
import { readHtml } from "../markup/read-html.ts";
import { first, type Json, namesIn, objectsIn, renditionsIn, textIn, valueWith } from "./ninjs-fields.ts";
import { embargoIn, statusIn } from "./ninjs-standing.ts";
import { expressionInNinjs } from "./odrl.ts";
import { bestRendition, isHeldBeyond, lastPart, mergePictures, pictureEndOf, pictureOf, pixelsOf, type Offer } from "./parts.ts";

/** A text for one line, its markup taken off where it has some. */
export const plain = (text: string | null): string | null => {
  if (text === null) return null;
  const line = flat(looksLikeHtml(text) ? textWithin(readHtml(text)) : text);
  return line === "" ? null : line;
};

const captionOf = (item: Json): string | null =>
  plain(
    textIn(item, "description_text", "caption") ??
      valueWith(item["descriptions"], /^caption$/u) ??
      first(item["descriptions"]) ??
      textIn(item, "description_html", "description_caption", "body_text"),
  );

/** The code of how something was made (IPTC digital source type). */
export const sourceTypeIn = (item: Json): string | null => {
  const value = item["digitalSourceType"] ?? item["digitalsourcetype"];
  const [named] = objectsIn([value]);
  return named === undefined ? textIn(item, "digitalSourceType", "digitalsourcetype") : textIn(named, "uri", "code", "literal", "name");
};

const offersIn = (item: Json): readonly Offer[] => {
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
    alt: textIn(item, "altText", "alttext", "alt_text", "description_alt") ?? valueWith(item["descriptions"], /^alt/iu),
    credit: textIn(item, "creditline", "creditLine", "byline", "by"),
    rights: textIn(item, "copyrightnotice", "copyrightNotice"),
    usageTerms: textIn(item, "usageterms", "usageTerms"),
    stated: {
      guid: textIn(item, "uri", "guid"),
      creator: textIn(item, "byline", "by") ?? namesIn(item["authors"])[0] ?? null,
      sourceType: lastPart(sourceTypeIn(item) ?? "") || null,
      expiresAt: pictureEndOf(textIn(item, "expires")),
      expression: expressionInNinjs(item),
    },
  });
  return [{ picture, hrefs: renditions.map((each) => each.href) }];
};

const PICTURE_TYPES: readonly (string | undefined)[] = ["picture", "photo", "graphic"];

const isFree = (picture: Json, until: Instant | null): boolean => {
  const standing = statusIn(picture);
  return "status" in standing && standing.status === "usable" && !isHeldBeyond(embargoIn(picture), until);
};

/**
 * The pictures of an item: its own renditions when it is one, those associated with it and those in its text, each once. One that is killed,
 * withheld or under an embargo that ends after `until` is left out.
 */
export const picturesOf = (item: Json, kind: WireKind, html: string | null, until: Instant | null): readonly WirePicture[] => {
  const associated = objectsIn(item["associations"]).filter(
    (each) => PICTURE_TYPES.includes(textIn(each, "type")?.toLowerCase()) && isFree(each, until),
  );
  const offers = [...(kind === "picture" ? offersIn(item) : []), ...associated.flatMap(offersIn)];
  const inText = kind === "picture" || html === null ? [] : picturesInMarkup(readHtml(html));
  return mergePictures(offers, inText);
};
