import { hashUnit } from "#kit";

/** A vote in a person's row: 1, -1, or 0 (passed), on the comment of this column. */
export type TableVote = { readonly column: number; readonly value: number };

/** People's votes in rows, in the order of their ids. */
export type VoteTable = { readonly width: number; readonly rows: readonly (readonly TableVote[])[] };

export type Projection = {
  readonly center: readonly number[];
  /** The first two principal components, unit vectors. */
  readonly components: readonly (readonly number[])[];
  /** A point for each person; those who voted on little are moved out as far as those who voted on all. */
  readonly points: readonly (readonly [number, number])[];
};

const STEPS_MOST = 500;
const STILL = 1e-12;

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, k) => sum + value * b[k]!, 0);

const noughts = (length: number): number[] => Array.from({ length }, () => 0);

const unit = (values: readonly number[]): readonly number[] => {
  const length = Math.sqrt(dot(values, values));
  return length === 0 ? values : values.map((value) => value / length);
};

const along = (row: readonly TableVote[], by: readonly number[]): number =>
  row.reduce((sum, { column, value }) => sum + value * by[column]!, 0);

/** The direction in which rows differ most, orthogonal to `found`, by power iteration from a start that is always the same. */
const nextComponent = ({ rows, width }: VoteTable, found: readonly (readonly number[])[]): readonly number[] => {
  const without = (values: readonly number[]): readonly number[] =>
    found.reduce((left, one) => {
      const by = dot(left, one);
      return left.map((value, k) => value - by * one[k]!);
    }, values);
  let current = unit(without(Array.from({ length: width }, (_, k) => 2 * hashUnit(`component ${found.length}:${k}`) - 1)));
  for (let step = 0; step < STEPS_MOST; step += 1) {
    const product = noughts(width);
    for (const row of rows) {
      const by = along(row, current);
      for (const { column, value } of row) product[column]! += by * value;
    }
    const next = unit(without(product));
    const moved = next.reduce((sum, value, k) => sum + (value - current[k]!) ** 2, 0);
    current = next;
    if (moved < STILL * STILL) break;
  }
  return current;
};

/** Lays people out by their votes, as Polis does: blanks are the comment's mean, two principal components, sparse rows scaled up. */
export const projectVotes = ({ width, rows }: VoteTable): Projection => {
  const [sums, counts] = [noughts(width), noughts(width)];
  for (const { column, value } of rows.flat()) {
    sums[column]! += value;
    counts[column]! += 1;
  }
  const center = sums.map((sum, k) => sum / Math.max(1, counts[k]!));
  const centered = { width, rows: rows.map((row) => row.map(({ column, value }) => ({ column, value: value - center[column]! }))) };
  const first = nextComponent(centered, []);
  const components = [first, nextComponent(centered, [first])];
  const points = centered.rows.map((row): readonly [number, number] => {
    const by = Math.sqrt(width / Math.max(1, row.length));
    return [along(row, components[0]!) * by, along(row, components[1]!) * by];
  });
  return { center, components, points };
};
