import { expect, test } from "vitest";
import {
  AGENCY_POLICY,
  isLocked,
  type Limits,
  NO_LIMITS,
  type Outlet,
  OUTLETS,
  OWN_POLICY,
  permit,
  type Permitted,
  readTerms,
} from "#rights";

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

test("terms made to be slow are read in a time that their length explains", () => {
  const began = performance.now();
  for (const part of ["A ", "A-", "NO ", "JAPAN, ", "may not be ", "\n ", "only for use in ", "OUT "]) read(part.repeat(20_000));
  expect(isLocked("must not be a, ".repeat(5_000))).toBe(false);
  expect(performance.now() - began).toBeLessThan(5_000);
});

const AT = "2026-03-04T12:00:00.000Z";
const agency: Permitted = { isPublic: true, expiresAt: null, policy: AGENCY_POLICY, publishedAt: "2026-03-01T12:00:00.000Z" };
const limited = (limits: Partial<Limits>): Permitted => ({ ...agency, limits: { ...NO_LIMITS, ...limits } });

/** Twelve terms, and what each of the outlets of `OUTLETS`, in their order, may have; the reader's country stands behind the terms. */
const MATRIX: readonly (readonly [terms: string, subject: Permitted, country: string | null, answers: string])[] = [
  ["an agency's", agency, null, "full excerpt link link link excerpt excerpt full none"],
  ["our own", { ...agency, policy: OWN_POLICY }, null, "full full full full excerpt excerpt full full none"],
  ["not public", { ...agency, isPublic: false }, null, "none none none none none none none none none"],
  ["run out", { ...agency, expiresAt: AT }, null, "none none none none none none none none none"],
  ["running out", { ...agency, expiresAt: "2026-03-04T12:00:00.001Z" }, null, "full excerpt link link link excerpt excerpt full none"],
  ["not in Japan, read there", limited({ never: ["JP"] }), "JP", "notice none link none none link none link none"],
  ["not in Japan, read elsewhere", limited({ never: ["JP"] }), "FR", "full none link none none link none link none"],
  ["not in Japan, read nobody knows where", limited({ never: ["JP"] }), null, "full none link none none link none link none"],
  ["only in Austria, read there", limited({ only: ["AT"] }), "AT", "full none link none none link none link none"],
  ["only in Austria, read nobody knows where", limited({ only: ["AT"] }), null, "notice none link none none link none link none"],
  ["not archived, three days old", limited({ isUnarchived: true }), null, "full excerpt link link link none excerpt none none"],
  [
    "not archived, of today",
    { ...limited({ isUnarchived: true }), publishedAt: AT },
    null,
    "full excerpt link link link excerpt excerpt full none",
  ],
];

test.each(MATRIX)("terms: %s", (_terms, subject, country, answers) => {
  const allowed = OUTLETS.map((outlet: Outlet) => permit(subject, outlet, { at: AT, country }).allow);
  expect(allowed.join(" ")).toBe(answers);
});
