import { expect, test } from "vitest";
import {
  AGENCY_MANNERS,
  AGENCY_POLICY,
  FREE_PICTURE,
  type Limits,
  type Manners,
  NO_LIMITS,
  type Outlet,
  OUTLETS,
  OWN_MANNERS,
  OWN_POLICY,
  permit,
  permitPicture,
  type Permitted,
  type PictureRights,
  type PictureUse,
} from "#rights";

const AT = "2026-03-04T12:00:00.000Z";
const agency: Permitted = { isPublic: true, expiresAt: null, policy: AGENCY_POLICY, publishedAt: "2026-03-01T12:00:00.000Z" };
const own: Permitted = { ...agency, policy: OWN_POLICY, manners: OWN_MANNERS };
const limited = (limits: Partial<Limits>): Permitted => ({ ...agency, limits: { ...NO_LIMITS, ...limits } });

/** Terms, and what each of the outlets of `OUTLETS`, in their order, may have; the reader's country stands behind the terms. */
const MATRIX: readonly (readonly [terms: string, subject: Permitted, country: string | null, answers: string])[] = [
  ["an agency's", agency, null, "full excerpt link link link excerpt excerpt full none"],
  ["our own", own, null, "full full full full excerpt excerpt full full none"],
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
  ["headline and link", limited({ most: "link" }), null, "link link link link link link link link none"],
  ["excerpts", limited({ most: "excerpt" }), null, "excerpt excerpt link link link excerpt excerpt excerpt none"],
  [
    "our own, excerpts, not in Japan",
    { ...own, limits: { ...NO_LIMITS, most: "excerpt", never: ["JP"] } },
    "FR",
    "excerpt none link none none link none link none",
  ],
  [
    "mining allowed by the profile, not by its terms",
    { ...limited({ isUnmined: true }), policy: { ...AGENCY_POLICY, ai: "full" } },
    null,
    "full excerpt link link link excerpt excerpt full none",
  ],
  [
    "mining allowed",
    { ...agency, policy: { ...AGENCY_POLICY, ai: "full" } },
    null,
    "full excerpt link link link excerpt excerpt full full",
  ],
];

test.each(MATRIX)("terms: %s", (_terms, subject, country, answers) => {
  const allowed = OUTLETS.map((outlet: Outlet) => permit(subject, outlet, { at: AT, country }).allow);
  expect(allowed.join(" ")).toBe(answers);
});

const USES: readonly PictureUse[] = [...OUTLETS, "card", "gallery"];
const picture = (rights: Partial<PictureRights>): PictureRights => ({ ...FREE_PICTURE, ...rights });
const of = (limits: Partial<Limits>): PictureRights => picture({ limits: { ...NO_LIMITS, ...limits } });

/** Pictures: which of `USES`, in their order, may show one ("x"). */
const PICTURES: readonly (readonly [terms: string, story: Permitted, rights: PictureRights, country: string | null, answers: string])[] = [
  ["an agency's", agency, FREE_PICTURE, null, "x......x..."],
  ["our own", own, FREE_PICTURE, null, "xxxxxxxx.xx"],
  [
    "an agency's that lets them go everywhere",
    { ...agency, manners: { ...AGENCY_MANNERS, pictures: "everywhere" } },
    FREE_PICTURE,
    null,
    "xx...xxx.xx",
  ],
  ["an agency's without pictures", { ...agency, manners: { ...AGENCY_MANNERS, pictures: "none" } }, FREE_PICTURE, null, "..........."],
  ["killed alone", own, picture({ isWithdrawn: true }), null, "..........."],
  ["waiting for an editor", own, picture({ ask: "POOL ONLY" }), null, "..........."],
  ["run out", own, picture({ expiresAt: AT }), null, "..........."],
  ["not open yet", own, picture({ validFrom: "2026-03-04T12:00:00.001Z" }), null, "..........."],
  ["open since now", own, picture({ validFrom: AT }), null, "xxxxxxxx.xx"],
  ["not in Japan, seen there", own, of({ never: ["JP"] }), "JP", "..........."],
  ["not in Japan, seen elsewhere", own, of({ never: ["JP"] }), "FR", "x.........x"],
  ["only in Austria, seen nobody knows where", own, of({ only: ["AT"] }), null, "..........."],
  ["no card, no gallery", own, of({ pictures: ["no-card", "no-gallery"] }), null, "xxxxxxxx..."],
  ["no pictures by the story's terms", { ...own, limits: { ...NO_LIMITS, pictures: ["none"] } }, FREE_PICTURE, null, "..........."],
  ["not archived, three days old", own, of({ isUnarchived: true }), null, "xxxxx.x...x"],
  [
    "a story of which only the headline may be shown",
    { ...own, limits: { ...NO_LIMITS, most: "link" } },
    FREE_PICTURE,
    null,
    "...........",
  ],
  ["a story that is not public", { ...own, isPublic: false }, FREE_PICTURE, null, "..........."],
];

test.each(PICTURES)("a picture: %s", (_terms, story, rights, country, answers) => {
  expect(USES.map((use) => (permitPicture(story, rights, use, { at: AT, country }).isShown ? "x" : ".")).join("")).toBe(answers);
});

test("a picture says why it is not shown, and whether it may be cut", () => {
  const say = (rights: PictureRights) => permitPicture(own, rights, "site", { at: AT });
  expect(say(picture({ isWithdrawn: true })).reason).toBe("withdrawn");
  expect(say(picture({ validFrom: "2026-03-05T00:00:00.000Z" }))).toMatchObject({ reason: "not-yet", until: "2026-03-05T00:00:00.000Z" });
  expect([say(of({ pictures: ["no-crop"] })).mayCrop, say(FREE_PICTURE).mayCrop]).toEqual([false, true]);
});

const headersOf = (subject: Permitted): Readonly<Record<string, string>> => Object.fromEntries(permit(subject, "site", { at: AT }).headers);
const manners = (some: Partial<Manners>): Permitted => ({ ...agency, manners: { ...AGENCY_MANNERS, ...some } });

test.each<[string, Permitted, Readonly<Record<string, string>>]>([
  ["an agency's", agency, { "tdm-reservation": "1", "x-robots-tag": "max-snippet:200, max-image-preview:none, noimageindex" }],
  ["our own", own, { "tdm-reservation": "1", "x-robots-tag": "max-snippet:200, max-image-preview:large" }],
  ["headline and link", limited({ most: "link" }), { "x-robots-tag": "nosnippet, max-image-preview:none, noimageindex" }],
  ["no index", manners({ index: "no" }), { "x-robots-tag": "noindex, noarchive" }],
  [
    "no news",
    manners({ index: "no-news" }),
    { "x-robots-tag": "max-snippet:200, max-image-preview:none, noimageindex, googlebot-news: noindex" },
  ],
  [
    "running out",
    { ...own, expiresAt: "2026-03-05T00:00:00.000Z" },
    { "x-robots-tag": "max-snippet:200, max-image-preview:large, unavailable_after: 2026-03-05T00:00:00.000Z" },
  ],
  ["free to mine", { ...own, policy: { ...OWN_POLICY, ai: "full" } }, { "tdm-reservation": "0" }],
  [
    "with conditions",
    manners({ miningPolicy: "https://pellam.example/tdm", license: "https://pellam.example/terms" }),
    { "tdm-policy": "https://pellam.example/tdm", link: '<https://pellam.example/terms>; rel="license"' },
  ],
  ["for one country", limited({ never: ["JP"] }), { "cache-control": "no-store" }],
])("what machines are told: %s", (_what, subject, headers) => {
  expect(headersOf(subject)).toMatchObject(headers);
});
