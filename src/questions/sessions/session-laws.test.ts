import fc from "fast-check";
import { expect, test } from "vitest";
import { HOUR, instantOf } from "#kit";
import { LATE_MS, PHASES, phaseOf, SESSION_STEPS, sessionStepsIn, takesAnswers, takesQuestions, timesAfter, timesFor } from "./session.ts";

const instant = fc.integer({ min: 0, max: 60 * 24 * 60 }).map((minutes) => instantOf(minutes * 60_000));
const times = fc.tuple(instant, instant, fc.integer({ min: 1, max: 600 })).map(([a, b, minutes]) => timesFor(a, b, minutes));

test("whatever times are asked for, phases follow each other and none comes back", () => {
  fc.assert(
    fc.property(times, instant, instant, (of, a, b) => {
      const [early, late] = a < b ? [a, b] : [b, a];
      expect(PHASES.indexOf(phaseOf(of, early))).toBeLessThanOrEqual(PHASES.indexOf(phaseOf(of, late)));
      expect([of.collectsAt <= of.startsAt, of.startsAt < of.endsAt, of.endsAt < of.closesAt]).toEqual([true, true, true]);
    }),
  );
});

test("a step of the desk leads to the phase that it names at once, and what follows keeps its length", () => {
  fc.assert(
    fc.property(times, instant, fc.constantFrom(...SESSION_STEPS), (of, now, step) => {
      if (step === "call-off") return;
      const after = timesAfter(of, step, now);
      expect(after === null).toBe(!sessionStepsIn(phaseOf(of, now)).includes(step));
      if (after === null) return;
      expect(phaseOf(after, now)).toBe({ collect: "collecting", begin: "live", end: "late", close: "archived" }[step]);
      expect([after.collectsAt <= after.startsAt, after.startsAt <= after.endsAt, after.endsAt <= after.closesAt]).toEqual([
        true,
        true,
        true,
      ]);
      if (step === "begin") expect(Date.parse(after.endsAt) - Date.parse(now)).toBe(Date.parse(of.endsAt) - Date.parse(of.startsAt));
      if (step === "end" || step === "begin") expect(Date.parse(after.closesAt) - Date.parse(after.endsAt)).toBe(LATE_MS);
    }),
  );
});

test("readers ask before and during, the guest answers during and for 48 hours after", () => {
  expect(PHASES.map((phase) => [phase, takesQuestions(phase), takesAnswers(phase)])).toEqual([
    ["announced", false, false],
    ["collecting", true, false],
    ["live", true, true],
    ["late", false, true],
    ["archived", false, false],
  ]);
  expect(LATE_MS).toBe(48 * HOUR);
});
