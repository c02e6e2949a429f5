import fc from "fast-check";
import { expect, test } from "vitest";
import { PICTURE_SHAPES } from "#paths";
import { cutFor, cutOf, rowOfShaping, shapingIn, UNSHAPED } from "./picture-shape.ts";

const thousandth = fc.integer({ min: 0, max: 1_000 });
const cut = fc.record({ left: thousandth, top: thousandth, width: fc.integer({ min: 1, max: 1_000 }) });
const shaping = fc.record({
  focus: fc.record({ x: thousandth, y: thousandth }),
  cuts: fc.record({ "16x9": fc.option(cut), "4x3": fc.option(cut), "1x1": fc.option(cut) }),
});
const size = fc.record({ width: fc.integer({ min: 1, max: 8_000 }), height: fc.integer({ min: 1, max: 8_000 }) });

test("a cut lies within its picture and has its shape, whatever was asked for", () => {
  fc.assert(
    fc.property(shaping, fc.constantFrom(...PICTURE_SHAPES), size, (given, shape, picture) => {
      const { left, top, width, height } = cutOf(given, shape, picture);
      expect([left, top].every((edge) => edge >= 0) && width >= 1 && height >= 1).toBe(true);
      expect(left + width <= picture.width && top + height <= picture.height).toBe(true);
      const [across = 1, down = 1] = shape.split("x").map(Number);
      expect(Math.abs(height - (width * down) / across)).toBeLessThanOrEqual(1);
    }),
  );
});

test("without a cut as much is shown as fits, around what has to be seen", () => {
  expect(cutOf(UNSHAPED, "1x1", { width: 1_600, height: 900 })).toEqual({ left: 350, top: 0, width: 900, height: 900 });
  const right = { ...UNSHAPED, focus: { x: 1_000, y: 0 } };
  expect(cutOf(right, "1x1", { width: 1_600, height: 900 })).toEqual({ left: 700, top: 0, width: 900, height: 900 });
  expect(cutOf(right, "16x9", { width: 900, height: 900 })).toEqual({ left: 0, top: 0, width: 900, height: 506 });
});

test("what is written of shapes is read back, and a cut for what is shown shows the same to a pixel in a thousand", () => {
  fc.assert(
    fc.property(shaping, (given) => {
      expect(shapingIn(rowOfShaping(given))).toEqual(given);
    }),
  );
  const picture = { width: 2_000, height: 1_000 };
  const shown = cutOf(UNSHAPED, "4x3", picture);
  const again = cutOf({ ...UNSHAPED, cuts: { ...UNSHAPED.cuts, "4x3": cutFor(shown, picture) } }, "4x3", picture);
  for (const edge of ["left", "top", "width", "height"] as const) expect(Math.abs(again[edge] - shown[edge])).toBeLessThanOrEqual(2);
});
