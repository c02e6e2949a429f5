import fc from "fast-check";
import { expect, test } from "vitest";
import { fitViewpoints, hashUnit, lossOf, packRatings, type Parameters, penaltiesOf, sweepViewpoints } from "#kit";
import { readRatingsFile } from "./read-ratings-file.ts";
import { scoreNotes } from "./score-notes.ts";
import { addRating, solveNote } from "./note-sums.ts";
import type { RatingColumns, ScoreInput } from "./score.ts";
import { golden, inputOf, listOf } from "./testing/golden.ts";

/** A little population from a seed: what a rater says of a note, by camps that may matter or not. */
const ratingsOf = (raters: number, values: readonly number[]): RatingColumns => {
  const triples = values.flatMap((value, j) => (value > 2 ? [] : [{ note: Math.floor(j / raters), rater: j % raters, half: value }]));
  return {
    note: Int32Array.from(triples, ({ note }) => note),
    rater: Int32Array.from(triples, ({ rater }) => rater),
    half: Uint8Array.from(triples, ({ half }) => half),
    at: Float64Array.from(triples, (_, j) => j * 3_600_000),
    valid: new Uint8Array(triples.length).fill(1),
  };
};

const inputFrom = (notes: number, raters: number, ratings: RatingColumns): ScoreInput => ({
  notes: Array.from({ length: notes }, (_, k) => ({ id: `n${k}`, author: null, createdAt: 0 })),
  raters: Array.from({ length: raters }, (_, u) => ({ id: `r${u}` })),
  ratings,
  config: "small",
  now: 0,
});

const population = fc
  .record({ notes: fc.integer({ min: 1, max: 12 }), raters: fc.integer({ min: 1, max: 16 }) })
  .chain(({ notes, raters }) =>
    fc.record({
      notes: fc.constant(notes),
      raters: fc.constant(raters),
      values: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: notes * raters, maxLength: notes * raters }),
    }),
  );

test("the same bytes come from the same ratings in whatever order they stand", () => {
  for (const scenario of golden.scenarios) {
    const printed = [1, 2].map((seed) => {
      const order = <Item>(list: readonly Item[]): readonly Item[] =>
        fc.sample(fc.shuffledSubarray([...list], { minLength: list.length }), { seed, numRuns: 1 })[0]!;
      const read = readRatingsFile(listOf(scenario, order));
      if (!read.ok) throw new Error(read.problem);
      return JSON.stringify(scoreNotes(read.value));
    });
    expect(printed[0]).toBe(printed[1]);
    const statuses = (text: string): readonly string[] =>
      (JSON.parse(text) as { notes: { status: string }[] }).notes.map(({ status }) => status);
    const byPlace = scenario.expected.final.map(({ status }) => status);
    const names = Array.from({ length: scenario.nNotes }, (_, k) => `n${k}`).toSorted();
    expect(statuses(printed[0]!)).toEqual(names.map((name) => byPlace[Number(name.slice(1))]));
  }
});

test("a note whose every yes comes from one side is never helpful", () => {
  fc.assert(
    fc.property(population, ({ notes, raters, values }) => {
      const scored = scoreNotes(inputFrom(notes, raters, ratingsOf(raters, values)));
      for (const { status, negative, positive } of scored.notes) {
        const yes = [negative, positive].map(({ n, mean }) => (mean === null ? 0 : n * mean));
        if (Math.min(...yes) === 0) expect(status).not.toBe("HELPFUL");
      }
    }),
    { numRuns: 10_000 },
  );
});

