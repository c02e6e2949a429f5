/** A way out. Nothing of a story leaves by any of them except through `permit`. */
export const OUTLETS = ["site", "feed", "api", "federation", "embed", "search", "newsletter", "archive", "ai"] as const;
export type Outlet = (typeof OUTLETS)[number];

/** How much of a text may go: nothing; headline and link; that and `excerpt` characters; all of it. */
export type Allowance = "none" | "link" | "excerpt" | "full";

export type Policy = Readonly<Record<Outlet, Allowance>>;

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

/** What the decision is about: the state of the story at `at`, and its source's policy. */
export type Permitted = { readonly isPublic: boolean; readonly expiresAt: string | null; readonly policy: Policy };

export type Permit = { readonly allow: Allowance; readonly excerpt: number; readonly reason: "not-public" | "expired" | "policy" };

/** How much of `subject` may leave by `outlet` at `at`, and why. Fails closed: what is not public or has expired goes nowhere. */
export const permit = (subject: Permitted, outlet: Outlet, at: string): Permit => {
  if (!subject.isPublic) return { allow: "none", excerpt: 0, reason: "not-public" };
  if (subject.expiresAt !== null && subject.expiresAt <= at) return { allow: "none", excerpt: 0, reason: "expired" };
  const allow = subject.policy[outlet];
  return { allow, excerpt: allow === "excerpt" ? EXCERPT_CHARACTERS : 0, reason: "policy" };
};
