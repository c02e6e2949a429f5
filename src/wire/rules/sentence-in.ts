import type { Lang } from "#kit";
import { URGENCIES } from "./publishing-rule.ts";
import { ruleWordsOf } from "./words/index.ts";

const en = ruleWordsOf("en");

/** What a sentence matches, with its places in braces as named groups. */
const sourceOf = (template: string): string =>
  template.replaceAll(/[$()*+.?[\\\]^|]/gu, String.raw`\$&`).replaceAll(/\{(\w+)\}/gu, "(?<$1>.+?)");

const WHOLE = ["{to}", null].map((to) => new RegExp(`^${sourceOf(en.sentence(["{conditions}"], en.does.hold, to))}$`, "su"));
const URGENT = `(?<urgent>${URGENCIES.toReversed()
  .map((urgency) => sourceOf(en.ifUrgent(urgency)))
  .join("|")})`;
const [JOINT = ""] = /(?<=\{a\}).*(?=\{b\})/u.exec(en.sentence(["{a}", "{b}"], "", null)) ?? [];
const PARTS = [en.ifFeed("{feed}"), URGENT, en.ifTopic("{topic}"), en.ifWords(["{words}"]), en.ifSection("{section}")];
/** Each condition once at most, in their order, as `sentenceOf` puts them. */
const CONDITIONS = new RegExp(`^${PARTS.map((part) => `(?:${part === URGENT ? part : sourceOf(part)}(?:${JOINT}|$))?`).join("")}$`, "su");
const [OR = ""] = /(?<=\{a\}).*(?=\{b\})/u.exec(en.ifWords(["{a}", "{b}"])) ?? [];

/** The sentence of a rule that held an item, which the log keeps in English, in another language; null for any other sentence. */
export const ruleSentenceIn = (lang: Lang, text: string): string | null => {
  const groups = WHOLE.map((whole) => whole.exec(text)?.groups).find((each) => each !== undefined);
  const said = CONDITIONS.exec(groups?.["conditions"] ?? "")?.groups;
  if (groups === undefined || said === undefined) return null;
  const { feed, urgent, topic, words: listed, section } = said;
  const words = ruleWordsOf(lang);
  const urgency = URGENCIES.find((each) => en.ifUrgent(each) === urgent);
  const conditions = [
    ...(feed === undefined ? [] : [words.ifFeed(feed)]),
    ...(urgency === undefined ? [] : [words.ifUrgent(urgency)]),
    ...(topic === undefined ? [] : [words.ifTopic(topic)]),
    ...(listed === undefined ? [] : [words.ifWords(listed.split(OR))]),
    ...(section === undefined ? [] : [words.ifSection(section)]),
  ];
  return conditions.length === 0 ? null : words.sentence(conditions, words.does.hold, groups["to"] ?? null);
};
