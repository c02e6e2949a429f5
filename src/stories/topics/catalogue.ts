import { fold, slugOf } from "#kit";
import type { MediaTopic, MediaTopics } from "./media-topic.ts";
import { type SubjectCode, subjectCodes } from "./seed-topics.ts";

/** What a code of a subject means, and how it is kept: `key` is the same for all codes that mean the same. */
export type KnownSubject = { readonly key: string; readonly code: string; readonly name: string };

/** The subjects that are known by code, in all their languages and in their tree. */
export type Catalogue = {
  /** The day of the release, "2019-04-06". */
  readonly released: string;
  /** What a code stands for: the Media Topic itself, what replaced it, or what an old Subject Code has become; null when nobody knows it. */
  readonly subjectOf: (code: string) => KnownSubject | null;
  /** The subject of a name in that language, where one alone is called so. */
  readonly named: (name: string, lang: string) => KnownSubject | null;
  /** All names by which `named` finds a subject in a language, in its order. */
  readonly namesFor: (lang: string) => readonly string[];
  /** The subject that was ever addressed by this slug of one of its names. */
  readonly ofSlug: (slug: string) => KnownSubject | null;
  /** The broader subjects, the next one first. */
  readonly broader: (code: string) => readonly KnownSubject[];
  /** The codes of the next narrower subjects. */
  readonly narrower: (code: string) => readonly string[];
  /** The subject's names by language; empty when the code is unknown. */
  readonly names: (code: string) => Readonly<Record<string, string>>;
};

const DEPTH_MOST = 10; // the tree has five levels; a broken release must not make us go round

const primary = (tag: string): string => tag.toLowerCase().split("-")[0] ?? "";

/** The text of those of several languages that suits a reader: the language, else English. */
export const nameIn = (names: Readonly<Record<string, string>>, lang: string, orElse: string): string =>
  names[lang] ?? names[primary(lang)] ?? names["en"] ?? orElse;

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
};

/** Names of one language, folded, with the codes that bear them. */
const namesIndex = (topics: readonly MediaTopic[]): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const { code, names, isRetired } of topics)
    if (!isRetired)
      for (const [lang, name] of Object.entries(names)) {
        const key = `${primary(lang)} ${fold(name)}`;
        const codes = found.get(key) ?? [];
        if (!codes.includes(code)) found.set(key, [...codes, code]);
      }
  return found;
};

const sortedNames = (topics: readonly MediaTopic[], lang: string, isSole: (key: string) => boolean): readonly string[] => {
  const names = topics.flatMap((topic) => {
    const name = topic.isRetired ? undefined : (topic.names[lang] ?? topic.names[primary(lang)]);
    return name === undefined || !isSole(`${primary(lang)} ${fold(name)}`) ? [] : [name];
  });
  return [...new Set(names)].toSorted(new Intl.Collator(lang).compare);
};

const slugIndex = (topics: readonly MediaTopic[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const { code, names } of topics)
    for (const name of Object.values(names)) if (!found.has(slugOf(name))) found.set(slugOf(name), code);
  return found;
};

export const openCatalogue = (
  { released, topics }: MediaTopics,
  subjects: ReadonlyMap<string, SubjectCode> = subjectCodes(),
): Catalogue => {
  const byCode = new Map(topics.map((topic) => [topic.code, topic]));
  const children = Map.groupBy(
    topics.filter(({ isRetired }) => !isRetired),
    ({ parent }) => parent ?? "",
  );
  const sorted = new Map<string, readonly string[]>();
  const byName = once(() => namesIndex(topics));
  const bySlug = once(() => slugIndex(topics));

  const current = (code: string, depth = 0): MediaTopic | null => {
    const topic = byCode.get(code) ?? null;
    if (topic === null || topic.replacedBy === null || depth > DEPTH_MOST) return topic;
    return current(topic.replacedBy, depth + 1) ?? topic;
  };
  const known = (topic: MediaTopic): KnownSubject => ({
    key: `medtop:${topic.code}`,
    code: `medtop:${topic.code}`,
    name: topic.names["en"] ?? topic.code,
  });
  const subjectOf = (given: string): KnownSubject | null => {
    const code = given.replace(/^(?:medtop|subj):/u, "");
    const old = subjects.get(code);
    const topic = current(old?.topic ?? code);
    if (topic !== null) return known(topic);
    return old === undefined ? null : { key: `subj:${code}`, code: `subj:${code}`, name: old.name };
  };
  const broader = (given: string): readonly KnownSubject[] => {
    const found: KnownSubject[] = [];
    let parent = byCode.get(given.replace(/^medtop:/u, ""))?.parent ?? null;
    while (parent !== null && found.length < DEPTH_MOST) {
      const topic = byCode.get(parent);
      if (topic === undefined) break;
      found.push(known(topic));
      parent = topic.parent;
    }
    return found;
  };
  return {
    released,
    subjectOf,
    broader,
    named: (name, lang) => {
      const codes = byName().get(`${primary(lang)} ${fold(name)}`) ?? [];
      return codes.length === 1 ? subjectOf(codes[0] ?? "") : null;
    },
    namesFor: (lang) => {
      const names = sorted.get(lang) ?? sortedNames(topics, lang, (key) => byName().get(key)?.length === 1);
      sorted.set(lang, names);
      return names;
    },
    ofSlug: (slug) => subjectOf(bySlug().get(slug) ?? ""),
    narrower: (code) => (children.get(code.replace(/^medtop:/u, "")) ?? []).map((topic) => `medtop:${topic.code}`),
    names: (code) => byCode.get(code.replace(/^medtop:/u, ""))?.names ?? {},
  };
};