test("at the optimum the sums of the parameters balance by their penalties", () => {
  fc.assert(
    fc.property(population, ({ raters, values }) => {
      const columns = ratingsOf(raters, values);
      const { matrix, raters: places } = packRatings(columns, new Uint8Array(columns.note.length).fill(1));
      const { parameters, gradient } = fitViewpoints(matrix, { ids: Array.from(places, String), tolerance: 1e-9 });
      if (gradient >= 1e-9) return; // a flat valley between two optima may take more sweeps than there are
      const of = penaltiesOf(matrix);
      const sum = (value: (k: number) => number, n: number): number =>
        Array.from({ length: n }, (_, k) => value(k)).reduce((a, b) => a + b, 0);
      const { mu, raters: u, notes: n } = parameters;
      const within = 1e-7 * Math.max(1, columns.note.length);
      const expectSame = (a: number, b: number): void => expect(Math.abs(a - b)).toBeLessThan(within);
      expectSame(of.noteIntercept * sum((k) => n.intercept[k]!, matrix.notes), of.mu * mu);
      expectSame(of.raterIntercept * sum((k) => u.intercept[k]!, matrix.raters), of.mu * mu);
      expectSame(
        of.raterIntercept * sum((k) => u.intercept[k]! * u.factor[k]!, matrix.raters),
        of.noteFactor * sum((k) => n.factor[k]!, matrix.notes),
      );
      expectSame(
        of.noteIntercept * sum((k) => n.intercept[k]! * n.factor[k]!, matrix.notes),
        of.raterFactor * sum((k) => u.factor[k]!, matrix.raters),
      );
      expectSame(
        of.raterFactor * sum((k) => u.factor[k]! ** 2, matrix.raters),
        of.noteFactor * sum((k) => n.factor[k]! ** 2, matrix.notes),
      );
    }),
    { numRuns: 300 },
  );
});

test("turning the axis changes neither loss nor intercepts, and turning the ratings over does not turn intercepts over", () => {
  const [scenario] = golden.scenarios;
  const { ratings } = inputOf(scenario);
  const { matrix, raters } = packRatings(ratings, new Uint8Array(ratings.note.length).fill(1));
  const ids = Array.from(raters, String);
  const { parameters, loss } = fitViewpoints(matrix, { ids, tolerance: 1e-9 });
  const turned = {
    mu: parameters.mu,
    raters: { ...parameters.raters, factor: parameters.raters.factor.map((value) => -value) },
    notes: { ...parameters.notes, factor: parameters.notes.factor.map((value) => -value) },
  };
  expect(lossOf(matrix, turned, penaltiesOf(matrix))).toBe(loss);
  const warm = fitViewpoints(matrix, { ids, tolerance: 1e-9, warm: turned });
  expect(warm.isAxisChanged).toBe(false);
  expect(Math.sign(warm.parameters.raters.factor[0]!)).toBe(Math.sign(turned.raters.factor[0]!));
  expect(Math.abs(warm.parameters.notes.intercept[0]! - parameters.notes.intercept[0]!)).toBeLessThan(1e-8);

  const over = packRatings({ ...ratings, half: ratings.half.map((half) => 2 - half) }, new Uint8Array(ratings.note.length).fill(1));
  const other = fitViewpoints(over.matrix, { ids, tolerance: 1e-9 }).parameters;
  expect(Math.abs(other.notes.intercept[0]! + parameters.notes.intercept[0]!)).toBeGreaterThan(0.05);
});

