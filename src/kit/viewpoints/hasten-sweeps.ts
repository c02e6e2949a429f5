import type { RatingMatrix } from "./rating-matrix.ts";
import { lossOf, type Parameters, type Penalties, sumOfProducts } from "./viewpoint-model.ts";

const REMEMBERED = 8; // steps before, from which the next is reckoned
const RIDGE = 1e-10; // of the mean of the diagonal: steps that point the same way must not be weighed against each other

const sidesOf = ({ raters, notes }: Parameters): readonly Float64Array[] => [
  raters.intercept,
  raters.factor,
  notes.intercept,
  notes.factor,
];

/** All parameters behind each other. */
const inRow = (parameters: Parameters): Float64Array => {
  const sides = sidesOf(parameters);
  const row = new Float64Array(1 + sides.reduce((sum, { length }) => sum + length, 0));
  row[0] = parameters.mu;
  let at = 1;
  for (const side of sides) {
    row.set(side, at);
    at += side.length;
  }
  return row;
};

const setFrom = (parameters: Parameters, row: Float64Array): void => {
  parameters.mu = row[0]!;
  let at = 1;
  for (const side of sidesOf(parameters)) {
    side.set(row.subarray(at, at + side.length));
    at += side.length;
  }
};

const less = (a: Float64Array, b: Float64Array): Float64Array => {
  const left = new Float64Array(a.length);
  for (let k = 0; k < a.length; k += 1) left[k] = a[k]! - b[k]!;
  return left;
};

/** Solves a symmetric system of a few equations, in place (Gauss). */
const solve = (system: number[][], right: number[]): readonly number[] => {
  const n = right.length;
  for (let p = 0; p < n; p += 1)
    for (let k = p + 1; k < n; k += 1) {
      const by = system[k]![p]! / system[p]![p]!;
      for (let j = p; j < n; j += 1) system[k]![j]! -= by * system[p]![j]!;
      right[k]! -= by * right[p]!;
    }
  for (let p = n - 1; p >= 0; p -= 1) {
    for (let j = p + 1; j < n; j += 1) right[p]! -= system[p]![j]! * right[j]!;
    right[p]! /= system[p]![p]!;
  }
  return right;
};

/** How the steps before are to be weighed so that what is left of the last one is least. */
const weightsOf = (steps: readonly Float64Array[], last: Float64Array): readonly number[] => {
  const system = steps.map((a) => steps.map((b) => sumOfProducts(a, b)));
  const ridge = (RIDGE * system.reduce((sum, row, k) => sum + row[k]!, 0)) / steps.length;
  for (const [k, row] of system.entries()) row[k]! += ridge;
  return solve(
    system,
    steps.map((step) => sumOfProducts(step, last)),
  );
};

/**
 * Reckons ahead from the last sweeps where they are going (Anderson 1965), for ratings on which sweeps alone take a thousand. Called after each
 * sweep; what it writes into the parameters has no higher loss than what the sweep left, else it leaves that and begins anew.
 */
export const hastenSweeps = (matrix: RatingMatrix, parameters: Parameters, penalties: Penalties): (() => void) => {
  let before = inRow(parameters);
  let known: { readonly step: Float64Array; readonly to: Float64Array } | null = null;
  let [steps, moves]: [Float64Array[], Float64Array[]] = [[], []];
  return () => {
    const to = inRow(parameters);
    const step = less(to, before);
    if (known !== null) {
      steps = [...steps, less(step, known.step)].slice(-REMEMBERED);
      moves = [...moves, less(to, known.to)].slice(-REMEMBERED);
    }
    known = { step, to };
    before = to;
    if (steps.length === 0) return;
    const ahead = to.slice();
    for (const [no, weight] of weightsOf(steps, step).entries()) {
      const move = moves[no]!;
      for (let k = 0; k < ahead.length; k += 1) ahead[k]! -= weight * move[k]!;
    }
    const loss = lossOf(matrix, parameters, penalties);
    setFrom(parameters, ahead);
    if (lossOf(matrix, parameters, penalties) <= loss) before = ahead;
    else {
      setFrom(parameters, to);
      [known, steps, moves] = [null, [], []];
    }
  };
};
