import { done, refuse, type Result } from "#kit";
import { joinLimits, type Limits, NO_LIMITS, NOWHERE, type PictureLimit } from "./limits.ts";
import { type Permitted } from "./permit.ts";
import { permitPicture, type PictureRights, type PictureUse } from "./permit-picture.ts";
import { AGENCY_MANNERS, OUTLETS, type Policy, type Share } from "./policy.ts";

/** A story of a source that carries a picture: by what its text is permitted, and the picture's own rights there. */
export type Carrier = { readonly story: Permitted; readonly picture: PictureRights };

/**
 * Why a picture is not lent to another story: nobody carries it; a carrier is not public; it is withdrawn or held back; its time has not come, or
 * is over; nobody has read its terms; they forbid it; a profile forbids it.
 */
export const LEND_BARS = ["nobody", "not-public", "withdrawn", "not-yet", "over", "waits", "terms", "policy"] as const;
export type LendBar = (typeof LEND_BARS)[number];

const DAY_MS = 86_400_000;

const limitsOf = ({ story, picture }: Carrier): Limits => joinLimits(story.limits ?? NO_LIMITS, picture.limits);

/** A carrier as readers in any country see it: territories are joined apart. */
const unbound = ({ story, picture }: Carrier): Carrier => ({
  story: { ...story, limits: { ...(story.limits ?? NO_LIMITS), only: [], never: [] } },
  picture: { ...picture, limits: { ...picture.limits, only: [], never: [] } },
});

/** When a carrier's picture has to be gone: what may not be archived stands a day after it was published, nowhere longer. */
const endsOf = (carrier: Carrier, at: string): readonly string[] => {
  const { story, picture } = carrier;
  const archivedAt = limitsOf(carrier).isUnarchived ? new Date(Date.parse(story.publishedAt ?? at) + DAY_MS).toISOString() : null;
  return [story.expiresAt, picture.expiresAt, archivedAt].filter((end) => end !== null);
};

/** What a carrier lets others do with its picture: no more by any way out than it does itself. */
const lentLimits = (carrier: Carrier, at: string): Limits => {
  const { story, picture } = unbound(carrier);
  const isShown = (use: PictureUse): boolean => permitPicture(story, picture, use, { at }).isShown;
  const shares = Object.fromEntries(OUTLETS.map((outlet): [string, Share] => [outlet, isShown(outlet) ? "full" : "none"])) as Policy;
  const unused: readonly PictureLimit[] = [
    ...(isShown("card") ? [] : (["no-card"] as const)),
    ...(isShown("gallery") ? [] : (["no-gallery"] as const)),
  ];
  const limits = limitsOf(carrier);
  return {
    ...limits,
    ...{ most: null, hostDays: null, isLocked: false, shares, index: (carrier.story.manners ?? AGENCY_MANNERS).index },
    isUnmined: limits.isUnmined || carrier.story.policy.ai === "none",
    pictures: [...new Set([...limits.pictures, ...unused])].toSorted(),
  };
};

const barOf = (carrier: Carrier, at: string): LendBar | null => {
  const { story, picture } = carrier;
  if (!story.isPublic) return "not-public";
  if (picture.isWithdrawn) return "withdrawn";
  if (picture.ask !== "") return "waits";
  if (endsOf(carrier, at).some((end) => end <= at)) return "over";
  if (picture.validFrom !== null && picture.validFrom > at) return "not-yet";
  if (limitsOf(carrier).pictures.some((limit) => limit === "none" || limit === "no-lending")) return "terms";
  return lentLimits(carrier, at).shares?.site === "none" ? "policy" : null;
};

/**
 * The rights of a picture in another story than the one that brought it: what every story that carries the same bytes allows of it, by its own
 * terms, that story's and its source's profile; until the first of their ends. It is never shown where one of them would not show it, and one
 * carrier more never lets out more. Refused with the first thing that stands against it.
 */
export const lendPicture = (carriers: readonly Carrier[], at: string): Result<PictureRights, LendBar> => {
  if (carriers.length === 0) return refuse("nobody");
  const bars = carriers.map((carrier) => barOf(carrier, at));
  const bar = LEND_BARS.find((each) => bars.includes(each));
  if (bar !== undefined) return refuse(bar);
  const limits = carriers.map((carrier) => lentLimits(carrier, at)).reduce(joinLimits, NO_LIMITS);
  if (limits.only.includes(NOWHERE)) return refuse("terms");
  return done({
    limits,
    validFrom:
      carriers
        .flatMap(({ picture }) => picture.validFrom ?? [])
        .toSorted()
        .at(-1) ?? null,
    expiresAt: carriers.flatMap((carrier) => endsOf(carrier, at)).toSorted()[0] ?? null,
    isWithdrawn: false,
    ask: "",
  });
};
