import { type IndexRule, lesserShare, OUTLETS, type Policy, stricterIndex } from "./policy.ts";

/** What terms forbid of pictures alone: any use; in pages of pictures only; cut to another shape; where a page is shared; in another story. */
export const PICTURE_LIMITS = ["none", "no-gallery", "no-crop", "no-card", "no-lending"] as const;
export type PictureLimit = (typeof PICTURE_LIMITS)[number];

/** What an item's or a picture's terms forbid, in words a program can hold to. Countries are ISO 3166-1 alpha-2. */
export type Limits = {
  /** Only here, where not empty. */
  readonly only: readonly string[];
  readonly never: readonly string[];
  /** Not kept: out of archives and search a day after it was published. */
  readonly isUnarchived: boolean;
  /** The text may not be rewritten. */
  readonly isLocked: boolean;
  /** The most that may be shown anywhere; null where the source's policy alone decides. */
  readonly most: "link" | "excerpt" | null;
  /** Days it may be kept after it came; null without a limit. */
  readonly hostDays: number | null;
  /** Text and data mining and the training of machines are reserved. */
  readonly isUnmined: boolean;
  readonly pictures: readonly PictureLimit[];
  /** The most by single outlets, where texts of several sources stand together: what all their profiles allow. */
  readonly shares?: Partial<Policy>;
  /** Whether it may be listed, where the profile of another source has a say in it. */
  readonly index?: IndexRule;
  /** Who has to be named beside the source wherever it goes. */
  readonly credits?: readonly string[];
};

export const NO_LIMITS: Limits = {
  only: [],
  never: [],
  isUnarchived: false,
  isLocked: false,
  most: null,
  hostDays: null,
  isUnmined: false,
  pictures: [],
};

/** Limits as they stand in a row; what an older row does not say is no limit. */
export const limitsIn = (json: string): Limits => ({ ...NO_LIMITS, ...(JSON.parse(json) as Partial<Limits>) });

/** Nowhere: two lists of countries that exclude each other. No country has this code (ISO 3166-1: user-assigned). */
export const NOWHERE = "ZZ";

/** What both allow by each outlet. */
const joinShares = (a: Partial<Policy>, b: Partial<Policy>): Partial<Policy> =>
  Object.fromEntries(
    OUTLETS.flatMap((outlet) => {
      const [one, other] = [a[outlet], b[outlet]];
      const share = one === undefined ? other : other === undefined ? one : lesserShare(one, other);
      return share === undefined ? [] : [[outlet, share]];
    }),
  );

/** A source's policy as far as limits leave it. */
export const policyWithin = (policy: Policy, { shares }: Limits): Policy =>
  shares === undefined ? policy : { ...policy, ...joinShares(policy, shares) };

/** Limits that only a story of several sources' texts has; a name that is not there is no limit. */
const joinBesides = (a: Limits, b: Limits): Pick<Limits, "shares" | "index" | "credits"> => ({
  ...(a.shares === undefined && b.shares === undefined ? {} : { shares: joinShares(a.shares ?? {}, b.shares ?? {}) }),
  ...(a.index === undefined && b.index === undefined ? {} : { index: stricterIndex(a.index ?? "yes", b.index ?? "yes") }),
  ...(a.credits === undefined && b.credits === undefined ? {} : { credits: [...new Set([...(a.credits ?? []), ...(b.credits ?? [])])] }),
});

/** What both allow: territories meet, the shorter time and the smaller share count. */
export const joinLimits = (a: Limits, b: Limits): Limits => {
  const both = a.only.filter((country) => b.only.includes(country));
  const only = a.only.length === 0 ? b.only : b.only.length === 0 ? a.only : both.length === 0 ? [NOWHERE] : both;
  const days = [a.hostDays, b.hostDays].filter((each) => each !== null);
  return {
    only,
    never: [...new Set([...a.never, ...b.never])],
    isUnarchived: a.isUnarchived || b.isUnarchived,
    isLocked: a.isLocked || b.isLocked,
    most: a.most === "link" || b.most === "link" ? "link" : (a.most ?? b.most),
    hostDays: days.length === 0 ? null : Math.min(...days),
    isUnmined: a.isUnmined || b.isUnmined,
    pictures: [...new Set([...a.pictures, ...b.pictures])],
    ...joinBesides(a, b),
  };
};
