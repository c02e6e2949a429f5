import { describe, expect, test } from "vitest";
import { gradientOf, hashUnit, lossOf, type Parameters, ratingMatrix, solveSide } from "#kit";
import { fitNotes, type PackedFit } from "./fit-notes.ts";
import { addRating, boundsOf, frozenOf, noSums, solveNote } from "./note-sums.ts";
import { scoreNotes } from "./score-notes.ts";
import type { ScoreConfig } from "./score-config.ts";
import { settleStatus } from "./settle-status.ts";
import type { NoteStatus } from "./score.ts";
import { golden, inputOf, type Scenario } from "./testing/golden.ts";

const STRICT = 1e-9;
const fittedOf = (scenario: Scenario) => fitNotes(inputOf(scenario), scenario.config as ScoreConfig, { tolerance: STRICT });

const expectClose = (ours: Iterable<number>, theirs: readonly number[], within: number, sign = 1): void => {
  const all = [...ours];
  expect(all.length).toBe(theirs.length);
  expect(Math.max(...all.map((value, k) => Math.abs(sign * value - theirs[k]!)))).toBeLessThan(within);
};

const unit = (): { readonly matrix: ReturnType<typeof ratingMatrix>; readonly parameters: Parameters } => {
  const { note, rater, value, params } = golden.unit;
  const matrix = ratingMatrix(
    3,
    3,
    Int32Array.from(note),
    Int32Array.from(rater),
    Uint8Array.from(value, (one) => one * 2),
  );
  const side = (intercept: readonly number[], factor: readonly number[]) => ({
    intercept: Float64Array.from(intercept),
    factor: Float64Array.from(factor),
  });
  return { matrix, parameters: { mu: params.mu, raters: side(params.iu, params.fu), notes: side(params.in, params.fn) } };
};

const { Lmu, Liu, Lin, Lfu, Lfn } = golden.unit.lambdas;
const penalties = { mu: Lmu, raterIntercept: Liu, noteIntercept: Lin, raterFactor: Lfu, noteFactor: Lfn };

