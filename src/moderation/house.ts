import type { Context } from "hono";
import type { Rate, Turn } from "#kit";
import { HOUR } from "#kit";
import type { Sealer } from "#outside";
import type { Path } from "#paths";
import type { StandingOf } from "./standing.ts";
import type { KeepingHouse } from "./act-on-subject.ts";
import type { MailHouse } from "./keep-decision.ts";

/** What the pages of moderation need of the house. */
export type ModerationHouse = MailHouse &
  KeepingHouse & {
    /** Keeps what calls to services outside are signed with. */
    readonly sealer: Sealer;
    readonly standingOf: StandingOf;
    readonly takeTurn: (name: string, key: string, rate: Rate) => Turn;
    readonly visitorKey: (c: Context) => string;
    /** Where a target stands, if readers may go there. */
    readonly targetPath?: (target: string) => Path | null;
  };

/** Ten reports in an hour. */
export const REPORT_RATE: Rate = { everyMs: HOUR / 10, burst: 10 };
