import fc from "fast-check";
import { expect, test } from "vitest";
import {
  AGENCY_MANNERS,
  AGENCY_POLICY,
  type Carrier,
  FREE_PICTURE,
  INDEX_RULES,
  lendPicture,
  NO_LIMITS,
  type Outlet,
  OUTLETS,
  OWN_MANNERS,
  OWN_POLICY,
  type Permitted,
  permitPicture,
  PICTURE_RULES,
  type PictureUse,
  readTerms,
  type Share,
  SHARES,
} from "#rights";

const HOUR_MS = 3_600_000;
const START = Date.parse("2026-03-04T10:00:00.000Z");
const AT = new Date(START).toISOString();
const USES: readonly PictureUse[] = [...OUTLETS, "card", "gallery"];

const instant = fc.integer({ min: -60, max: 60 }).map((hours) => new Date(START + hours * HOUR_MS).toISOString());
const policy = fc.record(
  Object.fromEntries(OUTLETS.map((outlet) => [outlet, fc.constantFrom(...SHARES)])) as Record<Outlet, fc.Arbitrary<Share>>,
);
const limits = fc.record({
  only: fc.subarray(["AT", "FR", "JP"]),
  never: fc.subarray(["AT", "FR", "JP"]),
  isUnarchived: fc.boolean(),
  isLocked: fc.boolean(),
  most: fc.constantFrom(null, "link" as const, "excerpt" as const),
  hostDays: fc.constant(null),
  isUnmined: fc.boolean(),
  pictures: fc.subarray(["none", "no-gallery", "no-crop", "no-card", "no-lending"] as const, { maxLength: 2 }),
});
const few = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null, freq: 1 });
const manners = fc
  .record({ index: fc.constantFrom(...INDEX_RULES), pictures: fc.constantFrom(...PICTURE_RULES) })
  .map((rules) => ({ ...AGENCY_MANNERS, ...rules }));
const storyOf = (isPublic: fc.Arbitrary<boolean>): fc.Arbitrary<Permitted> =>
  fc.record({
    isPublic,
    expiresAt: few(instant),
    policy,
    manners,
    publishedAt: few(instant),
    limits: fc.oneof(fc.constant(NO_LIMITS), limits),
  });
const carrier: fc.Arbitrary<Carrier> = fc.record({
  story: storyOf(fc.constantFrom(true, true, true, false)),
  picture: fc.record({
    limits: fc.oneof(fc.constant(NO_LIMITS), limits),
    validFrom: few(instant),
    expiresAt: few(instant),
    isWithdrawn: fc.constantFrom(false, false, false, true),
    ask: fc.constantFrom("", "", "", "POOL ONLY"),
  }),
});
const carriers = fc.array(carrier, { minLength: 1, maxLength: 3 });
const asked = fc.record({
  at: fc.integer({ min: 0, max: 80 }).map((hours) => new Date(START + hours * HOUR_MS).toISOString()),
  country: fc.constantFrom(null, "AT", "FR", "JP", "NO"),
});

test("a lent picture is shown nowhere and never where a story that carries it would not show it, nor where its new story is not", () => {
  fc.assert(
    fc.property(carriers, storyOf(fc.constant(true)), fc.constantFrom(...USES), asked, (all, borrower, use, by) => {
      const lent = lendPicture(all, AT);
      if (!lent.ok) return;
      const answer = permitPicture(borrower, lent.value, use, by);
      if (!answer.isShown) return;
      expect(permitPicture(borrower, FREE_PICTURE, use, by).isShown).toBe(true);
      for (const { story, picture } of all) {
        const own = permitPicture(story, picture, use, by);
        expect(own.isShown).toBe(true);
        if (answer.mayCrop) expect(own.mayCrop).toBe(true);
        if (own.reservation === 1) expect(answer.reservation).toBe(1);
      }
    }),
    { numRuns: 1_000 },
  );
});

