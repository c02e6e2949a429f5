import { fold } from "#kit";
import type { NamedSubject } from "../item.ts";
import { isObject, type Json, namesIn, objectsIn, subjectsIn, textIn } from "./ninjs-fields.ts";
import { plain } from "./ninjs-pictures.ts";
import { withoutTokens } from "./without-tokens.ts";

const objectIn = (item: Json, key: string): Json => (isObject(item[key]) ? item[key] : {});

/** Whether a JSON object is an item of AP's Media API: nobody else sends its alternative identifiers. */
export const isApItem = (value: Json): boolean => textIn(objectIn(value, "altids"), "itemid", "etag") !== null;

/** The identity of the story, the same for all its versions: AP's item id, which its `etag` begins with. Its address carries tokens. */
export const guidOf = (item: Json): string | null => {
  const altids = objectIn(item, "altids");
  const address = textIn(item, "uri");
  return textIn(altids, "itemid") ?? textIn(altids, "etag")?.replace(/_[^_]*$/u, "") ?? (address === null ? null : withoutTokens(address));
};

/** "By …" as sent, of each of its writers; a picture's photographer. */
export const bylineOf = (item: Json): string | null => {
  const photographer = textIn(objectIn(item, "photographer"), "name");
  const names = objectsIn(item["bylines"]).flatMap((each) => textIn(each, "by", "name") ?? []);
  if (names.length === 0 || (photographer !== null && textIn(item, "type") === "picture")) return plain(photographer);
  return plain(names.join(", "));
};

/** AP writes some names of places in capitals throughout. */
const calm = (name: string): string =>
  name === name.toUpperCase() ? name.toLowerCase().replace(/(?<!\p{L}|['’])\p{L}/gu, (letter) => letter.toUpperCase()) : name;

/** The place a text is datelined from: the city, with its state in the United States and its country elsewhere. */
export const datelineOf = (item: Json): string | null => {
  const place = objectIn(item, "datelinelocation");
  const isHome = /^USA?$/iu.test(textIn(place, "countrycode") ?? "");
  const wide = isHome ? textIn(place, "countryareaname", "countryname") : textIn(place, "countryname", "countryareaname");
  const parts = [textIn(place, "city"), wide].flatMap((name) => (name === null ? [] : calm(name)));
  const [city, region] = parts;
  if (city === undefined) return null;
  return region === undefined || fold(region) === fold(city) ? city : `${city}, ${region}`;
};

/** The longer headline, where it says more than the headline. */
export const deckOf = (item: Json, headline: string | null): string | null => {
  const longer = plain(textIn(item, "headline_extended"));
  return longer === null || longer === headline ? null : longer;
};

/** AP's own page of the item. */
export const linkOf = (item: Json): string | null => {
  const canonical = objectsIn(item["links"]).find((link) => namesIn(link["rel"]).some((rel) => rel.toLowerCase() === "canonical"));
  return canonical === undefined ? null : textIn(canonical, "href", "url");
};

/** Subjects in the order of their worth: those that people chose, those that machines found in the text, those above them. */
export const subjectsOf = (item: Json): readonly NamedSubject[] => {
  const worth = (subject: Json): number =>
    /^editorial$/iu.test(textIn(subject, "creator") ?? "") ? 0 : namesIn(subject["rels"]).includes("ancestor") ? 2 : 1;
  return subjectsIn(objectsIn(item["subject"]).toSorted((a, b) => worth(a) - worth(b)));
};

/** The text of the body's document (NITF) where it came with the item. */
export const nitfIn = (item: Json, beside: Json): string | null => {
  const rendition = objectIn(objectIn(item, "renditions"), "nitf");
  return textIn(item, "body_nitf", "nitf") ?? textIn(rendition, "content") ?? textIn(beside, "nitf", "body_nitf");
};
