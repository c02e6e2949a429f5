import { type CanonicalStory, spansOf } from "./canonical-text.ts";

type Passage = { readonly id: string; readonly start: number; readonly end: number };

export type PlacedMark = {
  /** The first note of those whose passages overlap here, and all of them. */
  readonly id: string;
  readonly ids: readonly string[];
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly count: number;
};

/**
 * Where the passages of notes are marked in the blocks of a story: passages that overlap share one mark, which leads to the first note and says
 * how many there are. `places` holds the block that each note stands after: the last one of its passage.
 */
export const marksOf = (
  story: CanonicalStory,
  passages: readonly Passage[],
): { readonly marks: readonly PlacedMark[]; readonly places: ReadonlyMap<string, number> } => {
  const places = new Map<string, number>();
  const spans = passages.flatMap(({ id, start, end }) => {
    const own = spansOf(story, start, end);
    const last = own.at(-1);
    if (last !== undefined) places.set(id, last.block);
    return own.map((span) => ({ ...span, id }));
  });
  const marks: PlacedMark[] = [];
  for (const span of spans.toSorted((a, b) => a.block - b.block || a.start - b.start || b.end - a.end)) {
    const before = marks.at(-1);
    if (before !== undefined && before.block === span.block && span.start < before.end) {
      const ids = [...new Set([...before.ids, span.id])];
      marks[marks.length - 1] = { ...before, end: Math.max(before.end, span.end), ids, count: ids.length };
    } else marks.push({ ...span, ids: [span.id], count: 1 });
  }
  return { marks, places };
};
