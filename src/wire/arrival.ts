import { type Instant, sha256 } from "#kit";
import { type Arrival, type HeldFor, textOfBlock } from "#stories";
import type { WireItem } from "./item.ts";

/** The kinds that are a text for readers. */
const STORY_KINDS: readonly string[] = ["story"];

/**
 * The source's identity of the story behind an item, stable over its versions. An address as identity loses its query, which some agencies
 * fill anew each time; an item without any id is known by its provider, headline and beginning.
 */
export const storyKeyOf = (item: WireItem): string => {
  if (item.guid !== null) return /^https?:\/\//iu.test(item.guid) ? item.guid.replace(/[?#].*$/su, "") : item.guid;
  const first = item.blocks[0];
  return `text:${sha256([item.provider ?? "", item.headline ?? "", first === undefined ? "" : textOfBlock(first)].join("\n"))}`;
};

/** Why readers cannot be shown the content of an item, whatever its status; null when they can. */
export const unfitFor = (item: WireItem): Exclude<HeldFor, "withheld"> | null => {
  if (item.kind === "advisory") return "advisory";
  if (!STORY_KINDS.includes(item.kind)) return "not-a-story";
  if ((item.headline ?? "").trim() === "") return "no-headline";
  return item.blocks.some((block) => textOfBlock(block).trim() !== "") ? null : "no-text";
};

const versionOrd = (version: string | null): number | null =>
  version !== null && /^\d{1,15}$/u.test(version.trim()) ? Number(version) : null;

/** A parsed item as `stories` takes it, from `sourceId`. A missing text is empty; a missing language is `und`, undetermined (BCP 47). */
export const arrivalOf = (item: WireItem, sourceId: string, receivedAt: Instant): Arrival => ({
  sourceId,
  storyKey: storyKeyOf(item),
  versionRaw: item.version,
  versionOrd: versionOrd(item.version),
  versionCreated: item.versionCreated,
  firstCreated: item.firstCreated,
  receivedAt,
  pubStatus: item.pubStatus,
  kind: item.kind,
  unfit: item.pubStatus === "canceled" ? null : unfitFor(item),
  isEmbargoed: item.embargo !== null,
  embargoUntil: item.embargo?.until ?? null,
  expiresAt: item.expiresAt,
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
  pictures: item.pictures.map((picture) => ({
    href: picture.href,
    caption: picture.caption ?? "",
    alt: picture.alt ?? "",
    credit: picture.credit ?? "",
    rights: picture.rights ?? "",
    width: picture.width,
    height: picture.height,
  })),
  rights: item.rights,
  editorNote: item.edNote ?? "",
  signals: item.signals,
  isCorrection: item.isCorrection,
  correctionNote: item.correctionNote ?? "",
});
