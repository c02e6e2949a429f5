import type { Instant } from "#kit";
import type { Limits, SentRights } from "#rights";
import type { Block } from "./block.ts";
import type { HeldFor } from "./tables.ts";

/** The least urgent of the nine IPTC levels that a story has when its item states none. */
export const URGENCY_PLAIN = 5;

/** Characters of a text kept beside the headline for lists; what leaves by an outlet is decided by its permit. */
export const LIST_EXCERPT = 300;

/** Before the section that an author chose, among a revision's signals: no rule decides then. */
export const SECTION_SIGNAL = "section:";

export type NamedCode = { readonly code: string; readonly name: string };
export type Entity = { readonly kind: string; readonly name: string };

export type ArrivingPicture = {
  /** Of one that the desk chose: from the newsroom's library (`library:…` in `href`), or on loan from a source's story (`lent:…`). */
  readonly sha?: string;
  readonly href: string;
  readonly caption: string;
  readonly alt: string;
  readonly credit: string;
  readonly rights: string;
  readonly usageTerms: string;
  readonly creator: string;
  /** IPTC digital source type, its last part; empty where nobody said. */
  readonly sourceType: string;
  /** The source's identity of the picture; empty where it has none. */
  readonly guid: string;
  readonly limits: Limits;
  readonly validFrom: Instant | null;
  readonly expiresAt: Instant | null;
  /** Terms of its own that nobody has said the meaning of; it waits, alone. Empty where there are none. */
  readonly ask: string;
  readonly width: number | null;
  readonly height: number | null;
};

/** One version of a story as its source sent it, in our words. Texts are empty rather than missing. */
export type Arrival = {
  readonly sourceId: string;
  readonly storyKey: string;
  readonly versionRaw: string | null;
  readonly versionOrd: number | null;
  readonly versionCreated: Instant | null;
  readonly firstCreated: Instant | null;
  readonly receivedAt: Instant;
  readonly pubStatus: "usable" | "withheld" | "canceled";
  readonly kind: string;
  readonly unfit: Exclude<HeldFor, "withheld"> | null;
  readonly isEmbargoed: boolean;
  readonly embargoUntil: Instant | null;
  readonly expiresAt: Instant | null;
  readonly headline: string;
  readonly deck: string;
  readonly kicker: string;
  readonly slugline: string;
  readonly byline: string;
  readonly dateline: string;
  readonly lang: string;
  readonly urgency: number | null;
  readonly blocks: readonly Block[];
  readonly subjects: readonly NamedCode[];
  readonly entities: readonly Entity[];
  readonly pictures: readonly ArrivingPicture[];
  readonly rights: SentRights;
  readonly editorNote: string;
  readonly signals: readonly string[];
  readonly isCorrection: boolean;
  /** The source's own address of the story; empty where it gave none. */
  readonly link: string;
  readonly correctionNote: string;
  /** What its terms forbid. */
  readonly limits: Limits;
  /** Why an editor has to look before it goes out; empty when nobody has to. */
  readonly ask: string;
  /** Whether its source says that what it corrects must not be repeated. */
  readonly isUnrepeated: boolean;
  /** Why it does not replace what stands but waits beside it, and the sentence for the desk; null where it replaces it. */
  readonly aside: { readonly kind: "add" | "clarification"; readonly why: string } | null;
  /** What the desk is told when another text has come before under the same version number; null where the later one simply stands. */
  readonly askOnConflict: string | null;
  /** What the desk's own rules say of it: why an editor has to look (empty: nobody has to), and its section (empty: its own). */
  readonly byRule?: { readonly hold: string; readonly section: string };
};

/** What the arrival did, in the words of the contract. */
export type Outcome = "created" | "updated" | "corrected" | "killed" | "withheld" | "embargoed" | "unchanged" | "stale" | "rejected";
