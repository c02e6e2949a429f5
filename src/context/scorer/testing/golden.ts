import golden from "./bridging-golden.json" with { type: "json" };
import type { ScoreInput } from "../score.ts";
import { readRatingsFile } from "../read-ratings-file.ts";

/** The golden data: two implementations that share no code came to it. */
export { golden };
export type Scenario = (typeof golden.scenarios)[number];

/** A scenario as what the scorer takes. */
export const inputOf = (scenario: unknown): ScoreInput => {
  const read = readRatingsFile(JSON.stringify(scenario));
  if (!read.ok) throw new Error(read.problem);
  return read.value;
};

/** The same scenario as a list with ids, its ratings and everything else in the order of `shuffle`. */
export const listOf = (scenario: Scenario, shuffle: <Item>(list: readonly Item[]) => readonly Item[]): string => {
  const { rater, note, value2, valid, t } = scenario.ratings;
  return JSON.stringify({
    notes: shuffle(
      scenario.noteAuthor.map((author, k) => ({
        id: `n${k}`,
        author: author < 0 ? null : `r${author}`,
        createdAt: "2026-03-01T00:00:00.000Z",
      })),
    ),
    raters: shuffle(Array.from({ length: scenario.nRaters }, (_, u) => ({ id: `r${u}` }))),
    ratings: shuffle(
      rater.map((u, j) => ({
        note: `n${note[j]}`,
        rater: `r${u}`,
        value: value2[j]! / 2,
        at: new Date(Date.UTC(2026, 2, 1) + t[j]! * 60_000).toISOString(),
        valid: valid[j] === 1,
      })),
    ),
    config: scenario.config,
    now: "2026-03-20T00:00:00.000Z",
  });
};
