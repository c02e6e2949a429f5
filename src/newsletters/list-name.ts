import type { Lang } from "#kit";
import type { Section } from "#stories";
import { type ListId, rhythmOf, sectionOf } from "./newsletter.ts";
import { wordsOf } from "./words/index.ts";

/** What a list is called: "The day’s news", "Sport: the day’s news". */
export const listName = (lang: Lang, sections: readonly Section[], list: ListId): string => {
  const section = sectionOf(list);
  if (section === null) return wordsOf(lang).lists[rhythmOf(list)];
  return wordsOf(lang).sectionLists[rhythmOf(list)](sections.find(({ slug }) => slug === section)?.names[lang] ?? section);
};

export type NameList = (list: ListId) => string;

export const listNamer =
  (lang: Lang, sections: readonly Section[]): NameList =>
  (list) =>
    listName(lang, sections, list);
