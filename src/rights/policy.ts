/** A way out. Nothing of a story leaves by any of them except through `permit`. */
export const OUTLETS = ["site", "feed", "api", "federation", "embed", "search", "newsletter", "archive", "ai"] as const;
export type Outlet = (typeof OUTLETS)[number];

/** How much of a text may go: nothing; a notice that it may not be shown here; headline and link; that and `excerpt` characters; all of it. */
export type Allowance = "none" | "notice" | "link" | "excerpt" | "full";

/** What a source's profile allows an outlet, from least to most. */
export const SHARES = ["none", "link", "excerpt", "full"] as const;
export type Share = (typeof SHARES)[number];

export type Policy = Readonly<Record<Outlet, Share>>;

/** The smaller of two shares. */
export const lesserShare = (a: Share, b: Share): Share => (SHARES.indexOf(a) < SHARES.indexOf(b) ? a : b);

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

/** Whether search engines may list a source's stories; `no-news`: in their general lists, not in those of news. */
export const INDEX_RULES = ["yes", "no-news", "no"] as const;
export type IndexRule = (typeof INDEX_RULES)[number];

/** The stricter of two rules. */
export const stricterIndex = (a: IndexRule, b: IndexRule): IndexRule => (INDEX_RULES.indexOf(a) > INDEX_RULES.indexOf(b) ? a : b);

/** Where a source's pictures may go: wherever its text goes, the site's own pages alone, nowhere. */
export const PICTURE_RULES = ["everywhere", "site", "none"] as const;
export type PictureRule = (typeof PICTURE_RULES)[number];

/** What a source's profile says beside the policy. Addresses are absolute, or empty. */
/** Which address a story's page names as its canonical one: its own, or the source's where its contract asks for that. */
export const CANONICAL_RULES = ["own", "source"] as const;
export type CanonicalRule = (typeof CANONICAL_RULES)[number];

export type Manners = {
  readonly index: IndexRule;
  readonly canonical: CanonicalRule;
  readonly pictures: PictureRule;
  /** Where its conditions for mining stand (TDMRep), and its licence. */
  readonly miningPolicy: string;
  readonly license: string;
};

export const AGENCY_MANNERS: Manners = { index: "yes", canonical: "own", pictures: "site", miningPolicy: "", license: "" };
export const OWN_MANNERS: Manners = { index: "yes", canonical: "own", pictures: "everywhere", miningPolicy: "", license: "" };
