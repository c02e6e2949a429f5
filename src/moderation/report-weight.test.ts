import { expect, test } from "vitest";
import { accuracyOf, HIDE_AT, isCounted, SENSITIVITY, thresholdOf, weightOf } from "./report-weight.ts";

const NO_RECORD = { agreed: 0, disagreed: 0 };

test("a record weighs by how often it was right, and by how long it is", () => {
  expect(accuracyOf({ agreed: 38, disagreed: 2 })).toBe(11.09);
  expect(accuracyOf({ agreed: 7, disagreed: 13 })).toBe(-5.4);
  expect(accuracyOf({ agreed: 5, disagreed: 0 })).toBe(0); // five say nothing yet
  expect(accuracyOf({ agreed: 6, disagreed: 0 })).toBe(6.46);
  expect(accuracyOf({ agreed: 14, disagreed: 6 })).toBe(0);
});

test("a report weighs by standing and record, and never less than nothing", () => {
  expect(([0, 1, 2, 3] as const).map((level) => weightOf({ level, isStaff: false, record: NO_RECORD }))).toEqual([1, 2, 3, 4]);
  expect(weightOf({ level: 0, isStaff: true, record: NO_RECORD })).toBe(6);
  expect(weightOf({ level: 0, isStaff: true, record: NO_RECORD }, { takesAction: true })).toBe(11);
  expect(weightOf({ level: 1, isStaff: false, record: { agreed: 7, disagreed: 13 } })).toBe(0);
  expect(weightOf({ level: 1, isStaff: false, record: NO_RECORD }, { isDanger: true })).toBe(5);
});

test("the lines from which the house acts by itself", () => {
  expect(HIDE_AT).toBe(8.33);
  expect(thresholdOf(SENSITIVITY.high, 0.6)).toBe(2.5);
  expect(thresholdOf(SENSITIVITY.low, 2.5)).toBe(31.25);
  expect([5 * 2 >= HIDE_AT, 4 * 2 >= HIDE_AT, 3 * 4 >= HIDE_AT, 2 * 4 >= HIDE_AT]).toEqual([true, false, true, false]);
});

test("new accounts and visitors hide only what somebody as new wrote, and nobody but staff what staff wrote", () => {
  const [fresh, proved] = [
    { level: 0, isStaff: false },
    { level: 2, isStaff: false },
  ] as const;
  const staff = { level: 0, isStaff: true } as const;
  expect([isCounted(fresh, proved), isCounted(fresh, fresh), isCounted({ level: null, isStaff: false }, fresh)]).toEqual([
    false,
    true,
    false,
  ]);
  expect([isCounted(proved, proved), isCounted(proved, staff), isCounted(staff, staff)]).toEqual([true, false, true]);
});
