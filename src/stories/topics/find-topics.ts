import { fold, type Lang } from "#kit";
import type { House } from "#store";
import { writeSubject } from "./add-topic.ts";
import { catalogueOf } from "./catalogue-of.ts";
import { nameWords } from "./name-words.ts";
import { usedTopics } from "./topic-view.ts";
import { type EntityKind, writeEntity } from "./typed-topic.ts";

/** A topic that a beginning was meant to find. `value` is what a story's field takes. */
export type TopicChoice = { readonly value: string; readonly name: string; readonly kind: "subject" | EntityKind };

const CHOICES_MOST = 10;
const SUBJECTS_MOST = 6; // room is left for people and places
const LETTERS_MOST = 80;
const WORDS_MOST = 6;

const byFold = (name: string, words: readonly string[]): boolean => {
  const parts = nameWords(name);
  return words.every((word) => parts.some((part) => part.startsWith(word)));
};

/** Just after everything that begins with `word`, by code point. */
const after = (word: string): string => `${word}\u{10ffff}`;

/**
 * Topics whose names have words that begin like what was typed: Media Topics in the language of whoever writes, and the people, organisations,
 * places and events that public stories of this site have. Two statements, however many there are.
 */
export const findTopics = async (
  house: House,
  { q, lang, storyLang }: { readonly q: string; readonly lang: Lang; readonly storyLang: string },
): Promise<readonly TopicChoice[]> => {
  const typed = fold(q.slice(0, LETTERS_MOST));
  const words = nameWords(typed);
  const [longest, ...others] = words.toSorted((a, b) => b.length - a.length).slice(0, WORDS_MOST);
  if (longest === undefined) return [];
  const catalogue = await catalogueOf(house.store);
  const names = catalogue.namesFor(lang).filter((name) => byFold(name, words));
  const subjects = [...names.filter((name) => fold(name).startsWith(typed)), ...names.filter((name) => !fold(name).startsWith(typed))]
    .slice(0, SUBJECTS_MOST)
    .flatMap((name): readonly TopicChoice[] => {
      const subject = catalogue.named(name, lang);
      return subject === null ? [] : [{ value: writeSubject(catalogue, subject.code, storyLang), name, kind: "subject" }];
    });
  const rows = await usedTopics(house.store.db, house.clock.now())
    .innerJoin("topic_word", "topic_word.slug", "topic.slug")
    .where("topic_word.word", ">=", longest)
    .where("topic_word.word", "<", after(longest))
    .where((eb) =>
      eb.and(
        others.map((word) =>
          eb.exists(
            eb
              .selectFrom("topic_word as more")
              .select("more.word")
              .whereRef("more.slug", "=", "topic.slug")
              .where("more.word", ">=", word)
              .where("more.word", "<", after(word)),
          ),
        ),
      ),
    )
    .orderBy("topic_word.word")
    .orderBy("topic_word.slug")
    .limit(CHOICES_MOST * 2) // a name may have two words that begin so
    .execute();
  const entities = rows.map(({ kind, name }): TopicChoice => {
    const of = { kind: kind as EntityKind, name };
    return { ...of, value: writeEntity(of, lang) };
  });
  return [...new Map([...subjects, ...entities].map((choice) => [choice.value, choice])).values()].slice(0, CHOICES_MOST);
};
