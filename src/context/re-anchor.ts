import { type Anchor, type Found, ORPHAN, SHORT } from "./anchor.ts";
import { findAll } from "./find-all.ts";
import { editsByEnd, likeness } from "./likeness.ts";
import { sentenceCheck } from "./is-other-sentence.ts";
import type { VersionDiff } from "./version-diff.ts";

const NEAR = 24; // units of context that have to stand beside a passage to know it at once
const SURE = 60; // a quote so long is known by its own words
const AHEAD = 0.06; // by how much the best place has to be the best
const SURVIVES = 0.6; // share of a quote that has to stand in the new version for it to be a rewording
const GROWS_MOST = 1.8;
const FUZZY = { quote: 0.75, score: 0.7, context: 0.4 } as const;
const OTHERWISE = 0.6; // share of a place that stood elsewhere in the old version, from which on it is that other place

type Texts = { readonly before: string; readonly after: string; readonly diff: VersionDiff };
type Check = ReturnType<typeof sentenceCheck>;
type Place = { readonly start: number; readonly end: number; readonly quote: number; readonly context: number; readonly score: number };

/** Step 1: the passage with 24 units on each side stands in the new version exactly once. */
const byContext = ({ exact, prefix, suffix }: Anchor, after: string): Found | null => {
  const before = prefix.slice(-NEAR);
  const places = findAll(after, `${before}${exact}${suffix.slice(0, NEAR)}`);
  const [at] = places;
  if (at === undefined || places.length > 1) return null;
  const start = at + before.length;
  return { state: "exact", how: "context", score: 1, start, end: start + exact.length };
};

const rate = (anchor: Anchor, texts: Texts, start: number, end: number, quote: number): Place => {
  const { after } = texts;
  const { prefix, suffix } = anchor;
  const p = prefix === "" ? Number(start === 0) : likeness(prefix, after.slice(Math.max(0, start - prefix.length), start));
  const s = suffix === "" ? Number(end === after.length) : likeness(suffix, after.slice(end, end + suffix.length));
  const distance = Math.abs(start - (expected(anchor, texts) ?? start)) / Math.max(1, after.length);
  return { start, end, quote, context: Math.max(p, s), score: (50 * quote + 20 * p + 20 * s + 2 * (1 - distance)) / 92 };
};

/** Where the passage would begin in the new version if nothing but what stands before it had changed. */
const expected = ({ start }: Anchor, { diff, after }: Texts): number | null => {
  const before = diff.kept.findLast((each) => each.old <= start);
  return before === undefined ? null : Math.min(after.length, before.fresh + Math.min(before.length, start - before.old));
};

const contextNeeded = (anchor: Anchor): number => (anchor.exact.length < SHORT ? 0.7 : 0.5);

/** Step 2: the whole passage stands unchanged where the comparison of the versions puts it. */
const byDiff = (anchor: Anchor, texts: Texts): Found | null => {
  const { exact, start, end } = anchor;
  const first = texts.diff.place(start);
  if (first === null || texts.diff.place(end - 1) !== first + exact.length - 1 || texts.diff.surviving(start, end) < exact.length)
    return null;
  // Words that stand in several places may be compared with those of another: what is around them has to speak for this one.
  const isOne = findAll(texts.before, exact).length === 1 && findAll(texts.after, exact).length === 1;
  const place = rate(anchor, texts, first, first + exact.length, 1);
  if ((exact.length < SHORT || !isOne) && exact.length < SURE && place.context < contextNeeded(anchor)) return null;
  return { state: "exact", how: "diff", score: place.score, start: first, end: first + exact.length };
};

/** Whether a place of the new version is known to have stood elsewhere in the old one: then it is another passage. */
const isElsewhere = ({ start, end }: Anchor, { diff }: Texts, check: Check, from: number, to: number): boolean => {
  if (check.isOwn(from, to)) return false;
  let others = 0;
  for (let at = from; at < to; at += 1) {
    const origin = diff.origin(at);
    if (origin !== null && (origin < start || origin >= end)) others += 1;
  }
  return others >= OTHERWISE * (to - from);
};

/** Step 3: by its own words. Unclear and short is gone; unclear and long has moved. */
const byQuote = (anchor: Anchor, texts: Texts, check: Check): Found | null => {
  const { exact } = anchor;
  const places = findAll(texts.after, exact)
    .filter((at) => !isElsewhere(anchor, texts, check, at, at + exact.length) && !check.isOther(at, at + exact.length))
    .map((at) => rate(anchor, texts, at, at + exact.length, 1))
    .toSorted((a, b) => b.score - a.score);
  const [best, next] = places;
  if (best === undefined) return null;
  const isAhead = next === undefined || best.score - next.score >= AHEAD;
  const isSure = (best.context >= contextNeeded(anchor) || exact.length >= SURE) && isAhead;
  if (!isSure && exact.length < SHORT) return ORPHAN;
  return { state: isSure ? "exact" : "moved", how: "quote", score: best.score, start: best.start, end: best.end };
};

