import type { Instant, SafeUrl } from "#kit";
import { absolute, fill, paths, routes } from "#paths";
import type { Allowance } from "#rights";
import type { Block, StoryView } from "#stories";
import type { Frame } from "#ui";
import { type OutPicture, outPicture } from "./out-picture.ts";
import { storyOut } from "./story-out.ts";

/** A subject by a code of the IPTC ("medtop", "subj"), of another list ("other"), or by its name alone. */
export type OutSubject = { readonly scheme: "medtop" | "subj" | "other" | null; readonly code: string; readonly name: string };

/**
 * A story as an item of a news format, before any format: what its rights let out by the API, in the words of its source. Texts are empty
 * rather than missing. `guid` is the source's own where that is an address or URN, so that receivers know the item again.
 */
export type OutItem = {
  readonly allow: Exclude<Allowance, "none" | "notice">;
  readonly guid: string;
  /** What the source calls it, where that can be no `guid`. */
  readonly sourceId: string | null;
  readonly version: string;
  readonly url: SafeUrl;
  /** The page's permanent address, without a slug. */
  readonly shortUrl: SafeUrl;
  readonly provider: string;
  readonly headline: string;
  readonly subheadline: string;
  readonly kicker: string;
  readonly byline: string;
  readonly dateline: string;
  /** BCP 47; empty where nobody said. */
  readonly language: string;
  readonly versionCreated: Instant;
  readonly firstCreated: Instant | null;
  readonly changedAt: Instant;
  readonly expiresAt: Instant | null;
  readonly urgency: number | null;
  readonly blocks: readonly Block[];
  readonly excerpt: string;
  readonly subjects: readonly OutSubject[];
  readonly entities: readonly { readonly kind: string; readonly name: string }[];
  readonly pictures: readonly OutPicture[];
  readonly rights: {
    readonly holder: string;
    /** Only a stated one. */
    readonly year: number | null;
    readonly notice: string;
    readonly usageTerms: string;
    readonly creditLine: string;
    /** Reserved against text and data mining. */
    readonly isReserved: boolean;
  };
  /** The version is a correction; its text for readers, where one came. */
  readonly correction: { readonly note: string } | null;
};

const isUri = (key: string): boolean =>
  /^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/iu.test(key) && !/^(?:text|slug):/u.test(key) && URL.canParse(key);

const TOP = /^(?:0[1-9]|1[0-7])0{6}$/u;

const subjectOf = ({ code, name }: { readonly code: string; readonly name: string }): OutSubject => {
  if (/^\d{8}$/u.test(code)) return { scheme: TOP.test(code) || code >= "20000000" ? "medtop" : "subj", code, name };
  return { scheme: code === "" ? null : "other", code, name };
};

/** The year that a source states itself; never a guess of ours. */
export const statedYear = ({ year, notice }: StoryView["sent"]["rights"]): number | null => {
  const found = /(?<!\d)(?:19|20)\d\d(?!\d)/u.exec(notice ?? "")?.[0];
  return year ?? (found === undefined ? null : Number(found));
};

/** What a story's source said of its rights, word for word, and the line that the site prints where it said nothing that can be printed. */
const rightsOf = ({ sent, rightsLine, source, permit }: StoryView): OutItem["rights"] => {
  const isOwnWords = rightsLine.origin === "item" && sent.rights.parts === undefined;
  return {
    holder: sent.rights.holder ?? rightsLine.holder,
    year: statedYear(sent.rights),
    notice: isOwnWords ? (sent.rights.notice ?? rightsLine.text) : rightsLine.text,
    usageTerms: sent.rights.usageTerms ?? "",
    creditLine: sent.rights.creditLine ?? source.name,
    isReserved: permit.reservation === 1,
  };
};

/** The item that leaves by the API; null where its rights let nothing out. */
export const outItem = (frame: Frame, story: StoryView): OutItem | null => {
  const out = storyOut(story, "api", frame.now);
  if (out.allow === "none" || out.allow === "notice") return null;
  const { sent } = story;
  const isShown = out.allow !== "link";
  const current = story.versions.at(-1);
  const shortUrl = absolute(frame.origin, fill(routes.story, { id: story.shortId }));
  return {
    allow: out.allow,
    guid: isUri(sent.key) ? sent.key : shortUrl,
    sourceId: isUri(sent.key) || /^(?:text|slug):/u.test(sent.key) ? null : sent.key,
    version: sent.version ?? String(story.versions.length),
    url: absolute(frame.origin, paths.story({ id: story.shortId, slug: story.slug })),
    shortUrl,
    provider: story.source.name,
    headline: story.headline,
    subheadline: out.deck,
    kicker: isShown ? story.kicker : "",
    byline: out.byline,
    dateline: out.dateline,
    language: story.lang === "und" ? "" : story.lang,
    versionCreated: sent.versionCreated ?? current?.shownAt ?? story.updatedAt,
    firstCreated: sent.firstCreated,
    changedAt: story.updatedAt,
    expiresAt: story.expiresAt,
    urgency: sent.urgency,
    blocks: out.blocks ?? [],
    excerpt: out.excerpt ?? "",
    subjects: isShown ? sent.subjects.map(subjectOf) : [],
    entities: isShown ? sent.entities : [],
    pictures: out.pictures.map((picture) => outPicture(frame.origin, picture)),
    rights: rightsOf(story),
    correction: current?.isCorrection === true ? { note: isShown ? current.correctionNote : "" } : null,
  };
};
