import { type Limits, NO_LIMITS } from "./limits.ts";

/** A way out. Nothing of a story leaves by any of them except through `permit`. */
export const OUTLETS = ["site", "feed", "api", "federation", "embed", "search", "newsletter", "archive", "ai"] as const;
export type Outlet = (typeof OUTLETS)[number];

/** How much of a text may go: nothing; a notice that it may not be shown here; headline and link; that and `excerpt` characters; all of it. */
export type Allowance = "none" | "notice" | "link" | "excerpt" | "full";

/** What a source's profile allows an outlet. */
export type Share = Exclude<Allowance, "notice">;

export type Policy = Readonly<Record<Outlet, Share>>;

/** Characters of an excerpt: the agencies' usual "first 200 letters". */
export const EXCERPT_CHARACTERS = 200;

/** An agency's text: whole on the page, an excerpt where it is only pointed at, headline and link where it would be passed on. */
export const AGENCY_POLICY: Policy = {
  site: "full",
  feed: "excerpt",
  api: "link",
  federation: "link",
  embed: "link",
  search: "excerpt",
  newsletter: "excerpt",
  archive: "full",
  ai: "none",
};

/** The newsroom's own text goes everywhere but into a machine's training. */
export const OWN_POLICY: Policy = {
  site: "full",
  feed: "full",
  api: "full",
  federation: "full",
  embed: "excerpt",
  search: "excerpt",
  newsletter: "full",
  archive: "full",
  ai: "none",
};

/** What the decision is about: the state of the story, when it first was public, its source's policy and what its own terms forbid. */
export type Permitted = {
  readonly isPublic: boolean;
  readonly expiresAt: string | null;
  readonly policy: Policy;
  readonly publishedAt?: string | null;
  readonly limits?: Limits;
};

/** When and, where it is known, in which country (ISO 3166-1 alpha-2) somebody asks. */
export type Asked = { readonly at: string; readonly country?: string | null };

export type Permit = {
  readonly allow: Allowance;
  readonly excerpt: number;
  readonly reason: "not-public" | "expired" | "territory" | "archive" | "policy";
  /** Until when the answer holds; null where nothing ends it. */
  readonly until: string | null;
  /** Whether pictures may go with it; a picture's own rights decide after that. */
  readonly withPictures: boolean;
  /** Whether the answer differs from country to country, so that nothing between us and the reader may keep it. */
  readonly isPersonal: boolean;
};

const DAY_MS = 86_400_000;

/** Outlets that copies leave by to readers we do not see: there nobody can say in which country a text is read. */
const BLIND: readonly Outlet[] = ["feed", "federation", "embed", "newsletter", "ai"];

const here = ({ only, never }: Limits, country: string | null): boolean =>
  only.length > 0 ? country !== null && only.includes(country) && !never.includes(country) : country === null || !never.includes(country);

/**
 * How much of `subject` may leave by `outlet`, and why. Fails closed: what is not public or has expired goes nowhere; a text with a territory
 * stays out of every copy, is headline and link where readers of all countries look, and on its page asks for the reader's country: an unknown
 * one counts as outside of "only there" and as outside of "not there". What may not be archived leaves search and archive after a day.
 */
export const permit = (subject: Permitted, outlet: Outlet, asked: Asked): Permit => {
  const limits = subject.limits ?? NO_LIMITS;
  const isPersonal = limits.only.length + limits.never.length > 0;
  const answer = (allow: Allowance, reason: Permit["reason"]): Permit => ({
    allow,
    excerpt: allow === "excerpt" ? EXCERPT_CHARACTERS : 0,
    reason,
    until: subject.expiresAt,
    withPictures: (allow === "full" || allow === "excerpt") && outlet !== "ai",
    isPersonal: isPersonal && outlet === "site",
  });
  if (!subject.isPublic) return answer("none", "not-public");
  if (subject.expiresAt !== null && subject.expiresAt <= asked.at) return answer("none", "expired");
  const allow = subject.policy[outlet];
  if (isPersonal) {
    if (BLIND.includes(outlet)) return answer("none", "territory");
    if (outlet !== "site") return answer(allow === "none" ? "none" : "link", "territory");
    if (!here(limits, asked.country ?? null)) return answer(allow === "none" ? "none" : "notice", "territory");
  }
  const publishedMs = Date.parse(subject.publishedAt ?? asked.at);
  if (limits.isUnarchived && (outlet === "archive" || outlet === "search") && Date.parse(asked.at) - publishedMs >= DAY_MS)
    return answer("none", "archive");
  return answer(allow, "policy");
};
