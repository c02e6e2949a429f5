import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gcra } from "./gcra.ts";

describe("gcra", () => {
  test("lets a burst through, then one at each interval", () => {
    const rate = { everyMs: 1_000, burst: 3 };
    let tat: number | undefined;
    const ask = (now: number) => {
      const turn = gcra(tat, now, rate);
      tat = turn.tat;
      return turn;
    };
    expect([ask(0), ask(0), ask(0)].map(({ ok, remaining }) => [ok, remaining])).toEqual([
      [true, 2],
      [true, 1],
      [true, 0],
    ]);
    expect(ask(0)).toMatchObject({ ok: false, remaining: 0, retryAfterMs: 1_000, resetMs: 3_000 });
    expect(ask(999).ok).toBe(false);
    expect(ask(1_000).ok).toBe(true);
    expect(ask(1_000).ok).toBe(false);
  });

  test("never lets through more than the burst and the time that passed", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 2_000 }),
        fc.integer({ min: 1, max: 9 }),
        (steps, everyMs, burst) => {
          let now = 1_000_000;
          let tat: number | undefined;
          let passed = 0;
          for (const step of steps) {
            now += step;
            const turn = gcra(tat, now, { everyMs, burst });
            tat = turn.tat;
            if (turn.ok) passed += 1;
            else expect(gcra(tat, now + turn.retryAfterMs, { everyMs, burst }).ok).toBe(true);
          }
          expect(passed).toBeLessThanOrEqual(burst + Math.floor((now - 1_000_000) / everyMs));
        },
      ),
    );
  });
});
