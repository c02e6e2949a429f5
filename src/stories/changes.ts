import { diffArrays, diffWordsWithSpace } from "diff";

/** A run of words that stayed, came or went. */
export type Part = { readonly op: "same" | "added" | "removed"; readonly text: string };

/** One place of a comparison: unchanged paragraphs are only counted unless the whole text is wanted. */
export type Change =
  | { readonly kind: "same"; readonly texts: readonly string[] }
  | {
      readonly kind: "reworded" | "added" | "removed";
      readonly paragraph: number;
      readonly parts: readonly Part[];
      readonly isNumber: boolean;
    };

/** Paragraphs above this length in all are compared as wholes: word by word they would take seconds. */
const WORDS_MOST = 60_000;

const parts = (before: string, after: string): readonly Part[] => {
  const found = diffWordsWithSpace(before, after, { timeout: 500 });
  if (found === undefined)
    return [
      { op: "removed", text: before },
      { op: "added", text: after },
    ];
  return found.map((part) => ({ op: part.added ? "added" : part.removed ? "removed" : "same", text: part.value }));
};

/** Share of characters that two texts have in common in the same order, by words: decides whether one is a new wording of the other. */
const likeness = (found: readonly Part[]): number => {
  const length = (op: Part["op"]): number => found.filter((part) => part.op === op).reduce((sum, part) => sum + part.text.trim().length, 0);
  const same = length("same");
  return same / Math.max(1, same + (length("added") + length("removed")) / 2);
};

const isNumberChange = (found: readonly Part[]): boolean => found.some((part) => part.op !== "same" && /\p{N}/u.test(part.text));

/** The words of a headline or paragraph in two versions. */
export const compareText = (before: string, after: string): readonly Part[] =>
  before === after ? [{ op: "same", text: after }] : parts(before, after);

/**
 * What changed between the paragraphs of two versions, in reading order. Paragraphs that stand at the same place and share at least 40 % of
 * their words are a new wording; the rest were added or removed.
 */
export const compareParagraphs = (before: readonly string[], after: readonly string[]): readonly Change[] => {
  const isHuge = [...before, ...after].reduce((sum, text) => sum + text.length, 0) > WORDS_MOST * 10;
  const changes: Change[] = [];
  let removed: string[] = [];
  let paragraph = 1;
  const flush = (added: readonly string[]): void => {
    const left = [...removed];
    removed = [];
    for (const text of added) {
      const match = isHuge
        ? undefined
        : left.map((old, index) => ({ index, found: parts(old, text) })).find(({ found }) => likeness(found) >= 0.4);
      if (match === undefined) changes.push({ kind: "added", paragraph, parts: [{ op: "added", text }], isNumber: false });
      else {
        for (const gone of left.splice(0, match.index))
          changes.push({ kind: "removed", paragraph, parts: [{ op: "removed", text: gone }], isNumber: false });
        left.shift();
        changes.push({ kind: "reworded", paragraph, parts: match.found, isNumber: isNumberChange(match.found) });
      }
      paragraph += 1;
    }
    for (const gone of left) changes.push({ kind: "removed", paragraph, parts: [{ op: "removed", text: gone }], isNumber: false });
  };
  for (const run of diffArrays([...before], [...after])) {
    if (run.removed) removed.push(...run.value);
    else if (run.added) flush(run.value);
    else {
      flush([]);
      changes.push({ kind: "same", texts: run.value });
      paragraph += run.value.length;
    }
  }
  flush([]);
  return changes;
};
