import type { Instant } from "#kit";
import { type Limits, limitsIn, readTerms } from "#rights";
import type { ArrivingPicture } from "../story.ts";
import { libraryName } from "../picture-name.ts";
import type { LibraryPictureTable } from "./tables.ts";

/** What an editor types of a picture. */
export const SAID_FIELDS = ["headline", "caption", "alt", "credit", "creator", "rights", "usageTerms", "takenOn", "lang"] as const;
export type SaidField = (typeof SAID_FIELDS)[number];
export type Said = Readonly<Record<SaidField, string>>;

export type LibraryPicture = Said & {
  readonly sha: string;
  readonly fileName: string;
  readonly width: number;
  readonly height: number;
  readonly limits: Limits;
  /** Terms that nobody has said the meaning of; it waits until an editor has read them. */
  readonly ask: string;
  readonly isRead: boolean;
  readonly expiresAt: Instant | null;
  readonly addedAt: Instant;
};

type Row = LibraryPictureTable & { readonly width: number; readonly height: number };

export const libraryPictureOf = (row: Row): LibraryPicture => ({
  sha: row.sha,
  fileName: row.file_name,
  ...{ headline: row.headline, caption: row.caption, alt: row.alt, credit: row.credit, creator: row.creator, rights: row.rights },
  ...{ usageTerms: row.usage_terms, takenOn: row.taken_on, lang: row.lang },
  width: row.width,
  height: row.height,
  limits: limitsIn(row.limits),
  ask: row.ask,
  isRead: row.is_read === 1,
  expiresAt: row.expires_at,
  addedAt: row.added_at,
});

/** What a picture is called in lists. */
export const titleOf = (picture: Pick<LibraryPicture, "headline" | "caption" | "fileName">): string =>
  [picture.headline, picture.caption, picture.fileName].find((text) => text !== "") ?? "";

/** What keeps a picture out of stories. */
export const lackOf = (picture: Pick<LibraryPicture, "alt" | "expiresAt">, now: Instant): "no-alt" | "over" | null =>
  picture.expiresAt !== null && picture.expiresAt <= now ? "over" : picture.alt === "" ? "no-alt" : null;

/** What terms in words come to, as a row has it. */
export const termsRow = (usageTerms: string, isRead: boolean) => {
  const { limits, unknown } = readTerms({ terms: [usageTerms], note: null, hasEmbargo: false });
  return { limits: JSON.stringify(limits), ask: isRead ? "" : (unknown ?? ""), is_read: isRead && unknown !== null ? 1 : 0 };
};

/** A picture of the library as a story takes it: its own rights go with it. */
export const arrivingOf = (picture: LibraryPicture): ArrivingPicture => ({
  sha: picture.sha,
  href: libraryName(picture.sha),
  guid: libraryName(picture.sha),
  ...{ caption: picture.caption, alt: picture.alt, credit: picture.credit, rights: picture.rights },
  ...{ usageTerms: picture.usageTerms, creator: picture.creator, sourceType: "" },
  limits: picture.limits,
  validFrom: null,
  expiresAt: picture.expiresAt,
  ask: picture.ask,
  ...{ width: picture.width, height: picture.height },
});
