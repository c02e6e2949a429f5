import { DAY, HOUR, MINUTE, type Role } from "#kit";

export const MEMBER_ROLES = ["member", "moderator", "editor", "admin"] as const satisfies readonly Role[];
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** `banned`: may not enter; what they wrote stays. */
export type Standing = "good" | "banned";

/** What others see of a member. */
export type Person = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly role: MemberRole;
  readonly place: string;
};

export const CODE_DIGITS = 8;
export const CODE_LIVES_MS = 10 * MINUTE; // ASVS 5.0, 6.5.5
export const LOGIN_KEPT_MS = DAY; // codes of a day are counted; whoever comes late still finds what they wrote
export const CODE_TRIES = 5;
export const CODES_A_DAY = 20;

/** How long a session lives unused, and at most (ASVS 5.0, 7.3): the desk's are short. */
export const SESSION_IDLE_MS = { reader: 30 * DAY, staff: 12 * HOUR } as const;
export const SESSION_MOST_MS = { reader: 180 * DAY, staff: 7 * DAY } as const;
export const SEEN_EVERY_MS = HOUR / 4; // how often use of a session is written down

export const NAME_LETTERS = { least: 2, most: 40 } as const;
export const PLACE_LETTERS = 60;
export const ABOUT_LETTERS = 500;
export const NAME_EVERY_MS = 30 * DAY;
