import type { Instant } from "#kit";
import { readInstant } from "../read-instant.ts";
import type { PubStatus, WireItem, WirePicture } from "../item.ts";
import type { RefusedItem } from "../reading.ts";
import { reason } from "../reason.ts";

/** The last part of a code: of `stat:canceled`, of `http://cv.iptc.org/newscodes/pubstatusg2/canceled`, of `canceled`. */
export const lastPart = (code: string): string => code.split(/[:/#]/u).at(-1) ?? code;

const STATUSES: ReadonlyMap<string, PubStatus> = new Map([
  ["usable", "usable"],
  ["withheld", "withheld"],
  ["withhold", "withheld"],
  ["hold", "withheld"],
  ["held", "withheld"],
  ["canceled", "canceled"],
  ["cancelled", "canceled"],
  ["killed", "canceled"],
  ["kill", "canceled"],
  ["deleted", "canceled"],
  ["withdrawn", "canceled"],
]);

/** A status by its last part in any case; usable when there is none; null for one that nobody knows. */
export const pubStatusOf = (code: string | null): PubStatus | null =>
  code === null ? "usable" : (STATUSES.get(lastPart(code).trim().toLowerCase()) ?? null);

/** Of several statuses of one item the one that lets out least; usable of none. */
export const strictest = (statuses: readonly PubStatus[]): PubStatus =>
  statuses.includes("canceled") ? "canceled" : statuses.includes("withheld") ? "withheld" : "usable";

export const unknownStatus = (code: string): string =>
  code === "" ? reason("status-empty") : reason("status-none", { status: code.slice(0, 60) });

/** An IPTC subject by its digits, any other code as it was sent. */
export const subjectCodeOf = (code: string): string => {
  const digits = /(?:^(?:medtop|subj):|newscodes\/(?:mediatopic|subjectcode)\/)(\d{8})$/u.exec(code)?.[1];
  return digits ?? code;
};

/** The year that a copyright notice states: the last of a range ("2024-2026", "2024-26"), else the first that stands in it. */
export const yearIn = (notice: string | null): number | null => {
  const found = /(?<!\d)((?:19|20)\d\d)(?:\s*[-–]\s*((?:19|20)\d\d|\d\d(?!\d|[-–/.]\d)))?(?!\d)/u.exec(notice ?? "");
  const [from, to] = [found?.[1], found?.[2]];
  if (from === undefined) return null;
  const last = to === undefined ? Number(from) : Number(to.length === 2 ? from.slice(0, 2) + to : to);
  return Math.max(last, Number(from));
};

export const urgencyOf = (text: string | null): number | null => (text !== null && /^[1-9]$/u.test(text.trim()) ? Number(text) : null);

/** Why an item with this end of its licence cannot be taken: one that nobody can read must not pass for none. A kill is taken in any case. */
export const expiryProblem = (text: string | null, pubStatus: PubStatus): string | null =>
  text === null || pubStatus === "canceled" || readInstant(text) !== null ? null : reason("licence-end", { when: text.slice(0, 60) });

/** The end of a picture's licence, by the clocks of `zone` where it states none; one that nobody can read is over. */
export const pictureEndOf = (text: string | null, zone: string | null): Instant | null =>
  text === null ? null : (readInstant(text, zone) ?? "1970-01-01T00:00:00.000Z");

/** An item that says nothing: a format of few fields fills in what it has. */
export const SILENT: Omit<WireItem, "format"> = {
  kind: "story",
  guid: null,
  storyKey: null,
  version: null,
  provider: null,
  providerName: null,
  pubStatus: "usable",
  urgency: null,
  headline: null,
  subheadline: null,
  kicker: null,
  slugline: null,
  byline: null,
  dateline: null,
  language: null,
  versionCreated: null,
  firstCreated: null,
  embargo: null,
  expiresAt: null,
  location: null,
  link: null,
  blocks: [],
  subjects: [],
  entities: [],
  pictures: [],
  rights: { holder: null, year: null, notice: null, usageTerms: null, creditLine: null },
  expression: null,
  edNote: null,
  signals: [],
  isCorrection: false,
  correctionNote: null,
  orders: [],
  askEditor: null,
};

/** Statements that stand in several places as one text, each once: a single one as it was sent, several as sentences; null for none. */
export const inSentences = (texts: readonly (string | null)[]): string | null => {
  const [first, ...more] = new Set(texts.flatMap((text) => text ?? []));
  if (first === undefined || more.length === 0) return first ?? null;
  return [first, ...more].map((text) => (/[.!?]$/u.test(text) ? text : `${text}.`)).join(" ");
};

const GUID_LETTERS = 1000;
const NAME_LETTERS = 300;
/** A digital source type (IPTC) as a signal: whether a camera, a hand or a program made it. */
export const sourceTypeSignal = (code: string | null): readonly string[] => (code === null ? [] : [`digitalsourcetype:${lastPart(code)}`]);

const SUBJECTS = 100;
const ENTITIES = 200;
const PICTURES = 50;

/** The beginning of a text; never half a character. */
export const clip = (text: string, most = NAME_LETTERS): string => text.slice(0, most).replace(/[\ud800-\udbff]$/u, "");

const cut = (text: string | null, most?: number): string | null => (text === null ? null : clip(text, most));

/** Bounds what is only named in an item, so that no list and no index is filled by one. Texts for readers are never cut. */
export const bounded = (item: WireItem): WireItem => ({
  ...item,
  version: cut(item.version, 60),
  provider: cut(item.provider),
  providerName: cut(item.providerName),
  language: cut(item.language, 35),
  location: cut(item.location),
  subjects: item.subjects.slice(0, SUBJECTS).map(({ code, name }) => ({ code: clip(code), name: clip(name) })),
  entities: item.entities.slice(0, ENTITIES).map(({ kind, name }) => ({ kind, name: clip(name) })),
  pictures: item.pictures.slice(0, PICTURES),
  signals: item.signals.slice(0, 50).map((signal) => clip(signal)),
});

/** Most items of one document. */
export const ITEMS_MOST = 2_000;

export const tooMany = (count: number): RefusedItem => ({
  guid: null,
  reason: reason("too-many-items", { count, most: ITEMS_MOST }),
});

export const guidProblem = (guid: string | null): string | null =>
  guid !== null && guid.length > GUID_LETTERS ? reason("long-guid", { letters: guid.length, most: GUID_LETTERS }) : null;

/** One rendition of a picture. */
export type Rendition = {
  readonly href: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly contentType: string | null;
};

/** Types that a page can show, or that we can make one of that it can. */
const SHOWABLE = /^image\/(?:jpe?g|pjpeg|png|webp|gif|tiff?|avif)$/iu;

/** The largest rendition that a page can show; one that says nothing of its type is believed to be a picture. */
export const bestRendition = (renditions: readonly Rendition[]): Rendition | null => {
  const usable = renditions.filter((each) => each.href !== "" && (each.contentType === null || SHOWABLE.test(each.contentType)));
  return usable.toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))[0] ?? null;
};

