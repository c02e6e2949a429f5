import { expect, test } from "vitest";
import { readRatingsFile } from "./read-ratings-file.ts";
import { golden } from "./testing/golden.ts";

const at = "2026-03-01T00:00:00.000Z";
const file = (changes: Record<string, unknown>): string =>
  JSON.stringify({
    notes: [{ id: "a", author: null, createdAt: at }],
    raters: [{ id: "x" }],
    ratings: [{ note: "a", rater: "x", value: 1, at }],
    config: "small",
    now: at,
    ...changes,
  });
const problemOf = (text: string): string => {
  const read = readRatingsFile(text);
  return read.ok ? "" : read.problem;
};

test("a good file is read in both forms; what is valid is worked out where it is not said", () => {
  const read = readRatingsFile(file({}));
  if (!read.ok) throw new Error(read.problem);
  expect([...read.value.ratings.valid, ...read.value.ratings.half]).toEqual([255, 2]);
  expect(read.value.ratings.reasons).toBeUndefined();
  for (const scenario of golden.scenarios) expect(readRatingsFile(JSON.stringify(scenario)).ok).toBe(true);
});

test.each([
  ["{", "It is not JSON"],
  ["[]", "no object with notes, raters and ratings"],
  [file({ config: "huge" }), "config"],
  [file({ notes: undefined }), "notes"],
  [file({ notes: [{ id: "a", createdAt: "soon" }] }), "notes[0].createdAt: is not an instant"],
  [file({ raters: [{ id: "x" }, { id: "x" }] }), "raters[1].id: “x” stands there twice"],
  [file({ ratings: [{ note: "b", rater: "x", value: 1, at }] }), "ratings[0].note: “b” is not among the notes"],
  [file({ ratings: [{ note: "a", rater: "y", value: 1, at }] }), "ratings[0].rater: “y” is not among the raters"],
  [file({ ratings: [{ note: "a", rater: "x", value: 0.7, at }] }), "ratings[0].value"],
  [JSON.stringify({ ...golden.scenarios[1], noteAuthor: [] }), "noteAuthor: it has 0 entries for 24 notes"],
])("a bad file is refused with its first fault: %s", (text, sentence) => {
  expect(problemOf(text)).toContain(sentence);
});
