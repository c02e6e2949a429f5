import { fold } from "#kit";
import type { NamedCode } from "#stories";

export const EFFECTS = ["publish", "hold"] as const;
export type Effect = (typeof EFFECTS)[number];

/** Urgencies of the IPTC: 1 is the most urgent of nine. */
export const URGENCIES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** All conditions that are set have to hold: null, empty text and an empty list are not set. */
export type PublishingRule = {
  readonly feedId: string | null;
  readonly feedName: string;
  /** This urgent or more; an item that states none does not meet it. */
  readonly urgencyMost: number | null;
  /** A topic's code or name, as items carry it. */
  readonly topic: string;
  /** One of these is enough, as whole words, in headline, slugline or text. */
  readonly words: readonly string[];
  /** The section that it would stand in without this rule. */
  readonly section: string;
  readonly effect: Effect;
  /** Where it stands; empty where its own section stays. */
  readonly toSection: string;
};

/** What rules ask of an item. */
export type RuleFacts = {
  readonly feedId: string | null;
  readonly urgency: number | null;
  readonly subjects: readonly NamedCode[];
  readonly text: string;
  readonly section: string;
};

/** Words as they are compared: folded, with one blank around each. */
const spaced = (text: string): string => ` ${fold(text.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, " "))} `;

const hasTopic = (subjects: readonly NamedCode[], topic: string): boolean => {
  const asked = fold(topic);
  return subjects.some(({ code, name }) => {
    const known = fold(code);
    return known === asked || known.endsWith(`:${asked}`) || fold(name) === asked;
  });
};

export const isEmptyRule = (rule: PublishingRule): boolean =>
  rule.feedId === null && rule.urgencyMost === null && rule.topic === "" && rule.words.length === 0 && rule.section === "";

const holds = (rule: PublishingRule, facts: RuleFacts): boolean =>
  (rule.feedId === null || rule.feedId === facts.feedId) &&
  (rule.urgencyMost === null || (facts.urgency !== null && facts.urgency <= rule.urgencyMost)) &&
  (rule.topic === "" || hasTopic(facts.subjects, rule.topic)) &&
  (rule.words.length === 0 || rule.words.some((words) => spaced(facts.text).includes(spaced(words)))) &&
  (rule.section === "" || rule.section === facts.section);

/** The first rule, in their order, all of whose conditions an item meets; null where none speaks of it, and it goes out as it came. */
export const ruleFor = <Rule extends PublishingRule>(rules: readonly Rule[], facts: RuleFacts): Rule | null =>
  rules.find((rule) => holds(rule, facts)) ?? null;
