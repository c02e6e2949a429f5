import { DAY, type Instant } from "#kit";
import { memberFacts } from "#members";
import { authorRecord } from "#conversation";
import type { House, Tx } from "#store";

/** How far a member is trusted, 0 for new to 3 for long proved; staff count as 5. Reports weigh by it. */
export type Level = 0 | 1 | 2 | 3;

/** Asked how far a member is trusted. Another room knows it better and may answer in this one's stead. */
export type StandingOf = (tx: Tx, memberId: string) => Promise<Level>;

/** Days since joining and contributions published that a level takes: the ladder of Discourse's trust levels, as far as it can be counted. */
const LADDER = [
  { level: 3, days: 50, published: 100 },
  { level: 2, days: 15, published: 20 },
  { level: 1, days: 1, published: 3 },
] as const;

export const levelOf = (days: number, published: number): Level =>
  LADDER.find((step) => days >= step.days && published >= step.published)?.level ?? 0;

export const daysSince = (at: Instant, nowMs: number): number => Math.max(0, nowMs - Date.parse(at)) / DAY;

/** Standing by age and by what was published. */
export const plainStanding =
  (house: House): StandingOf =>
  async (tx, memberId) => {
    const member = await memberFacts(tx, memberId);
    if (member === null) return 0;
    const { published } = await authorRecord(tx, memberId, house.clock.now());
    return levelOf(daysSince(member.joinedAt, house.clock.ms()), published);
  };
