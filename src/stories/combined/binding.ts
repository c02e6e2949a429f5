import type { Instant } from "#kit";
import { joinLimits, type Limits, NO_LIMITS, type PartCredit } from "#rights";
import { earliest } from "../earliest.ts";
import { rightsLineOf } from "../rights-line-of.ts";
import type { Part } from "./part.ts";

/** What the parts of a story together ask of the whole. */
export type Binding = {
  readonly limits: Limits;
  readonly expiresAt: Instant | null;
  readonly isEmbargoed: boolean;
  /** Null with `isEmbargoed`: one of them has an embargo whose end nobody knows. */
  readonly embargoUntil: Instant | null;
  readonly credits: readonly PartCredit[];
};

const profileLimits = ({ source }: Part): Limits => ({
  ...NO_LIMITS,
  shares: source.policy,
  index: source.manners.index,
  isUnmined: source.policy.ai === "none",
  credits: [source.name],
});

/** Pictures of the parts are none of the whole's, and days of hosting count from when each part came, as its own end says. */
const textLimits = (limits: Limits): Limits => ({ ...limits, hostDays: null, pictures: [] });

/** The later of two ends of an embargo; null is one that nobody knows. */
export const laterEnd = (a: Instant | null, b: Instant | null): Instant | null => (a === null || b === null ? null : a > b ? a : b);

const creditOf = (part: Part): PartCredit => ({
  source: part.source.name,
  slug: part.source.slug,
  credit: (part.used.rights.creditLine ?? "").replace(/\s+/gu, " ").trim(),
  line: rightsLineOf(part.used, part.source, part.publishedAt ?? part.arrivedAt).line.text,
});

/**
 * The rights of a story of several parts: what all of them allow, of the version that was taken and of the newest, by their terms and by their
 * sources' profiles; the end of the first licence; the end of the last embargo (specs: R6); and what each has printed.
 */
export const bindingOf = (parts: readonly Part[]): Binding => {
  const all = parts.flatMap((part) => [profileLimits(part), textLimits(part.used.limits), textLimits(part.now.limits)]);
  const waiting = parts.filter(({ state }) => state === "embargoed").map(({ opensAt }) => opensAt);
  return {
    limits: all.reduce(joinLimits, NO_LIMITS),
    expiresAt: earliest(...parts.flatMap(({ used, now }) => [used.expiresAt, now.expiresAt])),
    isEmbargoed: waiting.length > 0,
    embargoUntil: waiting.length === 0 ? null : waiting.reduce(laterEnd),
    credits: parts.map(creditOf),
  };
};
