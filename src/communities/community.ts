import { type Actor, HOUR, isEditor, isModerator } from "#kit";

export const COMMUNITY_KINDS = ["place", "interest"] as const;
export type CommunityKind = (typeof COMMUNITY_KINDS)[number];

/** `proposed`: seen by whoever proposed it and the newsroom alone, until an editor opens it or turns it down. */
export type CommunityState = "proposed" | "open" | "turned-down";

/** Which stories stand on its page. */
export type Look = { readonly section: string } | { readonly topic: string };

export const NAME_LETTERS = { least: 3, most: 50 } as const;
export const ABOUT_LETTERS = 400;
export const RULES_LETTERS = 400;
export const TITLE_LETTERS = 120;
export const REASON_LETTERS = 400;
export const STEWARDS_MOST = 12;
export const PROPOSED_MOST = 3; // by one member, waiting at a time
export const MEETING_LASTS_MS = 2 * HOUR; // unless its end is said

/** Editors found and open communities; members propose them. */
export const mayFound = (actor: Actor): boolean => isEditor(actor);

/** Its stewards and the site's moderators run a community. */
export const mayRun = (actor: Actor, isSteward: boolean): boolean => isSteward || isModerator(actor);
