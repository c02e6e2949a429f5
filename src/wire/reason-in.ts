import type { Lang } from "#kit";
import { rightsWords } from "#rights";
import { wordsOf as diaryWordsOf } from "./diary/words/index.ts";
import { feedWordsOf } from "./feeds/words/index.ts";
import { filled } from "./reason.ts";
import { ruleSentenceIn } from "./rules/sentence-in.ts";
import { type ReasonKey, reasonWordsOf } from "./words/reasons/index.ts";
import { wordsOf } from "./words/index.ts";
import { lifeWordsOf } from "./words/life/index.ts";

/** The other sentences that the log keeps, with their places for what a document says. */
const logged = (lang: Lang): readonly string[] => {
  const words = wordsOf(lang);
  const { log } = lifeWordsOf(lang);
  const { mail } = feedWordsOf(lang);
  return [
    ...[words.newSource("{name}"), words.conflict, words.noGuid, words.stale, words.afterKill, words.waits],
    ...[words.unknownTerms("{words}"), words.bulletin("{word}"), words.pictureUnreadable("{name}"), ...Object.values(words.held)],
    ...[log.add, log.clarification, log.conflictAsk, log.disregard, log.belowKill, log.pictureKilled("{name}")],
    ...[mail.noSender, mail.noDns, mail.notListed("{from}"), mail.notVouched("{from}")],
    ...[diaryWordsOf(lang).inDiary, ...Object.values(rightsWords(lang).hole)],
  ];
};

const templatesIn = (lang: Lang): readonly string[] => [
  ...Object.keys(reasonWordsOf("en")).map((key) => reasonWordsOf(lang)[key as ReasonKey]),
  ...logged(lang),
];

const PLACE = /\{(\w+)\}/u;

/** What a template matches, its places as named groups. */
const patternOf = (template: string): RegExp =>
  new RegExp(
    `^${template
      .split(PLACE)
      .map((part, index) => (index % 2 === 1 ? `(?<${part}>.*?)` : part.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`)))
      .join("")}$`,
    "su",
  );

/** Places that hold nothing but what is said here, too: a sentence that has something else there is another one. */
const OF_OURS: readonly string[] = ["what", "advice"];

/** Those that say most by themselves first: “This is {what}.” fits much. */
const KNOWN = templatesIn("en")
  .map((template, place) => ({ pattern: patternOf(template), said: template.replaceAll(/\{\w+\}/gu, "").length, place }))
  .toSorted((a, b) => b.said - a.said);

/**
 * A sentence of the log in the language of whoever reads it. The log keeps them in English, for commands and files, and each is known by its words,
 * as messages of GNU gettext are; what stands in its places is looked up in turn. One that nothing here fits stays as it was kept.
 */
export const reasonIn = (lang: Lang, text: string): string => {
  if (lang === "en") return text;
  const byRule = ruleSentenceIn(lang, text);
  if (byRule !== null) return byRule;
  for (const { pattern, place } of KNOWN) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const values = Object.entries(found.groups ?? {}).map(([name, value]) => [name, reasonIn(lang, value)] as const);
    if (values.some(([name, value]) => OF_OURS.includes(name) && value === found.groups?.[name])) continue;
    return filled(templatesIn(lang)[place] ?? text, Object.fromEntries(values));
  }
  return text;
};
