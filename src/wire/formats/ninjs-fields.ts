import type { NamedEntity, NamedSubject } from "../item.ts";
import { lastPart, pixelsOf, type Rendition, subjectCodeOf } from "./parts.ts";

/** A JSON object as it was sent: nothing about it is known. */
export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

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

/** The texts of the first of `keys` that has any, a line each where it is a list of them. */
export const linesIn = (value: Json, ...keys: readonly string[]): string | null => {
  for (const key of keys) {
    const lines = namesIn(value[key]);
    if (lines.length > 0) return [...new Set(lines)].join("\n");
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

/** Subjects in a list, each code once; PA's wire sends only the codes: `{code: ["news", "news:uk"]}`. */
export const subjectsIn = (value: unknown): readonly NamedSubject[] => {
  const codes = isObject(value) && Array.isArray(value["code"]) ? value["code"] : null;
  const listed = codes === null ? objectsIn(value) : namesIn(codes).map((code) => ({ code }));
  const found = new Map<string, NamedSubject>();
  for (const subject of listed) {
    const code = textIn(subject, "code", "qcode", "uri", "literal");
    const name = textIn(subject, "name");
    if (code === null && name === null) continue;
    const named = { code: subjectCodeOf(code ?? ""), name: name ?? "" };
    const key = named.code === "" ? `name:${named.name}` : named.code;
    if (!found.has(key)) found.set(key, named);
  }
  return [...found.values()];
};

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

/** The people, organisations, places, events and objects that an item lists, each once. */
export const entitiesIn = (item: Json): readonly NamedEntity[] => {
  const found = new Map<string, NamedEntity>();
  for (const [field, kind] of ENTITY_FIELDS)
    for (const name of Array.isArray(item[field]) ? namesOnly(item[field]) : [])
      if (!found.has(`${kind}:${name}`)) found.set(`${kind}:${name}`, { kind, name });
  return [...found.values()];
};

const namesOnly = (value: unknown): readonly string[] =>
  listOf(value).flatMap((each) => (isObject(each) ? (textIn(each, "name", "literal") ?? []) : typeof each === "string" ? each : []));

export const renditionsIn = (value: unknown): readonly Rendition[] =>
  objectsIn(value).flatMap((each) => {
    const href = textIn(each, "href");
    const contentType = textIn(each, "mimetype", "contentType", "contenttype", "mediatype");
    return href === null ? [] : [{ href, contentType, width: pixelsOf(each["width"]), height: pixelsOf(each["height"]) }];
  });
