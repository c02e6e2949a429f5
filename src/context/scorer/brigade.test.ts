import { expect, test } from "vitest";
import { hashUnit, MINUTE } from "#kit";
import { scoreNotes } from "./score-notes.ts";
import type { ScoreInput, ScoreOutput } from "./score.ts";

const HONEST = 160;
const NOTES = 64;
const DAYS = 14 * 24 * 60;

type Kind = "good" | "ours" | "theirs" | "bad";
const KINDS: readonly Kind[] = ["good", "ours", "theirs", "good", "bad", "ours", "theirs", "good"];
const kindOf = (note: number): Kind => KINDS[note % KINDS.length]!;

const LIKED: Readonly<Record<Kind, readonly [number, number]>> = {
  good: [0.9, 0.9],
  ours: [0.92, 0.08],
  theirs: [0.08, 0.92],
  bad: [0.08, 0.08],
};

/** What a brigade works for: it pushes one-sided and bad notes and buries good ones, each within a quarter of an hour. */
const PUSHED = [1, 5, 9, 4, 12];
const BURIED = [0, 3];

type Raw = { readonly note: number; readonly rater: number; readonly half: number; readonly at: number };

/** Honest raters of two camps, who rate a third of the notes at times of their own. */
const honest = (share: number, seed: string): readonly Raw[] =>
  Array.from({ length: HONEST * NOTES }, (_, at) => ({ rater: Math.floor(at / NOTES), note: at % NOTES })).flatMap(({ rater, note }) => {
    const draw = (what: string): number => hashUnit(`${seed} ${what} ${rater} ${note}`);
    if (draw("rates") > 0.33) return [];
    const chance = LIKED[kindOf(note)][rater < HONEST * share ? 0 : 1];
    return [{ note, rater, half: draw("yes") < chance ? 2 : 0, at: draw("when") * DAYS * MINUTE }];
  });

const brigade = (count: number, seed: string): readonly Raw[] =>
  Array.from({ length: count }, (_, no) => HONEST + no).flatMap((rater) => {
    const draw = (what: string): number => hashUnit(`${seed} ${what} ${rater}`);
    const aimed = [...PUSHED, ...BURIED].map((note, no) => ({
      note,
      rater,
      half: PUSHED.includes(note) ? 2 : 0,
      at: ((no + 1) * 1_000 + draw(`when ${note}`) * 15) * MINUTE,
    }));
    const cover = Array.from({ length: 8 }, (_, no) => 16 + Math.floor(draw(`cover ${no}`) * (NOTES - 16)));
    return [
      ...aimed,
      ...[...new Set(cover)].map((note) => ({ note, rater, half: kindOf(note) === "bad" ? 0 : 2, at: draw(`at ${note}`) * DAYS * MINUTE })),
    ];
  });

const scored = (raw: readonly Raw[], raters: number): ScoreOutput => {
  const input: ScoreInput = {
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
  };
  return scoreNotes(input);
};

const shareShown = (output: ScoreOutput, which: readonly number[]): number => {
  const status = new Map(output.notes.map((note) => [note.id, note.status] as const));
  return which.filter((note) => status.get(`n${note}`) === "HELPFUL").length / which.length;
};

const oneSided = Array.from({ length: NOTES }, (_, k) => k).filter((note) => ["ours", "theirs"].includes(kindOf(note)));
const bad = Array.from({ length: NOTES }, (_, k) => k).filter((note) => kindOf(note) === "bad");

test.each([
  ["80 to 20", 0.8, 5],
  ["80 to 20", 0.8, 24],
  ["half and half", 0.5, 5],
  ["half and half", 0.5, 24],
])("a community of %s (%d) and a brigade of %d: nothing pushed is shown, and what it buries mostly stays", (_, share, count) => {
  let [kept, quiet] = [0, 0];
  const seeds = ["one", "two", "three", "four"];
  for (const seed of seeds) {
    const calm = scored(honest(share, seed), HONEST);
    const attacked = scored([...honest(share, seed), ...brigade(count, seed)], HONEST + count);
    expect(calm.linked).toEqual([]);
    expect(attacked.linked.flat().length).toBe(count);
    expect(shareShown(attacked, oneSided)).toBe(0);
    expect(shareShown(attacked, bad)).toBe(0);
    quiet += shareShown(calm, BURIED);
    kept += shareShown(attacked, BURIED);
  }
  expect(kept / seeds.length).toBeGreaterThanOrEqual(quiet / seeds.length - 0.3);
  expect(kept).toBeGreaterThan(0);
});
