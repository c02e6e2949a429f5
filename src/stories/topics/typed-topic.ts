import { fold, type Lang, LANGS } from "#kit";
import type { TopicKind } from "../tables.ts";
import { wordsOf } from "../writing/words/index.ts";

/** What a topic that is no subject can be. */
export const ENTITY_KINDS = ["person", "organisation", "place", "event", "object"] as const satisfies readonly TopicKind[];
export type EntityKind = (typeof ENTITY_KINDS)[number];

export type TypedEntity = { readonly kind: EntityKind; readonly name: string };

/** A topic as it stands in its field: `Una Tarn (person)`; a name with a comma or bracket in it is quoted. `kind` is null where none is said. */
export type TypedTopic = { readonly typed: string; readonly name: string; readonly kind: EntityKind | null };

/** A name in quotation marks, doubled within, and whatever follows to the next comma; else all up to that. */
const PART = /\s*"(?:[^"\n]|"")*"[^,;،؛\n]*|[^,;،؛\n]+/gu;

const kindIn = (word: string): EntityKind | null =>
  ENTITY_KINDS.find((kind) => [kind, ...LANGS.map((lang) => wordsOf(lang).kinds[kind])].some((each) => fold(each) === fold(word))) ?? null;

const tidy = (text: string): string => text.replace(/\s+/gu, " ").trim();

const read = (part: string): TypedTopic => {
  const typed = tidy(part);
  const [, quoted, said = ""] = /^"((?:[^"]|"")*)"\s*(?:\(([^()]*)\))?$/u.exec(typed) ?? [];
  if (quoted !== undefined) return { typed, name: tidy(quoted.replaceAll('""', '"')), kind: kindIn(said) };
  const [, name = "", word = ""] = /^(.*\S)\s*\(([^()]+)\)$/u.exec(typed) ?? [];
  const kind = kindIn(word);
  return kind === null ? { typed, name: typed, kind: null } : { typed, name, kind };
};

/** The topics that a field holds, each once. */
export const topicsTyped = (field: string): readonly TypedTopic[] => {
  const found = new Map<string, TypedTopic>();
  for (const [part] of field.matchAll(PART)) {
    const topic = read(part);
    const key = `${topic.kind ?? ""} ${fold(topic.name)}`;
    if (topic.name !== "" && !found.has(key)) found.set(key, topic);
  }
  return [...found.values()];
};

/** An entity as its field takes it, with the word for its kind in that language. */
export const writeEntity = ({ kind, name }: TypedEntity, lang: Lang): string => {
  const plain = tidy(name);
  const shown = /[",;،؛()\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  return `${shown} (${wordsOf(lang).kinds[kind]})`;
};

/** What a source sent as an entity, in a story's own language; none of a kind that nobody knows. */
export const typedEntity = (kind: string, name: string, lang: string): readonly string[] => {
  const known = ENTITY_KINDS.find((each) => each === kind);
  return known === undefined || fold(name) === "" ? [] : [writeEntity({ kind: known, name }, LANGS.find((each) => each === lang) ?? "en")];
};
