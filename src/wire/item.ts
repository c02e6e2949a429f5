import type { Instant, SafeUrl } from "#kit";
import type { RightsExpression } from "#rights";
import { type Block, paragraphsOf, renderBlocks } from "#stories";
import type { WireEvent } from "./diary/event.ts";

export type WireKind = "story" | "picture" | "video" | "audio" | "graphic" | "package" | "advisory" | "event";

export type PubStatus = "usable" | "withheld" | "canceled";

/** One picture, whatever number of renditions it came in: the largest one that a page can show. `href` is kept as sent, also a file name. */
export type WirePicture = {
  readonly href: string;
  readonly caption: string | null;
  readonly alt: string | null;
  readonly credit: string | null;
  readonly rights: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly contentType: string | null;
  readonly usageTerms: string | null;
  /** The source's own name of the picture, where it is an item of its own. */
  readonly guid?: string | null;
  readonly stated?: PictureFacts | undefined;
};

/** What else a picture's own item says of it, in formats where pictures are items. `sourceType`: IPTC digital source type, its last part. */
export type PictureFacts = {
  readonly creator: string | null;
  readonly sourceType: string | null;
  readonly expiresAt: Instant | null;
  readonly expression: RightsExpression | null;
};

/** What an item states of its rights, word for word; `year` is a stated one, never a guess. */
export type WireRights = {
  readonly holder: string | null;
  readonly year: number | null;
  readonly notice: string | null;
  readonly usageTerms: string | null;
  readonly creditLine: string | null;
};

export type NamedSubject = { readonly code: string; readonly name: string };
export type NamedEntity = { readonly kind: string; readonly name: string };

/** A picture that an item says is withdrawn: its own name, and the addresses of its renditions. */
export type KilledPicture = { readonly guid: string | null; readonly hrefs: readonly string[] };

/** A change of status that an item tells of another one of the same source, as a kill bulletin does. */
export type ItemOrder = { readonly guid: string; readonly pubStatus: Exclude<PubStatus, "usable"> };

/**
 * One item of a wire document in our words, whatever format it came in. What is for editors only (`slugline`, `edNote`) is never in `blocks`.
 * `embargo.until` null is an embargo without a known end. `correctionNote` is a text for readers, only where a field says that it is one.
 */
export type WireItem = {
  readonly format: string;
  readonly kind: WireKind;
  readonly guid: string | null;
  /** The source's identity of the story where `guid` is not it, since that changes with each revision or never changes at all; else null. */
  readonly storyKey: string | null;
  readonly version: string | null;
  readonly provider: string | null;
  readonly providerName: string | null;
  readonly pubStatus: PubStatus;
  readonly urgency: number | null;
  readonly headline: string | null;
  readonly subheadline: string | null;
  readonly kicker: string | null;
  readonly slugline: string | null;
  readonly byline: string | null;
  readonly dateline: string | null;
  readonly language: string | null;
  readonly versionCreated: Instant | null;
  readonly firstCreated: Instant | null;
  readonly embargo: { readonly until: Instant | null } | null;
  readonly expiresAt: Instant | null;
  readonly location: string | null;
  /** The item's own page at its source. */
  readonly link: SafeUrl | null;
  readonly blocks: readonly Block[];
  readonly subjects: readonly NamedSubject[];
  readonly entities: readonly NamedEntity[];
  readonly pictures: readonly WirePicture[];
  readonly rights: WireRights;
  /** What it says of its rights for machines; null where it says nothing. */
  readonly expression: RightsExpression | null;
  readonly edNote: string | null;
  readonly signals: readonly string[];
  readonly isCorrection: boolean;
  readonly correctionNote: string | null;
  readonly orders: readonly ItemOrder[];
  /** Why nothing may publish it before an editor has looked, a sentence for the desk; null where it may go out by itself. */
  readonly askEditor: string | null;
  /** What it tells of an event or of planned coverage, for the newsroom alone; of a story nothing. */
  readonly event?: WireEvent;
  /** Pictures that it says are withdrawn, of those that belong to it. */
  readonly killedPictures?: readonly KilledPicture[];
};

/** Stands in `embargoedUntil` for an embargo without a known end, so that whoever compares it with the present holds the item. */
const WITHOUT_END: Instant = "9999-12-31T23:59:59.999Z";

/** An item as `townwire parse --json` prints it. */
export type CanonicalItem = {
  readonly format: string;
  readonly guid: string | null;
  readonly version: string | null;
  readonly provider: string | null;
  readonly pubStatus: PubStatus;
  readonly urgency: number | null;
  readonly headline: string | null;
  readonly subheadline: string | null;
  readonly slugline: string | null;
  readonly byline: string | null;
  readonly dateline: string | null;
  readonly language: string | null;
  readonly versionCreated: Instant | null;
  readonly firstCreated: Instant | null;
  readonly embargoedUntil: Instant | null;
  readonly paragraphs: readonly string[];
  readonly bodyHtml: string;
  readonly subjects: readonly NamedSubject[];
  readonly entities: readonly NamedEntity[];
  readonly pictures: readonly {
    readonly href: string;
    readonly caption: string | null;
    readonly credit: string | null;
    readonly rights: string | null;
  }[];
  readonly rights: WireRights;
  readonly edNote: string | null;
  readonly signals: readonly string[];
};

export const canonical = (item: WireItem): CanonicalItem => ({
  format: item.format,
  guid: item.guid,
  version: item.version,
  provider: item.provider,
  pubStatus: item.pubStatus,
  urgency: item.urgency,
  headline: item.headline,
  subheadline: item.subheadline,
  slugline: item.slugline,
  byline: item.byline,
  dateline: item.dateline,
  language: item.language,
  versionCreated: item.versionCreated,
  firstCreated: item.firstCreated,
  embargoedUntil: item.embargo === null ? null : (item.embargo.until ?? WITHOUT_END),
  paragraphs: paragraphsOf(item.blocks),
  bodyHtml: renderBlocks(item.blocks),
  subjects: item.subjects,
  entities: item.entities,
  pictures: item.pictures.map(({ href, caption, credit, rights }) => ({ href, caption, credit, rights })),
  rights: item.rights,
  edNote: item.edNote,
  signals: item.signals,
});
