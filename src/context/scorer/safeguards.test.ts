import { expect, test } from "vitest";
import { decideStatus } from "./decide-status.ts";
import { fitNotes } from "./fit-notes.ts";
import { lookAtNotes } from "./look-at-notes.ts";
import { failedSafeguards } from "./safeguards.ts";
import { LARGE } from "./score-config.ts";
import { scoreNotes } from "./score-notes.ts";
import type { ScoreInput } from "./score.ts";
import { HONEST, honest, inputOf, kindOf, NOTES, type Raw } from "./testing/town.ts";

const raw = honest(0.5, "two");
const REFIT = 0.37;
const NEAR = 0.01; // who is left out of a fit changes a little who else is

test("a helpful note falls where it would not be one without those who rated as one, and only there", () => {
  const fitted = fitNotes(inputOf(raw, HONEST), LARGE, {});
  const helpful = lookAtNotes(fitted).filter((note) => decideStatus(note, LARGE).status === "HELPFUL");
  expect(helpful.length).toBeGreaterThan(10);
  expect(failedSafeguards(fitted, helpful)).toEqual(new Set());
  const [least] = helpful.toSorted((one, other) => one.intercept - other.intercept);
  const id = fitted.all.notes[least!.place]!.id;
  const friends = raw.filter(({ note, half }) => `n${note}` === id && half === 2).map(({ rater }) => rater);
  const group = friends.slice(0, Math.floor(friends.length / 2));
  const places = group.map((rater) => fitted.all.raters.findIndex((each) => each.id === `r${rater}`));
  const failed = failedSafeguards({ ...fitted, linked: [places] }, helpful);
  expect(failed.has(least!.place)).toBe(true);
  const without = scoreNotes(
    inputOf(
      raw.filter(({ rater }) => !group.includes(rater)),
      HONEST,
    ),
  );
  for (const note of helpful) {
    const intercept = without.notes.find((each) => each.id === fitted.all.notes[note.place]!.id)?.intercept ?? 0;
    if (Math.abs(intercept - REFIT) > NEAR) expect([note.place, failed.has(note.place)]).toEqual([note.place, intercept < REFIT]);
  }
});

/** The town with more ratings of one note, which raters drawn by lot gave. */
const withAsked = (town: readonly Raw[], note: number, half: number, every = 6): ScoreInput => {
  const rated = new Set(town.filter((each) => each.note === note).map(({ rater }) => rater));
  const asked = Array.from({ length: HONEST }, (_, rater) => rater)
    .filter((rater) => !rated.has(rater))
    .filter((_, k) => k % every === 0)
    .map((rater) => ({ note, rater, half, at: 0 }));
  const input = inputOf([...town, ...asked], HONEST);
  const source = Uint8Array.from({ length: town.length + asked.length }, (_, j) => (j < town.length ? 0 : 1));
  return { ...input, ratings: { ...input.ratings, source }, rules: { safeguards: true } };
};

test("what volunteers lift and raters drawn by lot do not is not shown, and what volunteers bury comes before the desk", () => {
  const loved = raw.map((each) => (each.note === 0 ? { ...each, half: 2 } : each));
  const blocked = scoreNotes(withAsked(loved, 0, 1, 10)).notes.find(({ id }) => id === "n0");
  const plain = scoreNotes({ ...withAsked(loved, 0, 1, 10), rules: {} }).notes.find(({ id }) => id === "n0");
  expect(plain?.intercept).toBeCloseTo(blocked?.intercept ?? 0, 9);
  expect([plain?.status, blocked?.status]).toEqual(["HELPFUL", "NEEDS_YOUR_HELP"]);
  const asked = scoreNotes(withAsked(loved, 0, 2)).notes.find(({ id }) => id === "n0");
  expect([asked?.status, asked?.isPossiblyBuried]).toEqual(["HELPFUL", false]);

  const buried = raw.map((each) => (each.note === 0 ? { ...each, half: 0 } : each));
  const found = scoreNotes(withAsked(buried, 0, 2)).notes;
  expect(found.filter((note) => note.isPossiblyBuried).map(({ id }) => id)).toEqual(["n0"]);
});

const REASON = { incorrect: 1 << 7, opinion: 1 << 8, clear: 1, sources: 2 };

/** The town with a reason beside each rating. */
const reasoned = (reasonOf: (each: Raw, turn: number) => number): ScoreInput => {
  const input = inputOf(raw, HONEST);
  return { ...input, ratings: { ...input.ratings, reasons: Uint32Array.from(raw, reasonOf) } };
};
const goods = Array.from({ length: NOTES }, (_, k) => k).filter((note) => kindOf(note) === "good");

test("two reasons by two raters each explain a status; one alone does not", () => {
  const usual = (each: Raw, turn: number): number =>
    each.half === 2 ? (turn % 2 === 0 ? REASON.clear : REASON.sources) : turn % 2 === 0 ? REASON.incorrect : REASON.opinion;
  const both = scoreNotes(reasoned(usual));
  const shown = both.notes.filter(({ status }) => status === "HELPFUL").map(({ id }) => id);
  expect(shown.length).toBeGreaterThan(10);
  const one = scoreNotes(reasoned((each, turn) => (each.half === 2 ? REASON.clear : usual(each, turn))));
  expect(one.notes.filter(({ status }) => status === "HELPFUL")).toEqual([]);
  expect(one.notes.filter(({ status }) => status === "NOT_HELPFUL").length).toBeGreaterThan(0);
});

test("a helpful note of which those near it often say that it is wrong is not shown, and the others are", () => {
  const plain = (turn: number): number => (turn % 2 === 0 ? REASON.clear : REASON.sources);
  const aimed = goods[2]!;
  const input = reasoned((each, turn) => plain(turn) | (each.note === aimed && turn % 3 === 0 ? REASON.incorrect : 0));
  const before = scoreNotes(reasoned((_, turn) => plain(turn)));
  const after = scoreNotes(input);
  const of = (notes: typeof after.notes) => notes.find(({ id }) => id === `n${aimed}`);
  expect(of(before.notes)?.status).toBe("HELPFUL");
  expect([of(after.notes)?.status, of(after.notes)?.why]).toEqual(["NEEDS_MORE_RATINGS", expect.arrayContaining(["tags"])]);
  const rest = (notes: typeof after.notes) => notes.filter(({ id }) => id !== `n${aimed}`).map(({ id, status }) => [id, status]);
  expect(rest(after.notes)).toEqual(rest(before.notes));
});
