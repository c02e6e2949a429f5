import fc from "fast-check";
import { expect, test } from "vitest";
import { LANGS } from "#kit";
import { AGENCY_POLICY, holeIn, OUTLETS, permit, rightsLine } from "#rights";

const profile = { holder: "Halyard News Agency", terms: "All rights reserved." };
const nothing = { holder: null, year: null, notice: null, usageTerms: null, creditLine: null };

test.each([
  ["© Halyard News Agency, . All rights reserved.", "no-year"],
  ["© The Halyard Press, , all rights reserved", "no-year"],
  ["(c)", "sign-only"],
  ["© . All rights reserved.", "sign-only"],
  ["© 2026. All rights reserved.", "no-holder"],
  ["Copyright 2026 . All rights reserved.", "no-holder"],
  ["All rights reserved.", "sign-only"],
  ["© {year} Halyard News Agency", "placeholder"],
  ["© %YEAR% Halyard", "placeholder"],
  ["© undefined Halyard", "placeholder"],
  ["Copyright () Halyard", "no-year"],
  ["   ", "no-notice"],
])("%j has a hole: %s", (notice, hole) => {
  expect(holeIn(notice)).toBe(hole);
  const { line, holes } = rightsLine({ ...nothing, notice }, profile, 2026, "en");
  expect(line.text).toBe("© 2026 Halyard News Agency. All rights reserved.");
  expect(line.origin).toBe("profile");
  expect(holes).toEqual([hole]);
});

test.each([
  "Copyright 2021 Halyard Press",
  "© 2026 Halyard News Agency. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.",
  "(c) Getty Imagery Europe/Pool",
  "(c) 2014 http://www.agency.example",
  "2019 Someone",
  "For copyright information, check with the distributor of this item, the Wexholm Eagle.",
  "© وكالة السارية ٢٠٢٦",
])("%j is printed as sent", (notice) => {
  const { line, holes } = rightsLine({ ...nothing, notice }, profile, 2026, "en");
  expect(line.text).toBe(notice);
  expect(holes).toEqual([]);
});

test("the year is the stated one, else that of first creation, and is never invented from anything else", () => {
  expect(rightsLine({ ...nothing, year: 2019 }, profile, 2026, "en").line.year).toBe(2019);
  expect(rightsLine({ ...nothing, notice: "© 2018 Halyard" }, profile, 2026, "en").line.year).toBe(2018);
  expect(rightsLine(nothing, profile, 2026, "en").line.year).toBe(2026);
});

test("the item's own terms stand behind its notice where they say more", () => {
  const { line } = rightsLine({ ...nothing, notice: "© 2026 Halyard", usageTerms: "Not for use in print." }, profile, 2026, "en");
  expect(line.text).toBe("© 2026 Halyard. Not for use in print.");
});

test("what the notice says already is not said twice", () => {
  const terms = "All rights reserved. This material may not be published, broadcast, rewritten or redistributed.";
  const { line } = rightsLine({ ...nothing, notice: "© 2026 Halyard. All rights reserved.", usageTerms: terms }, profile, 2026, "en");
  expect(line.text).toBe("© 2026 Halyard. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.");
});

test("no line ever has a missing part, whatever came", () => {
  const maybe = fc.option(fc.oneof(fc.string(), fc.constantFrom("©", "(c) , .", "undefined", "© {holder}, {year}.")), { nil: null });
  fc.assert(
    fc.property(
      fc.record({
        holder: maybe,
        year: fc.option(fc.integer({ min: 1900, max: 2100 }), { nil: null }),
        notice: maybe,
        usageTerms: maybe,
        creditLine: maybe,
      }),
      fc.constantFrom(...LANGS),
      (sent, lang) => {
        const { line } = rightsLine(sent, profile, 2026, lang);
        for (const part of [line.holder, line.terms, line.text, String(line.year)]) expect(part.trim()).not.toBe("");
        expect(holeIn(line.text)).toBeNull();
      },
    ),
    { numRuns: 2_000 },
  );
});

test("what is not public or has expired leaves by no outlet", () => {
  for (const outlet of OUTLETS) {
    expect(permit({ isPublic: false, expiresAt: null, policy: AGENCY_POLICY }, outlet, { at: "2026-03-04T12:00:00.000Z" }).allow).toBe(
      "none",
    );
    expect(
      permit({ isPublic: true, expiresAt: "2026-03-04T12:00:00.000Z", policy: AGENCY_POLICY }, outlet, { at: "2026-03-04T12:00:00.000Z" })
        .allow,
    ).toBe("none");
  }
});
