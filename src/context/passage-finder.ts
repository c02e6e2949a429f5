import { anchorAt } from "./anchor.ts";
import { type CanonicalStory, canonicalStory, canonicalText } from "./canonical-text.ts";
import { findAll } from "./find-all.ts";
import { isMaterial } from "./is-material.ts";
import { placeQuote, type QuoteProblem } from "./place-quote.ts";
import { reAnchor } from "./re-anchor.ts";
import { versionDiff } from "./version-diff.ts";

/** A passage as another room keeps it: in canonical text, with what stands on either side. */
type Passage = { readonly exact: string; readonly prefix: string; readonly suffix: string };

type Followed = {
  /** As it was; said otherwise; said otherwise so that it may be another thing; nowhere to be found for sure. */
  readonly state: "there" | "reworded" | "changed" | "gone";
  /** The passage as it stands in the later text; null where it is gone. */
  readonly at: Passage | null;
};

const PROBLEMS: Readonly<Record<QuoteProblem, "short" | "long" | "absent" | "unclear">> = {
  "quote-short": "short",
  "quote-long": "long",
  "quote-not-found": "absent",
  "quote-unclear": "unclear",
  "quote-parts": "long",
};

const passageAt = (story: CanonicalStory, start: number, end: number): Passage => {
  const { exact, prefix, suffix } = anchorAt(story.text, start, end);
  return { exact, prefix, suffix };
};

/** Where a kept passage stands in the text that it was taken from; where it stands there twice, what is around it decides. */
const placeOf = (story: CanonicalStory, { exact, prefix, suffix }: Passage): readonly [number, number] | null => {
  const placed = placeQuote(story, { quote: exact, prefix, suffix });
  if (!("problem" in placed)) return [placed.start, placed.end];
  const whole = findAll(story.text, `${prefix}${exact}${suffix}`);
  return whole.length === 1 ? [whole[0]! + prefix.length, whole[0]! + prefix.length + exact.length] : null;
};

/** Passages for other rooms that keep some: found, and followed through versions, by the rules of notes. */
export const passageFinder = {
  /** The passage that typed words stand for in a text; or why there is none. */
  find: (typed: string, texts: readonly string[]): Passage | "short" | "long" | "absent" | "unclear" => {
    const story = canonicalStory(texts);
    const placed = placeQuote(story, { quote: typed });
    return "problem" in placed ? PROBLEMS[placed.problem] : passageAt(story, placed.start, placed.end);
  },
  /** What became of a passage of one version in a later one. Never a place that is not sure. */
  follow: (passage: Passage, before: readonly string[], after: readonly string[], lang: string): Followed => {
    const [old, fresh] = [canonicalStory(before), canonicalStory(after)];
    const place = placeOf(old, passage);
    if (place === null) return { state: "gone", at: null };
    if (old.text === fresh.text) return { state: "there", at: passageAt(fresh, ...place) };
    const texts = { before: old.text, after: fresh.text, diff: versionDiff(old.text, fresh.text) };
    const { start, end } = reAnchor(anchorAt(old.text, ...place), texts);
    if (start === null || end === null) return { state: "gone", at: null };
    const at = passageAt(fresh, start, end);
    if (at.exact === passage.exact) return { state: "there", at };
    return { state: isMaterial(passage.exact, at.exact, lang) ? "changed" : "reworded", at };
  },
  /** Whether a passage stands in the words that may be shown. */
  holds: (texts: readonly string[], { exact }: Passage): boolean => canonicalStory(texts).text.includes(canonicalText(exact).text),
} as const;
