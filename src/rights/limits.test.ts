import { expect, test } from "vitest";
import { passes, PASSES_MOST } from "../kit/testing/passes.ts";
import fc from "fast-check";
import { isLocked, joinLimits, type Limits, NO_LIMITS, type Outlet, OUTLETS, permit, readTerms, type Share, SHARES } from "#rights";

const read = (terms: string, note: string | null = null) => readTerms({ terms: [terms], note, hasEmbargo: false });

test.each<[string, Partial<Limits>]>([
  ["NO USE IN JAPAN", { never: ["JP"] }],
  ["JAPAN OUT", { never: ["JP"] }],
  ["Not for publication in Austria, Germany and Switzerland.", { never: ["AT", "DE", "CH"] }],
  ["Only for use in France.", { only: ["FR"] }],
  ["AUSTRALIA, NEW ZEALAND ONLY", { only: ["AU", "NZ"] }],
  ["No archiving permitted.", { isUnarchived: true }],
  ["NO ARCHIVAL USE", { isUnarchived: true }],
  ["The text must not be altered.", { isLocked: true }],
  ["No rewriting.", { isLocked: true }],
  ["May not be edited, shortened or translated", { isLocked: true }],
  ["Headline and link only.", { most: "link" }],
  ["Excerpts only", { most: "excerpt" }],
  ["Online for up to 30 days.", { hostDays: 30 }],
  ["30-day hosting limit. To be deleted after 14 days.", { hostDays: 14 }],
  ["No AI training. No text and data mining.", { isUnmined: true }],
  ["May not be used to train machine learning models", { isUnmined: true }],
  ["Nutzung für Text- und Data-Mining nach § 44b UrhG vorbehalten", { isUnmined: true }],
  ["NO ONLINE GALLERIES", { pictures: ["no-gallery"] }],
  ["No cropping, no social media use", { pictures: ["no-crop", "no-card"] }],
  ["NO PICTURES", { pictures: ["none"] }],
  ["For editorial use only", {}],
  ["© 2026 Halyard. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.", {}],
  ["", {}],
])("%j is read as %j, and holds nothing", (terms, limits) => {
  expect(read(terms)).toEqual({ limits: { ...NO_LIMITS, ...limits }, unknown: null });
});

test.each([
  "ONLINE OUT",
  "Print only",
  "Not for publication",
  "HALYARD CLIENTS ONLY",
  "NO RESALE",
  "TABLOIDS OUT",
  "NORTHLAND OUT",
  "no web",
  "ONLINE OUT for 30 days",
  "No online use for 30 days",
])("%j is a limit that an editor has to read", (terms) => {
  expect(read(terms).unknown).not.toBeNull();
});

test("an embargo in words holds unless the item has one in its fields", () => {
  const sent = { terms: [], note: "EMBARGOED UNTIL 6 a.m. on Friday" };
  expect(readTerms({ ...sent, hasEmbargo: false }).unknown).toBe("EMBARGOED UNTIL");
  expect(readTerms({ ...sent, hasEmbargo: true }).unknown).toBeNull();
});

test("a telephone number that is not for publication does not hold the story it stands under", () => {
  expect(read("", "The reporter is on 0700 555 012 until six. Not for publication.").unknown).toBeNull();
  expect(read("", "Not for publication").unknown).not.toBeNull();
});

test("a source's own rules come first, and what they say means nothing any more", () => {
  const sent = { terms: ["HALYARD CLIENTS ONLY. Keep for a week."], note: null, hasEmbargo: false };
  const rules = [
    { words: "halyard clients only", effect: "nothing" as const },
    { words: "keep for a week", effect: "no-archive" as const },
  ];
  expect(readTerms(sent, rules)).toEqual({ limits: { ...NO_LIMITS, isUnarchived: true }, unknown: null });
  expect(readTerms(sent, [{ words: "Keep for a week", effect: "hold" }]).unknown).toBe("Keep for a week");
});

test("a rule may say that only a part may be shown, that pictures may not, or that nobody may mine it", () => {
  const sent = { terms: ["SMALL PRINT A. SMALL PRINT B. SMALL PRINT C."], note: null, hasEmbargo: false };
  const rules = [
    { words: "small print a", effect: "link" as const },
    { words: "small print b", effect: "no-pictures" as const },
    { words: "small print c", effect: "no-mining" as const },
  ];
  expect(readTerms(sent, rules)).toEqual({ limits: { ...NO_LIMITS, most: "link", pictures: ["none"], isUnmined: true }, unknown: null });
});

const someLimits = fc.record({
  only: fc.subarray(["AT", "FR", "JP"]),
  never: fc.subarray(["AT", "FR", "JP"]),
  isUnarchived: fc.boolean(),
  isLocked: fc.boolean(),
  most: fc.constantFrom(null, "link" as const, "excerpt" as const),
  hostDays: fc.option(fc.integer({ min: 1, max: 90 }), { nil: null }),
  isUnmined: fc.boolean(),
  pictures: fc.subarray(["none" as const, "no-crop" as const]),
});

test("joined limits never allow what one of them does not, in whatever order they are joined", () => {
  const sorted = (limits: Limits) => ({
    ...limits,
    only: limits.only.toSorted(),
    never: limits.never.toSorted(),
    pictures: limits.pictures.toSorted(),
  });
  fc.assert(
    fc.property(someLimits, someLimits, (a, b) => {
      const both = joinLimits(a, b);
      expect(sorted(both)).toEqual(sorted(joinLimits(b, a)));
      expect(joinLimits(a, NO_LIMITS)).toEqual(a);
      for (const country of ["AT", "FR", "JP"]) {
        const isIn = ({ only, never }: Limits): boolean => (only.length === 0 || only.includes(country)) && !never.includes(country);
        expect(isIn(both)).toBe(isIn(a) && isIn(b));
      }
    }),
  );
});

test("terms made to be slow are read in a time that their length explains", () => {
  for (const part of [
    "A ",
    "A-",
    "NO ",
    "JAPAN, ",
    "may not be ",
    "\n ",
    "only for use in ",
    "only be used with this ",
    "with the other ",
    "OUT ",
    "online ",
    "not be used to ",
    "no online photo ",
    "30-day ",
  ])
    expect([part, passes(part.repeat(20_000), (terms) => void read(terms)) < PASSES_MOST]).toEqual([part, true]);
  expect(passes("must not be a, ".repeat(5_000), (terms) => expect(isLocked(terms)).toBe(false))).toBeLessThan(PASSES_MOST);
});

test("what the profiles of several sources allow together is at no outlet more than any of them does, in whatever order they are joined", () => {
  const policy = fc.record(
    Object.fromEntries(OUTLETS.map((outlet) => [outlet, fc.constantFrom(...SHARES)])) as Record<Outlet, fc.Arbitrary<Share>>,
  );
  const text = fc.record({ shares: policy, index: fc.constantFrom("yes" as const, "no-news" as const, "no" as const) });
  const at = "2026-03-04T10:00:00.000Z";
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), policy, (parts, own) => {
      const joined = (of: readonly Partial<Limits>[]) => of.map((each) => ({ ...NO_LIMITS, ...each })).reduce(joinLimits, NO_LIMITS);
      const limits = joined(parts);
      expect(joined(parts.toReversed())).toEqual(limits);
      for (const outlet of OUTLETS) {
        const allowed = SHARES.indexOf(permit({ isPublic: true, expiresAt: null, policy: own, limits }, outlet, { at }).allow as Share);
        for (const each of [own, ...parts.map(({ shares }) => shares)]) expect(allowed).toBeLessThanOrEqual(SHARES.indexOf(each[outlet]));
      }
    }),
  );
});
