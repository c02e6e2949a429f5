import type { Lang } from "#kit";
import type { Section } from "#stories";
import type { PublishingRule } from "./publishing-rule.ts";
import { ruleWordsOf } from "./words/index.ts";

export const sectionNames = (lang: Lang, sections: readonly Section[]): ReadonlyMap<string, string> =>
  new Map(sections.map(({ slug, names }) => [slug, names[lang]]));

/** A rule as a sentence: its conditions, and what follows. */
export const sentenceOf = (lang: Lang, rule: PublishingRule, sections: ReadonlyMap<string, string>): string => {
  const words = ruleWordsOf(lang);
  const conditions = [
    ...(rule.feedId === null ? [] : [words.ifFeed(rule.feedName)]),
    ...(rule.urgencyMost === null ? [] : [words.ifUrgent(rule.urgencyMost)]),
    ...(rule.topic === "" ? [] : [words.ifTopic(rule.topic)]),
    ...(rule.words.length === 0 ? [] : [words.ifWords(rule.words)]),
    ...(rule.section === "" ? [] : [words.ifSection(sections.get(rule.section) ?? rule.section)]),
  ];
  const place = rule.toSection === "" ? null : (sections.get(rule.toSection) ?? rule.toSection);
  return words.sentence(conditions, words.does[rule.effect], place);
};
