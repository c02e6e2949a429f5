import { joinLimits, type Limits, NO_LIMITS } from "./limits.ts";
import { type Asked, decide, permit, type Permit, type Permitted } from "./permit.ts";
import { AGENCY_MANNERS, type Outlet } from "./policy.ts";

/** What decides where one picture may appear, whatever it stands beside. */
export type PictureRights = {
  readonly limits: Limits;
  readonly validFrom: string | null;
  readonly expiresAt: string | null;
  /** Its source killed it, alone. */
  readonly isWithdrawn: boolean;
  /** Terms that nobody has said the meaning of, word for word; it waits. Empty where there are none. */
  readonly ask: string;
};

export const FREE_PICTURE: PictureRights = { limits: NO_LIMITS, validFrom: null, expiresAt: null, isWithdrawn: false, ask: "" };

/** Ways a picture is used: an outlet; where a page of the story is shared; among other pictures, without a text. */
export type PictureUse = Outlet | "card" | "gallery";

export type PicturePermit = Pick<Permit, "reason" | "until" | "isPersonal" | "headers" | "reservation"> & {
  readonly isShown: boolean;
  /** Whether it may be cut to another shape. */
  readonly mayCrop: boolean;
};

const OUTLET_OF = { card: "search", gallery: "site" } as const;

/**
 * Whether one picture of a story may be used: the story's text must be permitted there, its source's pictures must be, and then the picture's
 * own terms decide, alone. On a card or in a gallery it is used only where that is allowed.
 */
export const permitPicture = (story: Permitted, picture: PictureRights, use: PictureUse, asked: Asked): PicturePermit => {
  const outlet: Outlet = use === "card" || use === "gallery" ? OUTLET_OF[use] : use;
  const limits = joinLimits(story.limits ?? NO_LIMITS, picture.limits);
  const ends = [story.expiresAt, picture.expiresAt].filter((at) => at !== null).toSorted();
  const subject: Permitted = { ...story, limits: { ...limits, most: story.limits?.most ?? null }, expiresAt: ends[0] ?? null };
  const answer = permit(subject, outlet, asked);
  const { isPersonal, reservation } = answer;
  const isListed = permit(subject, "search", asked).withPictures;
  const headers = answer.headers.map(([name, value]) => [name, name === "x-robots-tag" && !isListed ? "noindex" : value] as const);
  const opening = picture.validFrom !== null && picture.validFrom > asked.at ? picture.validFrom : null;
  const until = opening ?? answer.until;
  const say = (isShown: boolean, reason: Permit["reason"]): PicturePermit => ({
    isShown,
    reason,
    until,
    isPersonal,
    headers,
    reservation,
    mayCrop: !limits.pictures.includes("no-crop"),
  });
  if (picture.isWithdrawn) return say(false, "withdrawn");
  if (picture.ask !== "") return say(false, "waits");
  if (opening !== null) return say(false, "not-yet");
  if (answer.allow === "none" || answer.allow === "notice") return say(false, answer.reason);
  const isForbidden = limits.pictures.some(
    (limit) => limit === "none" || (limit === "no-card" && use === "card") || (limit === "no-gallery" && use === "gallery"),
  );
  if (isForbidden) return say(false, "terms");
  if (use === "gallery" && (story.manners ?? AGENCY_MANNERS).pictures !== "everywhere") return say(false, "policy");
  return say(answer.withPictures, decide(subject, outlet, asked).reason);
};
