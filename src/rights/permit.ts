import { type Limits, NO_LIMITS } from "./limits.ts";
import { headersFor } from "./permit-headers.ts";
import { AGENCY_MANNERS, type Allowance, EXCERPT_CHARACTERS, lesserShare, type Manners, type Outlet, type Policy } from "./policy.ts";

/** What the decision is about: the state of the story, when it first was public, what its source's profile and its own terms say. */
export type Permitted = {
  readonly isPublic: boolean;
  readonly expiresAt: string | null;
  readonly policy: Policy;
  readonly manners?: Manners;
  readonly publishedAt?: string | null;
  readonly limits?: Limits;
};

/** When and, where it is known, in which country (ISO 3166-1 alpha-2) somebody asks. */
export type Asked = { readonly at: string; readonly country?: string | null };

export type Reason = "not-public" | "not-yet" | "expired" | "withdrawn" | "waits" | "territory" | "archive" | "terms" | "policy";

export type Permit = {
  readonly allow: Allowance;
  readonly excerpt: number;
  readonly reason: Reason;
  /** Until when the answer holds; null where nothing ends it. */
  readonly until: string | null;
  /** Whether pictures may go with it; a picture's own rights decide after that (`permitPicture`). */
  readonly withPictures: boolean;
  /** Whether the answer differs from country to country, so that nothing between us and the reader may keep it. */
  readonly isPersonal: boolean;
  /** What programs that list pages are told, for `X-Robots-Tag` and the robots meta; empty where they are free. */
  readonly robots: readonly string[];
  /** Whether those who list news alone are asked to leave it out. */
  readonly isNoNews: boolean;
  /** 1: text and data mining is reserved. */
  readonly reservation: 0 | 1;
  /** What an answer with the text says: robots, reservation, licence, and how long it may be kept where that is bounded. */
  readonly headers: readonly (readonly [name: string, value: string])[];
};

const DAY_MS = 86_400_000;

/** Outlets that copies leave by to readers we do not see: there nobody can say in which country a text is read. */
const BLIND: readonly Outlet[] = ["feed", "federation", "embed", "newsletter", "ai"];

/** Outlets where a thing stands long after its day. */
const KEEPING: readonly Outlet[] = ["archive", "search"];

const here = ({ only, never }: Limits, country: string | null): boolean =>
  only.length > 0 ? country !== null && only.includes(country) && !never.includes(country) : country === null || !never.includes(country);

export type Decision = Pick<Permit, "allow" | "reason" | "until" | "isPersonal">;

/** The answer itself, without what is said of it to machines. Of texts and pictures alike. */
export const decide = (subject: Permitted, outlet: Outlet, asked: Asked): Decision => {
  const limits = subject.limits ?? NO_LIMITS;
  const isBound = limits.only.length + limits.never.length > 0;
  const archivedAt = new Date(Date.parse(subject.publishedAt ?? asked.at) + DAY_MS).toISOString();
  const isKeeping = limits.isUnarchived && KEEPING.includes(outlet);
  const until =
    [subject.expiresAt, isKeeping && archivedAt > asked.at ? archivedAt : null].filter((at) => at !== null).toSorted()[0] ?? null;
  const answer = (allow: Allowance, reason: Reason): Decision => ({ allow, reason, until, isPersonal: isBound && outlet === "site" });
  if (!subject.isPublic) return answer("none", "not-public");
  if (subject.expiresAt !== null && subject.expiresAt <= asked.at) return answer("none", "expired");
  const allowed = subject.policy[outlet];
  const share = lesserShare(
    lesserShare(allowed, limits.shares?.[outlet] ?? "full"),
    limits.isUnmined && outlet === "ai" ? "none" : (limits.most ?? "full"),
  );
  if (isBound) {
    if (BLIND.includes(outlet)) return answer("none", "territory");
    if (outlet !== "site") return answer(lesserShare(share, "link"), "territory");
    if (!here(limits, asked.country ?? null)) return answer(share === "none" ? "none" : "notice", "territory");
  }
  if (isKeeping && archivedAt <= asked.at) return answer("none", "archive");
  return answer(share, share === allowed ? "policy" : "terms");
};

/** Whether pictures of the source may go by an outlet at all. */
const picturesGo = (subject: Permitted, outlet: Outlet, allow: Allowance): boolean => {
  const { pictures } = subject.manners ?? AGENCY_MANNERS;
  if ((allow !== "full" && allow !== "excerpt") || outlet === "ai" || pictures === "none") return false;
  return (
    (pictures === "everywhere" || outlet === "site" || outlet === "archive") && !(subject.limits ?? NO_LIMITS).pictures.includes("none")
  );
};

/**
 * How much of `subject` may leave by `outlet`, and why. Fails closed: what is not public or has expired goes nowhere; a text with a territory
 * stays out of every copy, is headline and link where readers of all countries look, and on its page asks for the reader's country: an unknown
 * one counts as outside of "only there" and as outside of "not there". What may not be archived leaves search and archive after a day.
 */
export const permit = (subject: Permitted, outlet: Outlet, asked: Asked): Permit => {
  const decision = decide(subject, outlet, asked);
  const listed = decide(subject, "search", asked).allow;
  return {
    ...decision,
    excerpt: decision.allow === "excerpt" ? EXCERPT_CHARACTERS : 0,
    withPictures: picturesGo(subject, outlet, decision.allow),
    ...headersFor(subject, decision, { listed, isPictureListed: picturesGo(subject, "search", listed) }),
  };
};