const firstKept = ({ start, end }: Anchor, diff: VersionDiff): number | null => {
  for (let at = start; at < end; at += 1) if (diff.place(at) !== null) return at;
  return null;
};

const lastKept = ({ start, end }: Anchor, diff: VersionDiff): number | null => {
  for (let at = end - 1; at >= start; at -= 1) if (diff.place(at) !== null) return at;
  return null;
};

/** The new words in the place of old ones at an edge of the passage belong to it while they are about as many. */
const edge = (lost: number, put: number): number => (lost > 0 && put <= 2 * lost + 8 ? put : 0);

/** Step 4: at least 60 % of the passage stands in one place of the new version. */
const byPart = (anchor: Anchor, texts: Texts): Found | null => {
  const { diff, after } = texts;
  const { exact, start, end } = anchor;
  const [first, last] = [firstKept(anchor, diff), lastKept(anchor, diff)];
  if (exact.length < SHORT || first === null || last === null) return null;
  const survives = diff.surviving(start, end) / exact.length;
  const [from, to] = [diff.place(first) ?? 0, (diff.place(last) ?? 0) + 1];
  const before = diff.kept.findLast((each) => each.old + each.length <= first);
  const behind = diff.kept.find((each) => each.old > last);
  let fresh = from - edge(first - start, from - (before === undefined ? 0 : before.fresh + before.length));
  let close = to + edge(end - 1 - last, (behind === undefined ? after.length : behind.fresh) - to);
  while (fresh < close && after[fresh] === " ") fresh += 1;
  while (close > fresh && after[close - 1] === " ") close -= 1;
  if (survives < SURVIVES || close - fresh > GROWS_MOST * exact.length) return null;
  return { state: "changed", how: "partial", score: survives, start: fresh, end: close };
};

/** Whether enough of the quote's words stand in the new version for a search by edits to be worth its time. */
const mayBeFuzzy = (exact: string, after: string): boolean => {
  const words = exact.match(/\p{L}{4,}/gu) ?? [];
  return words.length < 4 || words.filter((word) => after.includes(word)).length >= words.length / 2;
};

/** Where a stretch that ends at `end` and is nearly `exact` begins: the same search from behind. */
const beginOf = (exact: string, after: string, end: number, edits: number): number => {
  const window = after.slice(Math.max(0, end - exact.length - edits), end);
  const turn = (text: string): string => text.split("").toReversed().join("");
  const ends = editsByEnd(turn(exact), turn(window));
  let best = 0;
  ends.forEach((cost, at) => {
    if (cost < ends[best]!) best = at;
  });
  return end - best;
};

/** Step 5: by nearly its own words, in surroundings like its own. */
const byEdits = (anchor: Anchor, texts: Texts, check: Check): Found | null => {
  const { exact } = anchor;
  const { after } = texts;
  if (exact.length < SHORT || !mayBeFuzzy(exact, after)) return null;
  const most = Math.floor((1 - FUZZY.quote) * exact.length);
  const ends = editsByEnd(exact, after);
  let best: Place | null = null;
  for (let end = 1; end <= after.length; end += 1) {
    const edits = ends[end]!;
    if (edits > most || edits > ends[end - 1]! || edits > (ends[end + 1] ?? edits)) continue;
    const start = beginOf(exact, after, end, edits);
    if (isElsewhere(anchor, texts, check, start, end)) continue;
    const place = rate(anchor, texts, start, end, 1 - edits / exact.length);
    if (best === null || place.score > best.score) best = place;
  }
  if (best === null || best.score < FUZZY.score || best.context < FUZZY.context) return null;
  return { state: "changed", how: "fuzzy", score: best.score, start: best.start, end: best.end };
};

/**
 * Where a passage of `before` is in `after` (both canonical): the first step that finds it decides. A place that is not sure is none: a wrong
 * anchor is worse than no anchor. The steps' order and numbers: specification 2.3, after Hypothesis, with the comparison of whole versions that
 * only their owner can make.
 */
export const reAnchor = (anchor: Anchor, texts: Texts): Found => {
  const check = sentenceCheck(texts.before, texts.after, anchor.start, anchor.end);
  const sure = (found: Found | null): Found | null =>
    found === null || found.start === null || found.end === null || !check.isOther(found.start, found.end) ? found : null;
  return (
    sure(byContext(anchor, texts.after)) ??
    sure(byDiff(anchor, texts)) ??
    byQuote(anchor, texts, check) ??
    sure(byPart(anchor, texts)) ??
    sure(byEdits(anchor, texts, check)) ??
    ORPHAN
  );
};
