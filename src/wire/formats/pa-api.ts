import { isObject, type Json, listOf, textIn } from "./ninjs-fields.ts";

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\n"],
  ["t", " "],
]);

/** A text that was escaped twice on its way, as one that was escaped once. */
const unescaped = (text: string): string =>
  text
    .replace(/\\(?:u([0-9a-fA-F]{4})|([\\nrt"'/]))/gu, (_, hex: string | undefined, char: string | undefined) =>
      hex === undefined ? (ESCAPES.get(char ?? "") ?? char ?? "") : String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replaceAll("\u0000", "")
    .toWellFormed();

const metadataIn = (item: Json): Json => (isObject(item["agencyMetadata"]) ? item["agencyMetadata"] : {});

const listIn = (metadata: Json, key: string): Json => (listOf(metadata[key]).length === 0 ? {} : { [key]: metadata[key] });

/**
 * An item of PA's wire (and of others that the same router sends) with the names of ninjs 1.x: it says `firstVersion`, `slug`, `usage` and
 * `priority`, and its `subjects` are bare codes that `agencyMetadata` names. Any other item as it is.
 */
export const withNinjsNames = (item: Json): Json => {
  const feed = textIn(item, "source-feed", "sourceFeed");
  if (feed === null) return item;
  const metadata = metadataIn(item);
  const body = textIn(item, "body_text");
  return {
    ...item,
    provider: textIn(item, "provider") ?? feed,
    firstcreated: textIn(item, "firstcreated", "firstCreated", "firstVersion"),
    slugline: textIn(item, "slugline", "slug"),
    urgency: textIn(item, "urgency", "priority"),
    usageterms: textIn(item, "usageterms", "usageTerms", "usage"),
    body_text: body === null ? null : unescaped(body),
    ...listIn(metadata, "subject"),
    ...listIn(metadata, "person"),
    ...listIn(metadata, "place"),
    ...listIn(metadata, "event"),
  };
};

/** PA's own key of a story, where the address of the item is another one for each version: `http://PA_API/KEY/TIME/VERSION`. */
export const keyWithin = (item: Json, guid: string | null): string | null => {
  const usn = textIn(item, "usn");
  return usn !== null && usn.length >= 8 && guid !== null && guid !== usn && guid.includes(usn) ? usn : null;
};
