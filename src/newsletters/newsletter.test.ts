import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY, HOUR, instantOf, localTime } from "#kit";
import { nextSend } from "./newsletter.ts";

test("a daily goes out once on each local day, also where clocks are put on or back", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("UTC", "Europe/Paris", "America/St_Johns", "Australia/Lord_Howe", "Africa/Cairo"),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
      (zone, hour, from) => {
        const time = { minute: hour * 60, weekday: 0 };
        const first = nextSend("daily", zone, time, instantOf(from));
        const second = nextSend("daily", zone, time, first);
        const days = [first, second].map((at) => Date.parse(localTime(zone, at).slice(0, 10)));
        expect((days[1] ?? 0) - (days[0] ?? 0)).toBe(DAY);
        expect(Math.abs(Date.parse(second) - Date.parse(first) - DAY)).toBeLessThanOrEqual(HOUR);
      },
    ),
  );
});