describe("the golden data", () => {
  test("loss, derivatives, the solving of a note and the hash are those of the vectors", () => {
    const { matrix, parameters } = unit();
    expect(lossOf(matrix, parameters, penalties)).toBeCloseTo(golden.unit.loss, 12);
    const { mu, raters, notes } = gradientOf(matrix, parameters, penalties);
    const { grad, noteSolve } = golden.unit;
    expect(mu).toBeCloseTo(grad.mu, 12);
    expectClose(raters.intercept, grad.iu, 1e-12);
    expectClose(raters.factor, grad.fu, 1e-12);
    expectClose(notes.intercept, grad.in, 1e-12);
    expectClose(notes.factor, grad.fn, 1e-12);
    solveSide(matrix.byNote, parameters.mu, parameters.notes, parameters.raters, Lin, Lfn);
    expectClose(parameters.notes.intercept, noteSolve.intercept, 1e-12);
    expectClose(parameters.notes.factor, noteSolve.factor, 1e-12);
    for (const [id, value] of Object.entries(golden.unit.hash01)) expect(hashUnit(id)).toBe(value);
  });

  test.each(golden.scenarios)("$name: both fits, who is left out and every status", (scenario) => {
    const fitted = fittedOf(scenario);
    const { expected } = scenario;
    expect(fitted.linked).toEqual(expected.coalescedGroups);
    expect([...fitted.last.packed.raters]).toEqual(expected.includedRaters);
    const expectFit = ({ packed, fit }: PackedFit, pass: typeof expected.pass1): void => {
      const { mu, raters, notes } = fit.parameters;
      expect(packed.matrix.byNote.other.length).toBe(pass.N);
      expect([...packed.raters]).toEqual(pass.raters);
      expect([...packed.notes]).toEqual(pass.notes);
      expect(fit.gradient).toBeLessThan(STRICT);
      expect(Math.abs(fit.loss - pass.loss)).toBeLessThan(1e-6);
      expect(Math.abs(mu - pass.mu)).toBeLessThan(1e-6);
      const sign = Math.sign(notes.factor.reduce((sum, factor, k) => sum + factor * pass.noteFactor[k]!, 0));
      expectClose(raters.intercept, pass.raterIntercept, 1e-6);
      expectClose(notes.intercept, pass.noteIntercept, 1e-6);
      expectClose(raters.factor, pass.raterFactor, 1e-6, sign);
      expectClose(notes.factor, pass.noteFactor, 1e-6, sign);
    };
    expectFit(fitted.first!, expected.pass1);
    expectFit(fitted.last, expected.pass2);

    const { notes, gradient } = scoreNotes(inputOf(scenario));
    expect(gradient).toBeLessThan(1e-6);
    for (const theirs of expected.final) {
      const ours = notes[theirs.note]!;
      expect({ id: ours.id, status: ours.status, why: ours.why, n: ours.n, netMin: ours.netMin }).toEqual({
        id: String(theirs.note),
        status: theirs.status,
        why: theirs.why,
        n: theirs.n,
        netMin: theirs.netMin,
      });
      expectClose([ours.intercept!, ours.lower!, ours.upper!], [theirs.intercept, theirs.lcb, theirs.ucb], 1e-5);
      expect(new Set([ours.negative.n, ours.positive.n])).toEqual(new Set([theirs.nNeg, theirs.nPos]));
    }
  });

  test("a brigade's ratings taken one by one would show its notes and bury the good ones", () => {
    const scenario = golden.scenarios.find(({ name }) => name === "lopsided_brigade")!;
    const off = { ...scenario.config, coalesce: { ...scenario.config.coalesce, minShared: 1_000 } } as ScoreConfig;
    const { notes } = scoreNotes({ ...inputOf(scenario), config: off });
    for (const theirs of scenario.expected.withoutCoalesce ?? []) {
      expect(notes[theirs.note]!.status).toBe(theirs.status);
      expect(Math.abs(notes[theirs.note]!.intercept! - theirs.intercept)).toBeLessThan(1e-5);
    }
    const shown = (kind: string, list: readonly { readonly status: string }[]): number =>
      scenario.truth.kind.filter((one, k) => one === kind && list[k]!.status === "HELPFUL").length;
    const defended = scoreNotes(inputOf(scenario)).notes;
    expect(shown("good", defended)).toBeGreaterThan(shown("good", notes));
    expect(["A", "B"].reduce((sum, kind) => sum + shown(kind, defended), 0)).toBe(0);
    expect(["A", "B"].reduce((sum, kind) => sum + shown(kind, notes), 0)).toBe(3);
  });

  test.each(golden.stateMachine)("$prev, then $fresh at $intercept of $threshold, locked $locked: $expected", (vector) => {
    const settled = settleStatus({
      fresh: { status: vector.fresh as NoteStatus, why: [] },
      intercept: vector.intercept,
      threshold: vector.threshold,
      locked: vector.locked as NoteStatus | null,
      previous: { status: vector.prev as NoteStatus, intercept: null, factor: null, agreedSince: null },
      isExplained: true,
      holdMinutes: 0,
      now: 0,
    });
    expect(settled.status).toBe(vector.expected);
  });

  test.each(golden.scenarios)("$name: a rating between two runs moves a note as the vectors say", (scenario) => {
    const fitted = fittedOf(scenario);
    const { packed, fit } = fitted.last;
    const frozen = frozenOf(fitted.last);
    const { raters, notes } = fit.parameters;
    const theirs = scenario.expected.pass2;
    const sign = Math.sign(notes.factor.reduce((sum, factor, k) => sum + factor * theirs.noteFactor[k]!, 0));
    for (const { note, steps } of scenario.expected.streaming) {
      let sums = noSums(frozen);
      const k = packed.notes.indexOf(note);
      const { start, other, half } = packed.matrix.byNote;
      const add = (u: number, value: number): void => {
        sums = addRating(sums, frozen, { value, intercept: raters.intercept[u]!, factor: raters.factor[u]! });
      };
      for (let j = start[k]!; j < start[k + 1]!; j += 1) add(other[j]!, half[j]! / 2);
      for (const step of steps) {
        add(packed.raters.indexOf(step.rater), step.value);
        const { intercept, factor } = solveNote(sums);
        const { lower, upper } = boundsOf(sums, frozen);
        expectClose([intercept, sign * factor, lower, upper], [step.intercept, step.factor, step.lcb, step.ucb], 1e-6);
      }
    }
  });
});
