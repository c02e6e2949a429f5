import { type Instant, sha256 } from "#kit";
import { type Arrival, type HeldFor, textOfBlock } from "#stories";
import type { ItemOrder, WireItem } from "./item.ts";

/** The kinds that are a text for readers. */
const STORY_KINDS: readonly string[] = ["story"];

const keyOfId = (id: string): string => (/^https?:\/\//iu.test(id) ? id.replace(/[?#].*$/su, "") : id);

/**
 * The source's identity of the story behind an item, stable over its versions. An address as identity loses its query, which some agencies
 * fill anew each time; an item without any id is known by its provider, headline and beginning.
 */
export const storyKeyOf = (item: WireItem): string => {
  const id = item.storyKey ?? item.guid;
  if (id !== null) return keyOfId(id);
  const first = item.blocks[0];
  return `text:${sha256([item.provider ?? "", item.headline ?? "", first === undefined ? "" : textOfBlock(first)].join("\n"))}`;
};

/** Why readers cannot be shown the content of an item, whatever its status; null when they can. */
export const unfitFor = (item: WireItem): Exclude<HeldFor, "withheld"> | null => {
  if (item.kind === "advisory") return "advisory";
  if (!STORY_KINDS.includes(item.kind)) return "not-a-story";
  if ((item.headline ?? "").trim() === "") return "no-headline";
  if (!item.blocks.some((block) => textOfBlock(block).trim() !== "")) return "no-text";
  return item.askEditor === null ? null : "needs-editor";
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

/** What an item tells of another one, as an arrival of that one: its status and no content. */
export const arrivalOfOrder = (item: WireItem, order: ItemOrder, sourceId: string, receivedAt: Instant): Arrival => ({
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
    sourceId,
    receivedAt,
  ),
  storyKey: keyOfId(order.guid),
  versionRaw: null,
  versionOrd: null,
  unfit: null,
  isEmbargoed: false,
  embargoUntil: null,
});
