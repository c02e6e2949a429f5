import type { Lang } from "#kit";
import type { House } from "#store";
import type { Copy } from "../writing/copy.ts";
import { type Catalogue, nameIn } from "./catalogue.ts";
import { catalogueOf } from "./catalogue-of.ts";
import { entitiesNamed, subjectNamed } from "./meant-topics.ts";
import { topicsTyped, writeEntity } from "./typed-topic.ts";

/** A subject as a story's field takes it: by its name in the story's language where one alone is called so, else in English, else its code. */
export const writeSubject = (catalogue: Catalogue, code: string, lang: string): string => {
  const names = catalogue.names(code);
  const found = [nameIn(names, lang, ""), names["en"] ?? ""].find(
    (name) => name !== "" && subjectNamed(catalogue, name, [lang])?.code === code,
  );
  return found ?? code;
};

/**
 * A copy with one topic more, as it was chosen in the language of whoever writes: by its name in the story's language, once. What nobody knows is
 * added as typed, for the form to say so. Two statements.
 */
export const addTopic = async (house: House, copy: Copy, chosen: string, lang: Lang): Promise<Copy> => {
  const [topic] = topicsTyped(chosen);
  if (topic === undefined) return copy;
  const catalogue = await catalogueOf(house.store);
  const subject = topic.kind === null ? subjectNamed(catalogue, topic.name, [lang, copy.lang]) : null;
  const entities = topic.kind === null && subject === null ? (await entitiesNamed(house.store.db, [topic.name]))(topic.name) : [];
  const [entity, ...others] = entities;
  const meant =
    subject !== null
      ? writeSubject(catalogue, subject.code, copy.lang)
      : entity !== undefined && others.length === 0
        ? writeEntity(entity, lang)
        : topic.typed;
  return { ...copy, topics: [...new Set([...topicsTyped(copy.topics).map(({ typed }) => typed), meant])].join(", ") };
};
