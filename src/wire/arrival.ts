import { fold, type Instant, type Lang, sha256 } from "#kit";
import { isLocked, type TermRule } from "#rights";
import { type Arrival, type ConflictPolicy, type HeldFor, SECTION_SIGNAL, textOfBlock } from "#stories";
import { arrivingPicture } from "./arriving-picture.ts";
import { withoutTokens } from "./formats/without-tokens.ts";
import type { ItemOrder, WireItem } from "./item.ts";
import { asideIn, isUnrepeated } from "./standing.ts";
import { type Terms, termsOf } from "./terms-of.ts";
import { wordsOf } from "./words/index.ts";
import { lifeWordsOf } from "./words/life/index.ts";

/** The kinds that are a text for readers. */
const STORY_KINDS: readonly string[] = ["story"];

const keyOfId = (id: string): string => (/^https?:\/\//iu.test(id) ? withoutTokens(id).replace(/#.*$/su, "") : id);

/**
 * How a source's items name their story: by their id as it is, by it without the revision it ends with, by slugline and day; `constant` where
 * the id is the same for all of them, so that slugline or headline and the day have to do.
 */
export const IDENTITIES = ["guid", "guid-without-revision", "slugline", "constant"] as const;
export type Identity = (typeof IDENTITIES)[number];

/** An id without the number of a revision at its end: "…:17:3", "…-v2", "…_4N". */
const withoutRevision = (id: string): string => id.replace(/(?<=[\p{L}\p{N}])[-_:.]v?\d{1,6}[A-Z]?$/u, "");

/** A `urn:newsml:` without date and item (RFC 3085): it names the provider, not a story. */
const isProviderOnly = (id: string): boolean => /^urn:newsml:/iu.test(id) && id.split(":").length < 5;

/** Headlines under which agencies tell newsrooms of a story instead of telling it. */
const BULLETIN =
  /^\W*(?:(?:MANDATORY |STORY |PHOTO |PICTURE )*(?:KILL|ELIMINATION|WITHDRAWAL|WITHDRAWN|DISREGARD|WITHHOLD|HOLD FOR RELEASE)(?: KILL| NOTICE)*|(?:EDITORS?['’]? )?ADVISORY|(?:EDITOR['’]?S['’]? )?NOTE TO EDITORS|EDITORS?['’]? NOTE)\b(?=\W|$)/u;

const bulletinIn = (item: WireItem): string | null => {
  const found = BULLETIN.exec(item.headline ?? "")?.[0].trim();
  return found === undefined ? null : wordsOf(LOG_LANG).bulletin(found);
};

/** Sentences of the log are kept in the desk's language: English until a newsroom chooses another. */
export const LOG_LANG: Lang = "en";

const dayOf = (item: WireItem): string => (item.firstCreated ?? item.versionCreated ?? "").slice(0, 10);

/** A headline without the words that agencies put before it from version to version. */
const bareHeadline = (headline: string): string =>
  fold(headline.replace(/^\W*(?:\p{Lu}{3,}(?:\s+\d+)?\s*[-–—:]\s*)+/u, "").trim() || headline);

const keyBySlugline = (item: WireItem): string | null =>
  item.slugline === null
    ? null
    : `slug:${fold(item.slugline)}:${item.firstCreated === null ? dayOf(item) : item.firstCreated.slice(0, 10)}`;

/** For items that nothing else tells apart. The digest keeps words out of what is written down of a killed story. */
const keyByWords = (item: WireItem): string => {
  const first = item.blocks[0];
  const words = item.headline === null ? (first === undefined ? "" : textOfBlock(first)) : bareHeadline(item.headline);
  return `text:${sha256([item.provider ?? "", words, dayOf(item)].join("\n"))}`;
};

/**
 * The source's identity of the story behind an item, stable over its versions. An address as identity loses those parameters that some
 * agencies fill anew each time; an item without an id of its own is known by its slugline or headline and its day.
 */
export const storyKeyOf = (item: WireItem, identity: Identity = "guid"): string => {
  const id = item.storyKey ?? item.guid;
  const isConstant = identity === "constant" || (id !== null && item.storyKey === null && isProviderOnly(id));
  if (isConstant && (item.storyKey === null || item.storyKey === item.guid)) return keyBySlugline(item) ?? keyByWords(item);
  if (identity === "slugline" && item.slugline !== null) return keyBySlugline(item) ?? "";
  if (id !== null) return keyOfId(identity === "guid-without-revision" ? withoutRevision(id) : id);
  return keyByWords(item);
};

/** Why readers cannot be shown the content of an item, whatever its status; null when they can. */
const unfitFor = (item: WireItem, ask: string | null): Exclude<HeldFor, "withheld"> | null => {
  if (item.kind === "advisory") return "advisory";
  if (!STORY_KINDS.includes(item.kind)) return "not-a-story";
  if ((item.headline ?? "").trim() === "") return "no-headline";
  if (!item.blocks.some((block) => textOfBlock(block).trim() !== "")) return "no-text";
  return ask === null ? null : "needs-editor";
};

/** A version as a number, where it is one but for a letter of the agency's: "9", "v10", "3N". */
export const versionOrd = (version: string | null): number | null => {
  const digits = /^\s*v?(\d{1,15})[A-Z]?\s*$/u.exec(version ?? "")?.[1];
  return digits === undefined ? null : Number(digits);
};

/** Until when it is held: an embargo and the beginning of a licence are the same to readers; the later one counts, one without an end holds. */
const openingOf = ({ embargo }: WireItem, { validFrom }: Terms): Pick<Arrival, "isEmbargoed" | "embargoUntil"> => {
  if (embargo?.until === null) return { isEmbargoed: true, embargoUntil: null };
  const until =
    [embargo?.until ?? null, validFrom]
      .filter((at) => at !== null)
      .toSorted()
      .at(-1) ?? null;
  return { isEmbargoed: until !== null, embargoUntil: until };
};

/** What a source's profile says of reading its items. */
export type SourceReading = {
  readonly id: string;
  readonly identity: Identity;
  readonly termRules: readonly TermRule[];
  readonly terms: string;
  readonly conflict: ConflictPolicy;
};

/** A parsed item as `stories` takes it, from its source. A missing text is empty; a missing language is `und`, undetermined (BCP 47). */
export const arrivalOf = (item: WireItem, source: SourceReading, receivedAt: Instant): Arrival => {
  const terms = termsOf(
    {
      terms: [item.rights.usageTerms, item.rights.notice],
      note: item.edNote,
      hasEmbargo: item.embargo !== null,
      expression: item.expression,
    },
    source.termRules,
  );
  const { limits, unknown } = terms;
  const words = lifeWordsOf(LOG_LANG).log;
  const aside = asideIn(item);
  const ask = item.askEditor ?? bulletinIn(item) ?? (unknown === null ? null : wordsOf(LOG_LANG).unknownTerms(unknown));
  return {
    limits: { ...limits, isLocked: limits.isLocked || isLocked(source.terms) },
    ask: ask ?? "",
    sourceId: source.id,
    storyKey: storyKeyOf(item, source.identity),
    versionRaw: item.version,
    versionOrd: versionOrd(item.version),
    versionCreated: item.versionCreated,
    firstCreated: item.firstCreated,
    receivedAt,
    pubStatus: item.pubStatus,
    kind: item.kind,
    unfit: item.pubStatus === "canceled" ? null : unfitFor(item, ask),
    ...openingOf(item, terms),
    expiresAt: [item.expiresAt, terms.validTo].filter((at) => at !== null).toSorted()[0] ?? null,
    headline: item.headline ?? "",
    deck: item.subheadline ?? "",
    kicker: item.kicker ?? "",
    slugline: item.slugline ?? "",
    byline: item.byline ?? "",
    dateline: item.dateline ?? "",
    lang: item.language ?? "und",
    urgency: item.urgency,
    blocks: item.blocks,
    subjects: item.subjects,
    entities: item.entities,
    pictures: item.pictures.map((picture) => arrivingPicture(picture, item, source.termRules)),
    rights: item.rights,
    editorNote: item.edNote ?? "",
    signals: item.signals.filter((signal) => !signal.startsWith(SECTION_SIGNAL)),
    isCorrection: item.isCorrection,
    link: item.link ?? "",
    correctionNote: item.correctionNote ?? "",
    isUnrepeated: item.isCorrection && isUnrepeated(item),
    aside: aside === null ? null : { kind: aside, why: words[aside] },
    askOnConflict: source.conflict === "ask" ? words.conflictAsk : null,
  };
};

/** What an item tells of another one, as an arrival of that one: its status and no content. */
export const arrivalOfOrder = (item: WireItem, order: ItemOrder, source: SourceReading, receivedAt: Instant): Arrival => ({
  ...arrivalOf(
    {
      ...item,
      pubStatus: order.pubStatus,
      headline: null,
      subheadline: null,
      slugline: null,
      byline: null,
      blocks: [],
      pictures: [],
      subjects: [],
    },
    source,
    receivedAt,
  ),
  storyKey: keyOfId(order.guid),
  versionRaw: null,
  versionOrd: null,
  unfit: null,
  isEmbargoed: false,
  embargoUntil: null,
  aside: null,
});