export const pictureOf = (
  rendition: Rendition,
  more: Partial<Pick<WirePicture, "caption" | "alt" | "credit" | "rights" | "usageTerms" | "guid" | "stated">>,
): WirePicture => ({
  href: rendition.href,
  width: rendition.width,
  height: rendition.height,
  contentType: rendition.contentType,
  caption: more.caption ?? null,
  alt: more.alt ?? null,
  credit: more.credit ?? null,
  rights: more.rights ?? null,
  usageTerms: more.usageTerms ?? null,
  guid: more.guid ?? null,
  ...(more.stated === undefined ? {} : { stated: more.stated }),
});

/** Pixels as sent: "1200", 1200, "1200px". */
export const pixelsOf = (value: unknown): number | null => {
  const found =
    typeof value === "number" ? String(Math.round(value)) : typeof value === "string" ? /^\s*(\d{1,6})/u.exec(value)?.[1] : undefined;
  const pixels = found === undefined ? Number.NaN : Number(found);
  return Number.isInteger(pixels) && pixels > 0 ? pixels : null;
};

/** A picture that a document offers for a story, and all the addresses that its renditions have. */
export type Offer = { readonly picture: WirePicture; readonly hrefs: readonly string[] };

/** Each picture once: one in the text that is only another rendition of an offered one is that, with what only the text says of it. */
export const mergePictures = (offers: readonly Offer[], inText: readonly WirePicture[]): readonly WirePicture[] => {
  const found = new Map<string, WirePicture>();
  const byHref = new Map<string, string>();
  for (const { picture, hrefs } of offers) {
    if (!found.has(picture.href)) found.set(picture.href, picture);
    for (const href of [picture.href, ...hrefs]) if (!byHref.has(href)) byHref.set(href, picture.href);
  }
  for (const picture of inText) {
    const known = found.get(byHref.get(picture.href) ?? picture.href);
    const { caption, alt, credit } = picture;
    found.set(
      known?.href ?? picture.href,
      known === undefined
        ? picture
        : { ...known, caption: known.caption ?? caption, alt: known.alt ?? alt, credit: known.credit ?? credit },
    );
  }
  return [...found.values()];
};

/** Whether a picture's embargo lasts longer than what it would be shown with is held: `until` is that embargo's end, else that version's time. */
export const isHeldBeyond = (embargo: WireItem["embargo"], until: Instant | null): boolean =>
  embargo !== null && (embargo.until === null || until === null || embargo.until > until);
