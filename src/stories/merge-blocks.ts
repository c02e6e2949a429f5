import { diffArrays } from "diff";
import { type Block, textOfBlock } from "./block.ts";

/** A place of the base that a side replaced: base[from, to) became `blocks`. */
type Hunk = { readonly from: number; readonly to: number; readonly blocks: readonly Block[] };

const hunksOf = (base: readonly Block[], side: readonly Block[]): readonly Hunk[] => {
  const hunks: Hunk[] = [];
  let at = 0; // in the base
  let there = 0; // in the side
  let open: { from: number; to: number; blocks: Block[] } | null = null;
  const names = [base, side].map((blocks) => blocks.map((block) => JSON.stringify(block)));
  for (const run of diffArrays(names[0] ?? [], names[1] ?? [])) {
    if (!run.added && !run.removed) {
      if (open !== null) hunks.push(open);
      open = null;
      at += run.count;
      there += run.count;
      continue;
    }
    open ??= { from: at, to: at, blocks: [] };
    if (run.removed) {
      at += run.count;
      open.to = at;
    } else {
      open.blocks.push(...side.slice(there, there + run.count));
      there += run.count;
    }
  }
  if (open !== null) hunks.push(open);
  return hunks.flatMap(inPairs);
};

/** As many blocks for as many: each stands for the one at its place. */
const inPairs = (hunk: Hunk): readonly Hunk[] =>
  hunk.to - hunk.from === hunk.blocks.length
    ? hunk.blocks.map((block, place) => ({ from: hunk.from + place, to: hunk.from + place + 1, blocks: [block] }))
    : [hunk];

const touches = (a: Hunk, b: Hunk): boolean => (a.from < b.to && b.from < a.to) || (a.from === b.from && a.to === b.to);
const same = (a: Hunk, b: Hunk): boolean => a.from === b.from && a.to === b.to && JSON.stringify(a.blocks) === JSON.stringify(b.blocks);

/** Words of both sides for one place of the base. */
export type Clash = { readonly mine: string; readonly theirs: string };

const wordsOf = (hunks: readonly Hunk[]): string => hunks.flatMap((hunk) => hunk.blocks.map(textOfBlock)).join("\n");

/**
 * Merges two sides of one base by whole blocks (three-way merge, as diff3: Khanna, Kunal & Pierce 2007). Where only one side changed a place it
 * is taken; where both did, `mine` stands and the words of both are listed as a conflict.
 */
export const mergeBlocks = (
  base: readonly Block[],
  mine: readonly Block[],
  theirs: readonly Block[],
): { readonly blocks: readonly Block[]; readonly conflicts: readonly Clash[] } => {
  const ours = hunksOf(base, mine);
  const others = hunksOf(base, theirs);
  const free = others.filter((other) => !ours.some((own) => touches(own, other)));
  const against = others.filter((other) => ours.some((own) => touches(own, other) && !same(own, other)));
  const blocks: Block[] = [];
  let at = 0;
  for (const hunk of [...ours, ...free].toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    blocks.push(...base.slice(at, hunk.from), ...hunk.blocks);
    at = hunk.to;
  }
  blocks.push(...base.slice(at));
  return {
    blocks,
    conflicts: against.map((hunk) => ({ mine: wordsOf(ours.filter((own) => touches(own, hunk))), theirs: wordsOf([hunk]) })),
  };
};
