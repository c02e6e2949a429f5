import type { Lang } from "#kit";
import type { TermRule } from "#rights";
import type { Section, TellChange } from "#stories";
import type { FeedChange } from "./feeds/feed-history.ts";
import { feedWordsOf } from "./feeds/words/index.ts";
import type { PublishingRule } from "./rules/publishing-rule.ts";
import { sectionNames, sentenceOf } from "./rules/sentence-of.ts";
import { type HistoryWords, historyWordsOf } from "./words/history.ts";
import { wordsOf } from "./words/index.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A value of a setting as words. */
const shown = (words: HistoryWords, value: unknown): string => {
  if (typeof value === "boolean") return value ? words.yes : words.no;
  const text = Array.isArray(value) ? value.join(", ") : String(value ?? "");
  return text === "" ? words.nothing : `“${text}”`;
};

const feedTold = (lang: Lang, { name, kind, act, to }: FeedChange, before: Fields): readonly string[] => {
  const words = historyWordsOf(lang);
  const { field: fields, kinds } = feedWordsOf(lang);
  const names: Readonly<Record<string, string>> = { ...fields, everyS: fields.every };
  const changed = Object.entries(to).flatMap(([field, after]) => {
    // Of a feed that was set up only what was said of it; its name stands there already.
    const isSaid = act === "changed" || (field !== "name" && after !== null && after !== "" && after !== false && String(after) !== "");
    return isSaid ? [words.from(names[field] ?? field, shown(words, before[field] ?? null), shown(words, after))] : [];
  });
  const what = act === "changed" ? [] : [act === "added" ? words.added(kinds[kind]) : words.acts[act]];
  return [[words.feed(name), ...what].join(" "), ...changed];
};

const rulesTold = (
  lang: Lang,
  before: readonly PublishingRule[],
  { source, rules }: { readonly source: string; readonly rules: readonly PublishingRule[] },
  sections: readonly Section[],
): readonly string[] => {
  const words = historyWordsOf(lang);
  const names = sectionNames(lang, sections);
  const [was, now] = [before, rules].map((list) => list.map((rule) => sentenceOf(lang, rule, names)));
  const lost = (was ?? []).filter((each) => now?.includes(each) !== true).map(words.lostRule);
  const fresh = (now ?? []).filter((each) => was?.includes(each) !== true).map(words.newRule);
  return [words.rules(source), ...lost, ...fresh, ...(lost.length + fresh.length === 0 ? [words.ordered] : [])];
};

const sourceTold = (lang: Lang, { name, to = {} }: { readonly name: string; readonly to?: Fields }, before: Fields): readonly string[] => {
  const words = historyWordsOf(lang);
  const { sources } = wordsOf(lang);
  const named = (of: Readonly<Record<string, string>>) => (value: unknown) => of[String(value)] ?? String(value);
  const texts: Readonly<Record<string, readonly [name: string, say: (value: unknown) => string]>> = {
    ...{
      name: [sources.name, String],
      code: [sources.code, String],
      about: [sources.about, String],
      about_lang: [sources.aboutLang, String],
    },
    ...{ holder: [sources.holder, String], terms: [sources.terms, String], identity: [sources.identity, named(sources.identities)] },
    ...{ index_rule: [sources.index, named(sources.indexRules)], canonical_rule: [sources.canonical, named(sources.canonicalRules)] },
    ...{ picture_rule: [sources.pictures, named(sources.pictureRules)], mining_policy: [sources.miningPolicy, String] },
    license: [sources.license, String],
  };
  const parsed = (value: unknown): unknown => JSON.parse(String(value));
  const ruleText = (value: unknown): string =>
    (parsed(value) as readonly TermRule[]).map((rule) => sources.byRule(rule.words, sources.effects[rule.effect])).join("; ");
  const lines = Object.entries(to).flatMap(([field, after]): readonly string[] => {
    const of = texts[field];
    if (of !== undefined) return [words.from(of[0], shown(words, of[1](before[field] ?? "")), shown(words, of[1](after)))];
    if (field === "term_rules")
      return [words.from(sources.rules, shown(words, ruleText(before[field] ?? "[]")), shown(words, ruleText(after)))];
    if (field !== "policy") return [];
    const [was, now] = [parsed(before[field] ?? "{}") as Fields, parsed(after) as Fields];
    return Object.keys(now)
      .filter((outlet) => was[outlet] !== now[outlet])
      .map((outlet) =>
        words.from(
          named(sources.outlets)(outlet),
          shown(words, named(sources.shares)(was[outlet])),
          shown(words, named(sources.shares)(now[outlet])),
        ),
      );
  });
  return [words.source(name), ...lines];
};

/** What was changed of feeds, sources and publishing rules, for the history of the settings. */
export const toldChanges: TellChange = (frame, { name, before, after }) => {
  const sections = frame.site.sections.map(({ slug, name: names }) => ({ slug, names }));
  if (name === "feed") return feedTold(frame.lang, after as FeedChange, before as Fields);
  if (name === "rules")
    return rulesTold(
      frame.lang,
      before as readonly PublishingRule[],
      after as { source: string; rules: readonly PublishingRule[] },
      sections,
    );
  return name === "source" ? sourceTold(frame.lang, after as { name: string; to?: Fields }, before as Fields) : null;
};
