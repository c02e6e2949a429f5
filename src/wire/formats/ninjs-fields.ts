import type { NamedEntity, NamedSubject } from "../item.ts";
import { lastPart, pixelsOf, type Rendition, subjectCodeOf } from "./parts.ts";

/** A JSON object as it was sent: nothing about it is known. */
export type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** The objects of a list, or of an object of named ones (ninjs 1.x); nulls in it are passed over. */
export const objectsIn = (value: unknown): readonly Json[] => {
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value)
    ? Object.values(value).flatMap((each) => (Array.isArray(each) ? each.filter(isObject) : isObject(each) ? [each] : []))
    : [];
};

/** The first of `keys` that holds a text that is not blank, or a number. */
export const textIn = (value: Json, ...keys: readonly string[]): string | null => {
  for (const key of keys) {
    const found = value[key];
    if (typeof found === "string" && found.trim() !== "") return found.trim();
    if (typeof found === "number" && Number.isFinite(found)) return String(found);
  }
  return null;
};

/** The value of the first entry whose role is wanted (ninjs 2 and 3). */
export const valueWith = (value: unknown, role: RegExp): string | null => {
  const found = objectsIn(value).find((each) => role.test(lastPart(textIn(each, "role") ?? "")) && textIn(each, "value") !== null);
  return found === undefined ? null : textIn(found, "value");
};

export const first = (value: unknown): string | null =>
  objectsIn(value)
    .map((each) => textIn(each, "value"))
    .find((text) => text !== null) ?? null;

/** Names in a list of texts or of objects that have one. */
export const namesIn = (value: unknown): readonly string[] =>
  listOf(value).flatMap((each) => {
    if (typeof each === "string") return each.trim() === "" ? [] : [each.trim()];
    return isObject(each) ? (textIn(each, "name", "code", "literal", "uri") ?? []) : [];
  });

export const subjectsIn = (value: unknown): readonly NamedSubject[] =>
  (Array.isArray(value) ? value.filter(isObject) : objectsIn(value)).flatMap((subject) => {
    const code = textIn(subject, "code", "qcode") ?? textIn(subject, "uri") ?? textIn(subject, "literal");
    const name = textIn(subject, "name");
    return code === null && name === null ? [] : [{ code: subjectCodeOf(code ?? ""), name: name ?? "" }];
  });

const ENTITY_FIELDS: readonly (readonly [field: string, kind: string])[] = [
  ["person", "person"],
  ["people", "person"],
  ["organisation", "organisation"],
  ["organisations", "organisation"],
  ["place", "place"],
  ["places", "place"],
  ["event", "event"],
  ["events", "event"],
  ["object", "object"],
  ["objects", "object"],
];

export const entitiesIn = (item: Json): readonly NamedEntity[] =>
  ENTITY_FIELDS.flatMap(([field, kind]) => (Array.isArray(item[field]) ? namesOnly(item[field]).map((name) => ({ kind, name })) : []));

const namesOnly = (value: unknown): readonly string[] =>
  listOf(value).flatMap((each) => (isObject(each) ? (textIn(each, "name", "literal") ?? []) : typeof each === "string" ? each : []));

export const renditionsIn = (value: unknown): readonly Rendition[] =>
  objectsIn(value).flatMap((each) => {
    const href = textIn(each, "href");
    const contentType = textIn(each, "mimetype", "contentType", "contenttype", "mediatype");
    return href === null ? [] : [{ href, contentType, width: pixelsOf(each["width"]), height: pixelsOf(each["height"]) }];
  });
