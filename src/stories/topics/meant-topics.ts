import { fold } from "#kit";
import type { House, Tx } from "#store";
import type { Entity, NamedCode } from "../story.ts";
import type { Copy } from "../writing/copy.ts";
import type { Catalogue, KnownSubject } from "./catalogue.ts";
import { catalogueOf } from "./catalogue-of.ts";
import { ENTITY_KINDS, type EntityKind, topicsTyped, type TypedEntity } from "./typed-topic.ts";

/** What the topics of a copy mean: subjects of the list, and people, organisations, places. */
export type MeantTopics = {
  readonly subjects: readonly NamedCode[];
  readonly entities: readonly Entity[];
  /** Names that nobody knows, and names that several kinds of things bear. */
  readonly unknown: readonly string[];
  readonly unclear: readonly string[];
};

/** A subject by its name in one of these languages, or by its code; null where none is called so. */
export const subjectNamed = (catalogue: Catalogue, name: string, langs: readonly string[]): KnownSubject | null => {
  for (const lang of [...langs, "en"]) {
    const subject = catalogue.named(name, lang);
    if (subject !== null) return subject;
  }
  return /^medtop:\d+$/u.test(name) ? catalogue.subjectOf(name) : null;
};

/** The people, organisations, places and events that this site has under these names. One statement, none for no names. */
export const entitiesNamed = async (
  db: House["store"]["db"] | Tx,
  names: readonly string[],
): Promise<(name: string) => readonly TypedEntity[]> => {
  const keyOf = (kind: EntityKind, name: string): string => `${kind}:${fold(name)}`;
  const keys = [...new Set(names.flatMap((name) => ENTITY_KINDS.map((kind) => keyOf(kind, name))))];
  const rows = keys.length === 0 ? [] : await db.selectFrom("topic").select(["topic_key", "name"]).where("topic_key", "in", keys).execute();
  const known = new Map(rows.map((row) => [row.topic_key, row.name]));
  return (name) =>
    ENTITY_KINDS.flatMap((kind) => {
      const found = known.get(keyOf(kind, name));
      return found === undefined ? [] : [{ kind, name: found }];
    });
};

/** A name with its kind in brackets is what it says; one without is a subject, or else the one thing on this site that is called so. */
export const meantTopics = async (house: House, tx: Tx, copy: Pick<Copy, "topics" | "lang">): Promise<MeantTopics> => {
  const typed = topicsTyped(copy.topics);
  const catalogue = await catalogueOf(house.store, tx);
  const read = typed.map(({ name, kind }) => ({ name, kind, subject: kind === null ? subjectNamed(catalogue, name, [copy.lang]) : null }));
  const open = read.filter(({ kind, subject }) => kind === null && subject === null).map(({ name }) => name);
  const namedSo = await entitiesNamed(tx, open);
  const entities = read.flatMap(({ name, kind, subject }): readonly Entity[] => {
    if (kind !== null) return [{ kind, name }];
    const found = subject === null ? namedSo(name) : [];
    return found.length === 1 ? found : [];
  });
  return {
    subjects: read.flatMap(({ subject }) => (subject === null ? [] : [{ code: subject.code, name: subject.name }])),
    entities: [...new Map(entities.map((entity) => [`${entity.kind}:${fold(entity.name)}`, entity])).values()],
    unknown: open.filter((name) => namedSo(name).length === 0),
    unclear: open.filter((name) => namedSo(name).length > 1),
  };
};
