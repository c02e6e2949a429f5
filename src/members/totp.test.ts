import fc from "fast-check";
import { expect, test } from "vitest";
import { newTotpSecret, stepOfCode, totpCode, totpStep } from "./totp.ts";

const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"; // "12345678901234567890" (RFC 6238, appendix B)

test("codes are those of RFC 6238", () => {
  for (const [seconds, code] of [
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ] as const)
    expect(totpCode(SECRET, totpStep(seconds * 1_000))).toBe(code);
});

test("a code holds one step to either side and no further", () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 2 ** 40 }), fc.integer({ min: -4, max: 4 }), (step, off) => {
      const found = stepOfCode(SECRET, totpCode(SECRET, step + off), step * 30_000);
      if (Math.abs(off) <= 1) expect(found).not.toBeNull();
      if (found !== null) expect(Math.abs(found - step)).toBeLessThanOrEqual(1);
    }),
  );
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/u);
  expect(stepOfCode(SECRET, "28708", 59_000)).toBeNull();
});
