import { hashUnit, MINUTE } from "#kit";
import { scoreNotes } from "../score-notes.ts";
import type { ScoreInput, ScoreOutput } from "../score.ts";

export const HONEST = 160;
export const NOTES = 64;
export const DAYS = 14 * 24 * 60; // minutes of two weeks

export type Kind = "good" | "ours" | "theirs" | "bad";
const KINDS: readonly Kind[] = ["good", "ours", "theirs", "good", "bad", "ours", "theirs", "good"];
/** What a note of the town is: what helps both camps, pleases one of them, or helps nobody. */
export const kindOf = (note: number): Kind => KINDS[note % KINDS.length]!;

const LIKED: Readonly<Record<Kind, readonly [number, number]>> = {
  good: [0.9, 0.9],
  ours: [0.92, 0.08],
  theirs: [0.08, 0.92],
  bad: [0.08, 0.08],
};

export type Raw = { readonly note: number; readonly rater: number; readonly half: number; readonly at: number };

/** Honest raters of two camps, who rate a third of the notes at times of their own. */
export const honest = (share: number, seed: string): readonly Raw[] =>
  Array.from({ length: HONEST * NOTES }, (_, at) => ({ rater: Math.floor(at / NOTES), note: at % NOTES })).flatMap(({ rater, note }) => {
    const draw = (what: string): number => hashUnit(`${seed} ${what} ${rater} ${note}`);
    if (draw("rates") > 0.33) return [];
    const chance = LIKED[kindOf(note)][rater < HONEST * share ? 0 : 1];
    return [{ note, rater, half: draw("yes") < chance ? 2 : 0, at: draw("when") * DAYS * MINUTE }];
  });

/** The town's ratings as the scorer takes them. */
export const inputOf = (raw: readonly Raw[], raters: number): ScoreInput => ({
  notes: Array.from({ length: NOTES }, (_, k) => ({ id: `n${k}`, author: null, createdAt: 0 })),
  raters: Array.from({ length: raters }, (_, u) => ({ id: `r${u}` })),
  ratings: {
    note: Int32Array.from(raw, ({ note }) => note),
    rater: Int32Array.from(raw, ({ rater }) => rater),
    half: Uint8Array.from(raw, ({ half }) => half),
    at: Float64Array.from(raw, ({ at }) => at),
    valid: new Uint8Array(raw.length).fill(255),
  },
  config: "large",
  now: DAYS * MINUTE,
});

export const scored = (raw: readonly Raw[], raters: number): ScoreOutput => scoreNotes(inputOf(raw, raters));
