import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, dayIn, HOUR, instantOf } from "#kit";
import { dayAsked, dayLater, daysOf, mondayOf, startOf, VIEWS } from "./due.ts";

const aZone = fc.constantFrom("UTC", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Cairo");
const aDay = fc.integer({ min: 0, max: 12_000 }).map((days) => instantOf(Date.UTC(2000, 0, 1) + days * DAY).slice(0, 10));

describe("the days of a calendar", () => {
  test("begin where the clocks of their zone say so, also when clocks are put forward or back", () => {
    fc.assert(
      fc.property(aDay, aZone, (day, zone) => {
        const start = startOf(zone, day);
        expect(dayIn(zone, start)).toBe(day);
        expect(dayIn(zone, instantOf(Date.parse(start) + HOUR))).toBe(day);
        expect(dayIn(zone, instantOf(Date.parse(start) - 2 * HOUR))).toBe(dayLater(day, -1));
      }),
    );
    expect(startOf("Europe/London", "2026-03-29")).toBe("2026-03-29T00:00:00.000Z");
    expect(startOf("Europe/London", "2026-03-30")).toBe("2026-03-29T23:00:00.000Z"); // a day of 23 hours
  });

  test("stand in a row without a gap, each view beside its neighbours", () => {
    fc.assert(
      fc.property(aDay, fc.constantFrom(...VIEWS), (day, view) => {
        const { days, before, after } = daysOf(view, day);
        expect(days).toContain(day);
        days.slice(1).forEach((each, at) => expect(each).toBe(dayLater(days[at] ?? "", 1)));
        expect(before < day && after > day).toBe(true);
        expect(daysOf(view, after).days[0]! > days[0]!).toBe(true);
        if (view !== "list") expect([days[0], days.length % 7]).toEqual([mondayOf(days[0] ?? ""), 0]);
      }),
    );
  });

  test("an address that names no day means today", () => {
    expect(dayAsked("2026-02-31x", "UTC", "2026-03-04T12:00:00.000Z")).toBe("2026-03-04");
    expect(dayAsked(undefined, "Pacific/Auckland", "2026-03-04T12:00:00.000Z")).toBe("2026-03-05");
    expect(dayAsked("2026-05-01", "UTC", "2026-03-04T12:00:00.000Z")).toBe("2026-05-01");
  });
});
