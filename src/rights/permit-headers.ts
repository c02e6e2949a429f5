import { NO_LIMITS } from "./limits.ts";
import type { Decision, Permit, Permitted } from "./permit.ts";
import { AGENCY_MANNERS, type Allowance, EXCERPT_CHARACTERS, type IndexRule, stricterIndex } from "./policy.ts";

/** How programs that list pages may show something: by what `permit` says of the search outlet. */
type Listing = { readonly listed: Allowance; readonly isPictureListed: boolean };

const indexOf = ({ manners, limits }: Permitted): IndexRule =>
  stricterIndex((manners ?? AGENCY_MANNERS).index, (limits ?? NO_LIMITS).index ?? "yes");

const robotsFor = (subject: Permitted, { until }: Decision, { listed, isPictureListed }: Listing): readonly string[] => {
  const index = indexOf(subject);
  if (index === "no" || listed === "none" || listed === "notice") return ["noindex", "noarchive"];
  return [
    ...(listed === "link" ? ["nosnippet"] : listed === "excerpt" ? [`max-snippet:${EXCERPT_CHARACTERS}`] : []),
    ...(isPictureListed ? ["max-image-preview:large"] : ["max-image-preview:none", "noimageindex"]),
    ...((subject.limits ?? NO_LIMITS).isUnarchived ? ["noarchive"] : []),
    ...(until === null ? [] : [`unavailable_after: ${until}`]),
  ];
};

/**
 * What machines are told with a text or picture: robots (Google's and Bing's directives), the reservation of text and data mining (TDMRep), the
 * licence, and that an answer made for one reader is nobody else's.
 */
export const headersFor = (
  subject: Permitted,
  decision: Decision,
  listing: Listing,
): Pick<Permit, "robots" | "isNoNews" | "reservation" | "headers"> => {
  const { miningPolicy, license } = subject.manners ?? AGENCY_MANNERS;
  const robots = robotsFor(subject, decision, listing);
  const isNoNews = indexOf(subject) === "no-news";
  const reservation = subject.policy.ai === "none" || (subject.limits ?? NO_LIMITS).isUnmined ? 1 : 0;
  const headers: (readonly [string, string])[] = [
    ["tdm-reservation", String(reservation)],
    ...(miningPolicy === "" || reservation === 0 ? [] : [["tdm-policy", miningPolicy] as const]),
    ["x-robots-tag", [...robots, ...(isNoNews ? ["googlebot-news: noindex"] : [])].join(", ")],
    ...(license === "" ? [] : [["link", `<${license}>; rel="license"`] as const]),
    ...(decision.isPersonal ? [["cache-control", "no-store"] as const] : []),
  ];
  return { robots, isNoNews, reservation, headers };
};
