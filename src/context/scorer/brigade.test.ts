import { expect, test } from "vitest";
import { hashUnit, MINUTE } from "#kit";
import type { ScoreOutput } from "./score.ts";
import { DAYS, HONEST, honest, kindOf, NOTES, type Raw, scored } from "./testing/town.ts";

/** What a brigade works for: it pushes one-sided and bad notes and buries good ones, each within a quarter of an hour. */
const PUSHED = [1, 5, 9, 4, 12];
const BURIED = [0, 3];

const coverOf = (note: number, rater: number, isTwoFaced: boolean): number => {
  const kind = kindOf(note);
  if (kind === "bad") return 0;
  return !isTwoFaced || kind === "good" || kind === (rater % 2 === 0 ? "ours" : "theirs") ? 2 : 0;
};

/** `isTwoFaced`: half of it poses as the one camp and half as the other in what it rates for cover. */
const brigade = (count: number, seed: string, isTwoFaced: boolean): readonly Raw[] =>
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
      ...[...new Set(cover)].map((note) => ({
        note,
        rater,
        half: coverOf(note, rater, isTwoFaced),
        at: draw(`at ${note}`) * DAYS * MINUTE,
      })),
    ];
  });

const shareShown = (output: ScoreOutput, which: readonly number[]): number => {
  const status = new Map(output.notes.map((note) => [note.id, note.status] as const));
  return which.filter((note) => status.get(`n${note}`) === "HELPFUL").length / which.length;
};

const oneSided = Array.from({ length: NOTES }, (_, k) => k).filter((note) => ["ours", "theirs"].includes(kindOf(note)));
const bad = Array.from({ length: NOTES }, (_, k) => k).filter((note) => kindOf(note) === "bad");

test.each([
  ["80 to 20", 0.8, 5, false],
  ["80 to 20", 0.8, 10, false],
  ["80 to 20", 0.8, 24, false],
  ["80 to 20, two-faced", 0.8, 24, true],
  ["half and half", 0.5, 5, false],
  ["half and half", 0.5, 24, false],
] as const)(
  "a community of %s (%d) and a brigade of %d: nothing pushed is shown, and what it buries mostly stays",
  (_, share, count, faces) => {
    let [kept, quiet] = [0, 0];
    const seeds = ["one", "two", "three", "four"];
    for (const seed of seeds) {
      const calm = scored(honest(share, seed), HONEST);
      const attacked = scored([...honest(share, seed), ...brigade(count, seed, faces)], HONEST + count);
      expect(calm.linked).toEqual([]);
      expect(attacked.linked.flat().length).toBe(count);
      expect(shareShown(attacked, oneSided)).toBe(0);
      expect(shareShown(attacked, bad)).toBe(0);
      quiet += shareShown(calm, BURIED);
      kept += shareShown(attacked, BURIED);
    }
    expect(kept / seeds.length).toBeGreaterThanOrEqual(quiet / seeds.length - 0.3);
    expect(kept).toBeGreaterThan(0);
  },
);
