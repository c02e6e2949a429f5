import { type Actor, type Instant, type Lang } from "#kit";
import { type Assets } from "./assets.ts";
import type { Ink } from "./inks.ts";

export { type Ink, INKS } from "./inks.ts";

/** What a newsroom says of itself on every page. */
export type SiteIdentity = {
  readonly name: string;
  readonly tagline: string;
  /** A shorter name for narrow places, such as the desk's plate. */
  readonly nameplate?: string | undefined;
  /** The language of the name; `en` unless said. */
  readonly lang?: Lang | undefined;
  /** The languages that pages are shown in; all that we speak unless said. */
  readonly langs?: readonly Lang[] | undefined;
  /** The second ink; red unless said. */
  readonly ink?: Ink | undefined;
  /** Lines beside the front page's plate, each of runs: the second, fourth … are bold. */
  readonly ear: readonly (readonly string[])[];
  /** IANA time zone of every time shown. */
  readonly zone: string;
  readonly sections: readonly { readonly slug: string; readonly name: Readonly<Record<Lang, string>> }[];
};

/** What a page stands in: who reads it, when, in which language and light. Made once a request, handed to every component. */
export type Frame = {
  readonly lang: Lang;
  readonly dir: "ltr" | "rtl";
  /** The reader's saved choice; null follows the device. */
  readonly theme: "light" | "dark" | null;
  readonly site: SiteIdentity;
  readonly viewer: Actor;
  readonly now: Instant;
  /** Path and query of this page. */
  readonly path: string;
  /** "https://tidings.example", no closing slash. */
  readonly origin: string;
  readonly assets: Pick<Assets, "url">;
  /** Notices not yet seen; only for members of a site that has an inbox. */
  readonly unread?: number | undefined;
};

/** What Hono pages find in `c.var`. */
export type PageEnv = { Variables: { frame: Frame } };

export const isMember = (frame: Frame): boolean => frame.viewer.role !== "visitor";
