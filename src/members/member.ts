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

/** As lists of people show them: `portrait` is the digest of their picture, null where there is none. */
export type PersonShown = Person & { readonly portrait: string | null };

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

export const PORTRAIT_CLEARED_MS = 200 * DAY; // half a year to appeal, and the time to answer

export const PASSWORD_LETTERS = { least: 8, most: 256 } as const; // ASVS 5.0, 6.2.1 and 6.2.9; more would only cost us
export const FRESH_MS = 10 * MINUTE; // how long a factor that was shown counts for what matters
export const SECOND_LIVES_MS = 10 * MINUTE;
export const SECOND_TRIES = 5;
export const RECOVERY_CODES = 10;
export const KEY_CHALLENGE_MS = 5 * MINUTE; // to find the key or the telephone
export const PASSKEY_NAME_LETTERS = 40;
export const PASSKEYS_MOST = 20;
export const OIDC_WAITS_MS = HOUR; // to sign in there, and to open an account here afterwards
export const DEVICE_LIVES_MS = 365 * DAY; // a browser unseen for so long is a new one
export const EMAIL_LINK_LIVES_MS = DAY; // the new mailbox may be at another place
export const EMAIL_UNDO_MS = 7 * DAY;
export const INVITATION_LIVES_MS = 7 * DAY; // to find an evening for it, and no longer than a mailbox is sure to stay its owner's
export const INTRODUCTION_WORDS_MS = 30 * DAY; // after the end: long enough to report what was written
export const BOUNCES_KEPT_MS = 14 * DAY; // a mailbox that was full for a day or two is forgotten about; one full for longer takes no mail
export const INTRODUCTION_KEPT_MS = 180 * DAY; // after the end: so long the same member is not asked again by the same
export const LEAVING_MS = 7 * DAY; // to think it over, and for the owner to see the mail where a thief asked
export const PROFILE_QUIET_MS = 30 * DAY; // search engines do not list a new account’s page: nobody gains by opening one for its links
