import { expect, test } from "vitest";
import { scoreNotes } from "./score-notes.ts";
import type { RatingColumns, ScoreInput, ScoreOutput } from "./score.ts";
import { golden, inputOf } from "./testing/golden.ts";

const again = (input: ScoreInput, full: ScoreOutput): ScoreInput => {
  const raters = new Map(full.raters.map((rater) => [rater.id, rater] as const));
  const notes = new Map(full.notes.map((note) => [note.id, note] as const));
  return {
    ...input,
    raters: input.raters.map(({ id }) => {
      const known = raters.get(id);
      return known === undefined ? { id } : { id, previous: { intercept: known.intercept, factor: known.factor } };
    }),
    notes: input.notes.map((note) => {
      const { status, intercept, factor, agreedSince } = notes.get(note.id)!;
      return { ...note, previous: { status, intercept, factor, agreedSince } };
    }),
    frozen: full.frozen,
    linked: full.linked,
  };
};

const withMore = (columns: RatingColumns, more: readonly { note: number; rater: number; half: number }[], at: number): RatingColumns => ({
  note: Int32Array.from([...columns.note, ...more.map(({ note }) => note)]),
  rater: Int32Array.from([...columns.rater, ...more.map(({ rater }) => rater)]),
  half: Uint8Array.from([...columns.half, ...more.map(({ half }) => half)]),
  at: Float64Array.from([...columns.at, ...more.map(() => at)]),
  valid: Uint8Array.from([...columns.valid, ...more.map(() => 0)]),
});

test.each(golden.scenarios)("$name: right after a full run a run with raters standing still says the same", (scenario) => {
  const input = inputOf(scenario);
  const full = scoreNotes(input);
  const between = scoreNotes(again(inputOf(scenario), full));
  expect(between.sweeps).toBe(0);
  expect(between.notes.map(({ id, status }) => [id, status])).toEqual(full.notes.map(({ id, status }) => [id, status]));
  for (const [k, note] of between.notes.entries())
    if (full.notes[k]!.intercept !== null) expect(Math.abs(note.intercept! - full.notes[k]!.intercept)).toBeLessThan(1e-5);
});

test("between full runs a known rater moves a note, and one whom nobody knows yet waits", () => {
  const [scenario] = golden.scenarios;
  const full = scoreNotes(inputOf(scenario));
  const input = again(inputOf(scenario), full);
  const has = new Set(Array.from(input.ratings.note, (note, j) => `${note} ${input.ratings.rater[j]}`));
  const known = input.raters.findIndex(({ previous }, u) => previous !== undefined && !has.has(`0 ${u}`));
  const after = (raters: ScoreInput["raters"], rater: number): number | null =>
    scoreNotes({ ...input, raters, ratings: withMore(input.ratings, [{ note: 0, rater, half: 0 }], input.now) }).notes.find(
      ({ id }) => id === input.notes[0]!.id,
    )!.intercept;
  const before = scoreNotes(input).notes.find(({ id }) => id === input.notes[0]!.id)!.intercept;
  expect(after(input.raters, known)).not.toBe(before);
  expect(after([...input.raters, { id: "zz-new" }], input.raters.length)).toBe(before);
});

test("votes on comments tell what raters are like, and get no status", () => {
  const [scenario] = golden.scenarios;
  const input = inputOf(scenario);
  const comments = Array.from({ length: 12 }, (_, k) => ({ id: `comment:${k}`, author: null, createdAt: 0, isComment: true }));
  const votes = comments.flatMap((_, k) =>
    input.raters.map((_rater, rater) => ({ note: input.notes.length + k, rater, half: rater % 2 === k % 2 ? 2 : 0 })),
  );
  const scored = scoreNotes({ ...input, notes: [...input.notes, ...comments], ratings: withMore(input.ratings, votes, 0) });
  expect(scored.notes.map(({ id }) => id)).toEqual(scoreNotes(inputOf(scenario)).notes.map(({ id }) => id));
  expect(scored.raters.every(({ n }) => n >= 12)).toBe(true);
  expect(scored.linked).toEqual([]); // who votes along in one minute is no burst
});

test("in the small stages a group that says no keeps a note from being shown, and one that was hardly asked is missed", () => {
  const [scenario] = golden.scenarios;
  const input = inputOf(scenario);
  const placeOf = (id: string): number => input.notes.findIndex((note) => note.id === id);
  const said = (place: number, half: number): readonly number[] =>
    Array.from(input.ratings.rater).filter((_, j) => input.ratings.note[j] === place && input.ratings.half[j] === half);
  const shown = scoreNotes(input).notes.find(({ id, status }) => status === "HELPFUL" && said(placeOf(id), 0).length >= 3)!;
  const place = placeOf(shown.id);
  const [no, yes] = [new Set(said(place, 0)), new Set(said(place, 2))];
  const statusWith = (group: (rater: number) => number | null, groupVeto: boolean) => {
    const raters = input.raters.map(({ id }, u) => ({ id, group: group(u) }));
    const { status, why } = scoreNotes({ ...input, raters, rules: { groupVeto } }).notes.find(({ id }) => id === shown.id)!;
    return [status, why];
  };
  const veto = (rater: number): number => (no.has(rater) ? 1 : 0);
  expect(statusWith(veto, true)).toEqual(["NEEDS_YOUR_HELP", expect.arrayContaining(["groupVeto"])]);
  expect(statusWith(veto, false)[0]).toBe("HELPFUL");
  const silent = new Set(input.raters.flatMap((_, u) => (no.has(u) || yes.has(u) || said(place, 1).includes(u) ? [] : [u])));
  expect(silent.size / input.raters.length).toBeGreaterThan(0.08);
  expect(statusWith((rater) => (silent.has(rater) ? 1 : 0), true)).toEqual(["NEEDS_YOUR_HELP", expect.arrayContaining(["groupMissing"])]);
  expect(statusWith(() => null, true)[0]).toBe("HELPFUL");
});
