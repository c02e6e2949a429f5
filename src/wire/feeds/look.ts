import type { Feed, FeedProblem } from "./feed.ts";
import type { FeedHouse } from "./feed-house.ts";
import type { FeedIntake } from "./feed-intake.ts";

/** One look at a feed. `secret` is open; `isTimeUp` says when others have waited long enough. */
export type Look = {
  readonly house: FeedHouse;
  readonly feed: Feed;
  readonly secret: string;
  readonly intake: FeedIntake;
  readonly isTimeUp: () => boolean;
};

/**
 * How a look ended. `cursor` is where the next begins, as it was before unless given; `isMore` where it should follow at once; `askedMs` how
 * long the other side asks us to stay away; `address` where it has moved for good.
 */
export type Looked = {
  readonly cursor?: object;
  readonly isMore?: boolean;
  readonly problem?: { readonly kind: FeedProblem; readonly detail: string };
  readonly askedMs?: number | null;
  readonly address?: string;
};

export const failed = (kind: FeedProblem, detail: string, more: Omit<Looked, "problem"> = {}): Looked => ({
  ...more,
  problem: { kind, detail },
});