test("one carrier more never lets out more nor for longer, and the order in which they are named changes nothing", () => {
  fc.assert(
    fc.property(carriers, carrier, storyOf(fc.constant(true)), fc.constantFrom(...USES), asked, (all, more, borrower, use, by) => {
      const sorted = (of: readonly Carrier[]) => {
        const lent = lendPicture(of, AT);
        if (!lent.ok) return lent;
        const { only, never, ...rest } = lent.value.limits;
        return { ...lent.value, limits: { ...rest, only: only.toSorted(), never: never.toSorted(), pictures: rest.pictures.toSorted() } };
      };
      expect(sorted([...all, more].toReversed())).toEqual(sorted([...all, more]));
      expect(sorted([...all, ...all])).toEqual(sorted(all));
      const [few_, many] = [lendPicture(all, AT), lendPicture([...all, more], AT)];
      if (!many.ok) return;
      expect(few_.ok).toBe(true);
      if (!few_.ok) return;
      if (few_.value.expiresAt !== null) expect((many.value.expiresAt ?? "9") <= few_.value.expiresAt).toBe(true);
      if (permitPicture(borrower, many.value, use, by).isShown) expect(permitPicture(borrower, few_.value, use, by).isShown).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test("a carrier that allows everything takes nothing away", () => {
  const open: Carrier = {
    story: { isPublic: true, expiresAt: null, policy: { ...OWN_POLICY, embed: "full", search: "full", ai: "full" }, manners: OWN_MANNERS },
    picture: FREE_PICTURE,
  };
  fc.assert(
    fc.property(carrier, (one) => {
      const [alone, both] = [lendPicture([one], AT), lendPicture([one, open], AT)];
      expect(both.ok ? { ...both.value, limits: { ...both.value.limits, pictures: both.value.limits.pictures.toSorted() } } : both).toEqual(
        alone.ok ? { ...alone.value, limits: { ...alone.value.limits, pictures: alone.value.limits.pictures.toSorted() } } : alone,
      );
    }),
  );
});

const agency: Permitted = { isPublic: true, expiresAt: null, policy: AGENCY_POLICY, manners: AGENCY_MANNERS, publishedAt: AT };
const own: Permitted = { ...agency, policy: OWN_POLICY, manners: OWN_MANNERS };
const lend = (story: Partial<Permitted>, picture: Partial<Carrier["picture"]> = {}) =>
  lendPicture([{ story: { ...agency, ...story }, picture: { ...FREE_PICTURE, ...picture } }], AT);

test("an agency's picture, lent to an own story, stays on the site's own pages as it does with its own story", () => {
  const lent = lend({});
  const shown = lent.ok ? USES.filter((use) => permitPicture(own, lent.value, use, { at: AT }).isShown) : [];
  expect(shown).toEqual(["site", "archive"]);
  expect(lendPicture([], AT)).toEqual({ ok: false, problem: "nobody" });
});

test.each([
  ["a story that is not public", lend({ isPublic: false }), "not-public"],
  ["a picture that was killed", lend({}, { isWithdrawn: true }), "withdrawn"],
  ["terms that nobody has read", lend({}, { ask: "POOL ONLY" }), "waits"],
  ["a time that has not come", lend({}, { validFrom: "2026-03-05T00:00:00.000Z" }), "not-yet"],
  ["a story's licence that is over", lend({ expiresAt: AT }), "over"],
  ["no archive, after a day", lend({ publishedAt: "2026-03-03T09:00:00.000Z" }, { limits: { ...NO_LIMITS, isUnarchived: true } }), "over"],
  ["its story's terms", lend({ limits: readTerms({ terms: ["No photos."], note: null, hasEmbargo: false }).limits }), "terms"],
  ["its source's profile", lend({ manners: { ...AGENCY_MANNERS, pictures: "none" } }), "policy"],
  ["headline and link only", lend({ limits: { ...NO_LIMITS, most: "link" } }), "policy"],
] as const)("is not lent: %s", (_why, lent, problem) => {
  expect(lent).toEqual({ ok: false, problem });
});

test("what may not be archived is lent until a day after its own story came out", () => {
  const lent = lend({}, { limits: { ...NO_LIMITS, isUnarchived: true } });
  expect(lent.ok && lent.value.expiresAt).toBe("2026-03-05T10:00:00.000Z");
});

test.each([
  "For use with this story only.",
  "FOR USE WITH THE ACCOMPANYING STORY ONLY",
  "May only be used with this item",
  "Only to be used in connection with the report.",
  "NO REUSE",
  "One-time use only",
  "Not for use with other stories.",
  "May not be used with any other article",
])("%j keeps a picture with its own story, and holds nothing", (terms) => {
  expect(readTerms({ terms: [terms], note: null, hasEmbargo: false })).toEqual({
    limits: { ...NO_LIMITS, pictures: ["no-lending"] },
    unknown: null,
  });
  expect(lend({}, { limits: readTerms({ terms: [terms], note: null, hasEmbargo: false }).limits })).toEqual({
    ok: false,
    problem: "terms",
  });
});
