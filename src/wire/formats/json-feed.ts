import type { Instant } from "#kit";
import { readInstant } from "../read-instant.ts";
import { readRfc822 } from "../read-rfc822.ts";
import type { ItemRead, ReadItems } from "../reading.ts";
import { entryItem, type Feed, htmlText, nameOnly, readEntries, titleText } from "./feed-entry.ts";
import { isImage } from "./feed-pictures.ts";
import { type Json, listOf, objectsIn, textIn } from "./ninjs-fields.ts";
import { ITEMS_MOST, type Offer, pictureOf } from "./parts.ts";

/** Whether a JSON object is a JSON Feed: it says so in `version`, or has the fields that no other document has. */
export const isJsonFeed = (value: Json): boolean =>
  Array.isArray(value["items"]) &&
  (/jsonfeed\.org/iu.test(textIn(value, "version") ?? "") || "feed_url" in value || "home_page_url" in value);

const dateOf = (item: Json, key: string): Instant | null => {
  const text = textIn(item, key);
  return readInstant(text) ?? readRfc822(text);
};

const authorsOf = (value: Json): readonly string[] => {
  const authors = objectsIn(value["authors"]);
  const one = value["author"];
  const all = authors.length > 0 ? authors : typeof one === "object" && one !== null && !Array.isArray(one) ? [one as Json] : [];
  return all.flatMap((author) => nameOnly(textIn(author, "name")) ?? []);
};

const offerOf = (href: string, contentType: string | null): Offer => ({
  picture: pictureOf({ href, contentType, width: null, height: null }, {}),
  hrefs: [href],
});

const offersOf = (item: Json): readonly Offer[] => {
  const own = textIn(item, "image", "banner_image");
  const attached = objectsIn(item["attachments"]).flatMap((attachment) => {
    const [href, type] = [textIn(attachment, "url"), textIn(attachment, "mime_type")];
    return href === null || !isImage(href, type, null) ? [] : [offerOf(href, type)];
  });
  return [...(own === null ? [] : [offerOf(own, null)]), ...attached];
};

const readItem = (item: Json, feed: Feed): ItemRead => {
  const html = textIn(item, "content_html");
  const link = textIn(item, "url", "external_url");
  return entryItem(
    {
      id: textIn(item, "id"),
      link,
      base: link ?? feed.link,
      title: titleText(textIn(item, "title"), false),
      summary: textIn(item, "summary"),
      content: html === null ? textIn(item, "content_text") : htmlText(html),
      published: dateOf(item, "date_published"),
      updated: dateOf(item, "date_modified"),
      authors: authorsOf(item),
      subjects: listOf(item["tags"]).flatMap((tag) =>
        typeof tag === "string" && tag.trim() !== "" ? [{ code: tag.trim(), name: tag.trim() }] : [],
      ),
      holder: null,
      notice: null,
      usageTerms: null,
      creditLine: null,
      language: textIn(item, "language"),
      offers: offersOf(item),
      embargo: null,
      expiresAt: null,
      isDraft: false,
    },
    feed,
  );
};

const readFeed = (value: Json): ReadItems => {
  const feed: Feed = {
    format: "json-feed",
    title: titleText(textIn(value, "title"), false),
    link: textIn(value, "home_page_url", "feed_url"),
    authors: authorsOf(value),
    notice: null,
    usageTerms: null,
    language: textIn(value, "language"),
  };
  const items = listOf(value["items"]).filter((item): item is Json => typeof item === "object" && item !== null && !Array.isArray(item));
  return readEntries(
    items.slice(0, ITEMS_MOST).map((item) => readItem(item, feed)),
    items.length,
  );
};

/** Every item of a JSON Feed (jsonfeed.org, 1.0 and 1.1). */
export const readJsonFeed = (values: readonly Json[]): ReadItems => {
  const read = values.filter(isJsonFeed).map(readFeed);
  return { items: read.flatMap(({ items }) => items), refused: read.flatMap(({ refused }) => refused) };
};
