import fc from "fast-check";
import { expect, test } from "vitest";
import { HOUR } from "#kit";
import { type Evidence, scoreComment, wilsonLower } from "./score-comment.ts";

const count = fc.integer({ min: 0, max: 5_000 });
const evidence: fc.Arbitrary<Evidence> = fc.record({
  respect: count,
  doesntHelp: count,
  seen: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100_000 })),
  typical: count,
  isPicked: fc.boolean(),
  ageMs: fc.integer({ min: -HOUR, max: 100 * HOUR }),
});

test("the lower bound of Wilson's interval is what the formula gives, and never more than the share itself", () => {
  expect(wilsonLower(0, 0)).toBe(0);
  expect(wilsonLower(1, 1)).toBeCloseTo(0.3784, 3);
  expect(wilsonLower(90, 100)).toBeCloseTo(0.8549, 3);
  expect(wilsonLower(90, 100)).toBeGreaterThan(wilsonLower(3, 3));
  fc.assert(
    fc.property(count, count, (u, more) => {
      const bound = wilsonLower(u, u + more);
      expect(bound).toBeGreaterThanOrEqual(0);
      expect(bound).toBeLessThanOrEqual(u + more === 0 ? 0 : u / (u + more) + 1e-12);
    }),
  );
});

test("one more respect never lowers a comment, one more doesn't-help never raises it, a pick never lowers it", () => {
  fc.assert(
    fc.property(evidence, (known) => {
      const { best, respected } = scoreComment(known);
      const liked = scoreComment({ ...known, respect: known.respect + 1 });
      const unliked = scoreComment({ ...known, doesntHelp: known.doesntHelp + 1 });
      expect(liked.best).toBeGreaterThanOrEqual(best);
      expect(liked.respected).toBeGreaterThanOrEqual(respected);
      expect(unliked.best).toBeLessThanOrEqual(best);
      expect(unliked.respected).toBeLessThanOrEqual(respected);
      expect(scoreComment({ ...known, isPicked: true }).best).toBeGreaterThanOrEqual(best);
    }),
    { numRuns: 2_000 },
  );
});

test("age only ever lowers, in steps whose end is told; a clock that runs ahead makes nothing newer than new", () => {
  fc.assert(
    fc.property(evidence, fc.integer({ min: 0, max: 50 * HOUR }), (known, later) => {
      const now = scoreComment(known);
      expect(scoreComment({ ...known, ageMs: known.ageMs + later }).best).toBeLessThanOrEqual(now.best);
      if (now.nextMs !== null) {
        expect(scoreComment({ ...known, ageMs: now.nextMs - 1 }).best).toBe(now.best);
        expect(scoreComment({ ...known, ageMs: now.nextMs }).best).toBeLessThanOrEqual(now.best);
      }
      if (known.ageMs < 0) expect(now.best).toBe(scoreComment({ ...known, ageMs: 0 }).best);
    }),
  );
});

test("the parts that a reader is shown add up to the score", () => {
  fc.assert(
    fc.property(evidence, (known) => {
      const { best, bound, freshness, pick } = scoreComment(known);
      expect(Math.abs(best - 1_000_000 * (bound + freshness + pick))).toBeLessThanOrEqual(0.5);
    }),
  );
});
