import type { Path } from "#paths";
import type { House } from "#store";

/** Ways by which a story leaves the house, as the receipt names them. */
export const EXITS = [
  "page",
  "changes",
  "talk",
  "notes",
  "embed",
  "picture",
  "api",
  "format",
  "live",
  "front",
  "section",
  "topic",
  "source",
  "series",
  "search",
  "feed",
  "talk-feed",
  "sitemap",
  "corrections",
  "lists",
  "said",
  "newsletter",
] as const;
export type Exit = (typeof EXITS)[number];

/** `gone`: the address is the story's own and must answer 410 or 404. `silent`: it is a list or a page of more, and must hold no word of it. */
export type Must = "gone" | "silent";

export type Address = { readonly exit: Exit; readonly path: Path; readonly must: Must };

/** What an address answered. `other`: it could not be asked, so nobody can say. */
export type ExitLine = { readonly exit: Exit; readonly path: string; readonly status: number; readonly found: "down" | "still" | "other" };

/** What left before and cannot be called back, or waits and goes without the story now. */
export const CARRIED = ["newsletters-sent", "newsletters-waiting", "notices-waiting"] as const;
export type Carried = { readonly what: (typeof CARRIED)[number]; readonly count: number };

/** The withdrawn story as other rooms know it. */
export type WithdrawnStory = { readonly id: string; readonly shortId: string };

/** Other rooms' addresses at which a story's words could stand, and what they sent or are about to send of it. */
export type ExitSource = (
  house: House,
  story: WithdrawnStory,
) => Promise<{ readonly addresses: readonly Address[]; readonly carried: readonly Carried[] }>;

/** Where a story stood when it was withdrawn. */
export type KnownPlaces = {
  readonly slug: string | null;
  readonly topics: readonly string[];
  readonly series: readonly string[];
  readonly shas: readonly string[];
};