test("one more rating moves a note by the closed form, and one more yes may lower it", () => {
  const positive = fc.double({ min: 0.1, max: 5, noNaN: true });
  const frozen = {
    mu: 0,
    penalties: { noteIntercept: 1, noteFactor: 1 },
    interceptLeast: 0,
    interceptMost: 0,
    factorLeast: -1,
    factorMost: 1,
  };
  fc.assert(
    fc.property(
      fc.record({ a: positive, c: positive, b: fc.double({ min: -0.09, max: 0.09, noNaN: true }) }),
      fc.record({ d: fc.double({ min: -3, max: 3, noNaN: true }), e: fc.double({ min: -3, max: 3, noNaN: true }) }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.constantFrom(0, 0.5, 1),
      ({ a, b, c }, { d, e }, x, value) => {
        const before = solveNote({ a, b, c, d, e });
        const after = solveNote(addRating({ a, b, c, d, e }, frozen, { value, intercept: 0, factor: x }));
        const det = a * c - b * b;
        const q = (c - 2 * b * x + a * x * x) / det;
        const step = ((c - b * x) * (value - before.intercept - x * before.factor)) / (det * (1 + q));
        expect(Math.abs(after.intercept - before.intercept - step)).toBeLessThan(1e-8 * Math.max(1, Math.abs(before.intercept)));
      },
    ),
  );
  const oneSided = { a: 1.5, b: 1.2, c: 1.1, d: 0.2, e: 0.1 };
  const moreYes = solveNote(addRating(oneSided, frozen, { value: 1, intercept: 0, factor: 1.5 }));
  expect(moreYes.intercept).toBeLessThan(solveNote(oneSided).intercept);
});

test("no ratings, one rater, all alike, doubled rows and two communities that never met are no trouble", () => {
  expect(scoreNotes(inputFrom(2, 2, ratingsOf(2, [3, 3, 3, 3])))).toMatchObject({ mu: 0, raters: [], islands: 0 });
  expect(scoreNotes(inputFrom(3, 1, ratingsOf(1, [2, 0, 2]))).notes.map(({ status }) => status)).toEqual(
    Array.from({ length: 3 }, () => "NEEDS_MORE_RATINGS"),
  );
  const alike = [0, 1, 2].map((half) =>
    scoreNotes(
      inputFrom(
        8,
        12,
        ratingsOf(
          12,
          Array.from({ length: 96 }, () => half),
        ),
      ),
    ),
  );
  expect(alike.flatMap(({ raters, notes }) => [...raters, ...notes]).every(({ factor }) => factor === 0)).toBe(true);
  expect(alike.every(({ gradient }) => gradient < 1e-6)).toBe(true);
  expect(new Set(alike.flatMap(({ notes }) => notes.map(({ status }) => status)))).toEqual(new Set(["NEEDS_MORE_RATINGS"]));

  const once = ratingsOf(
    12,
    Array.from({ length: 96 }, (_, j) => (j * 7) % 3),
  );
  const doubled: RatingColumns = {
    note: Int32Array.from([...once.note, ...once.note]),
    rater: Int32Array.from([...once.rater, ...once.rater]),
    half: Uint8Array.from([...once.half, ...once.half]),
    at: Float64Array.from([...once.at, ...once.at]),
    valid: Uint8Array.from([...once.valid, ...once.valid]),
  };
  expect(scoreNotes(inputFrom(8, 12, doubled))).toEqual(scoreNotes(inputFrom(8, 12, once)));

  const odd: RatingColumns = { ...doubled, valid: doubled.valid.map((_, j) => (j < once.note.length ? 0 : 1)) };
  const turned: RatingColumns = {
    note: odd.note.toReversed(),
    rater: odd.rater.toReversed(),
    half: odd.half.toReversed(),
    at: odd.at.toReversed(),
    valid: odd.valid.toReversed(),
  };
  expect(scoreNotes(inputFrom(8, 12, turned))).toEqual(scoreNotes(inputFrom(8, 12, odd)));

  const apart = Array.from({ length: 16 * 24 }, (_, j) => {
    const [note, rater] = [Math.floor(j / 24), j % 24];
    return note < 8 === rater < 12 ? (note * 5 + rater * 3) % 3 : 3;
  });
  expect(scoreNotes({ ...inputFrom(16, 24, ratingsOf(24, apart)), config: { ...golden.scenarios[1]!.config } as never }).islands).toBe(2);
});

test("ratings that only neighbours share are fitted in a third of the sweeps that it takes by sweeps alone, to the same optimum", () => {
  const people = 400;
  const pairs = Array.from({ length: people * 5 }, (_, j) => ({ note: Math.floor(j / 5), rater: (Math.floor(j / 5) + (j % 5)) % people }));
  const liked = (note: number, rater: number): boolean => note % 3 === 0 || note % 3 === 1 + (rater % 2);
  const triples = {
    note: Int32Array.from(pairs, ({ note }) => note),
    rater: Int32Array.from(pairs, ({ rater }) => rater),
    half: Uint8Array.from(pairs, ({ note, rater }) => (hashUnit(`${note} ${rater}`) > 0.9 ? 1 : liked(note, rater) ? 2 : 0)),
  };
  const { matrix } = packRatings(triples, new Uint8Array(pairs.length).fill(1));
  const ids = Array.from({ length: people }, (_, u) => `r${String(u).padStart(4, "0")}`);
  const zero = () => ({ intercept: new Float64Array(people), factor: new Float64Array(people) });
  const start = (): Parameters => ({
    mu: 0,
    raters: { ...zero(), factor: Float64Array.from(ids, (id) => 2 * hashUnit(id) - 1) },
    notes: zero(),
  });
  const fit = fitViewpoints(matrix, { ids, warm: start() });
  const [alone, penalties] = [start(), penaltiesOf(matrix)];
  let sweeps = 0;
  while (sweeps < 2_000 && sweepViewpoints(matrix, alone, penalties) > 1e-6) sweeps += 1;
  expect(fit.gradient).toBeLessThan(1e-6);
  expect(fit.sweeps).toBeLessThan(sweeps / 3);
  expect(fit.loss).toBeCloseTo(lossOf(matrix, alone, penalties), 8);
});
