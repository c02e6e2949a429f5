import { diffArrays, diffWordsWithSpace } from "diff";

/** A stretch of the old text that stands unchanged in the new one. */
export type Kept = { readonly old: number; readonly fresh: number; readonly length: number };

/** What two versions have in common, in the order of the text, and what a place in one is in the other. */
export type VersionDiff = {
  readonly kept: readonly Kept[];
  /** How many units of a stretch of the old text stand in the new one. */
  readonly surviving: (start: number, end: number) => number;
  /** Where a unit of the old text stands in the new one; null where it does not. */
  readonly place: (at: number) => number | null;
  /** Where a unit of the new text stood in the old one. */
  readonly origin: (at: number) => number | null;
};

// Edits after which a comparison is given up. It costs their square: a whole book rewritten must not hold up whoever publishes it.
const EDITS_MOST = 1_000;
const EDITS_OF_A_PART_MOST = 300;

type Piece = { readonly value: string; readonly added?: boolean; readonly removed?: boolean };

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?؟]["']? )/u);

const compareWords = (before: string, after: string, maxEditLength: number): readonly Piece[] =>
  diffWordsWithSpace(before, after, { maxEditLength }) ?? [
    { value: before, removed: true },
    { value: after, added: true },
  ];

/** Two texts that are much unlike: by sentences, and by words where some stand in place of others. */
const compareParts = (before: string, after: string): readonly Piece[] => {
  const parts = (
    diffArrays(sentencesOf(before), sentencesOf(after), { maxEditLength: EDITS_MOST }) ?? [
      { value: [before], removed: true, added: false },
      { value: [after], removed: false, added: true },
    ]
  ).map(({ value, added, removed }) => ({ value: value.join(""), added, removed }));
  return parts.flatMap((part, no) => {
    const [last, next] = [parts[no - 1], parts[no + 1]];
    if (part.removed && next?.added === true) return compareWords(part.value, next.value, EDITS_OF_A_PART_MOST);
    return part.added && last?.removed === true ? [] : [part];
  });
};

const piecesOf = (before: string, after: string): readonly Piece[] =>
  diffWordsWithSpace(before, after, { maxEditLength: EDITS_MOST }) ?? compareParts(before, after);

/** The stretch that holds `at`, by its place in one of the texts. */
const holding = (kept: readonly Kept[], side: "old" | "fresh", at: number): Kept | null => {
  let low = 0;
  let high = kept.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const stretch = kept[middle]!;
    if (at < stretch[side]) high = middle - 1;
    else if (at >= stretch[side] + stretch.length) low = middle + 1;
    else return stretch;
  }
  return null;
};

/** Compares two canonical texts word by word. */
export const versionDiff = (before: string, after: string): VersionDiff => {
  const kept: Kept[] = [];
  let old = 0;
  let fresh = 0;
  for (const { value, added, removed } of piecesOf(before, after)) {
    const { length } = value;
    if (added !== true && removed !== true) kept.push({ old, fresh, length });
    if (added !== true) old += length;
    if (removed !== true) fresh += length;
  }
  const other = (from: "old" | "fresh", to: "old" | "fresh") => (at: number) => {
    const stretch = holding(kept, from, at);
    return stretch === null ? null : at - stretch[from] + stretch[to];
  };
  return {
    kept,
    surviving: (start, end) =>
      kept.reduce((sum, each) => sum + Math.max(0, Math.min(end, each.old + each.length) - Math.max(start, each.old)), 0),
    place: other("old", "fresh"),
    origin: other("fresh", "old"),
  };
};
