import { fold, type Instant, safeUrl, sha256 } from "#kit";
import { type Block, paragraphsOf } from "#stories";
import type { NamedSubject, PubStatus, WireItem } from "../item.ts";
import { firstWords } from "../markup/first-words.ts";
import { flat, type Markup, textWithin } from "../markup/markup.ts";
import { picturesInMarkup } from "../markup/pictures-in.ts";
import { blocksOf } from "../markup/blocks-of.ts";
import { blocksOfText, looksLikeHtml } from "../markup/read-body.ts";
import { readHtml } from "../markup/read-html.ts";
import { resolved, resolveLinks } from "../markup/resolve-links.ts";
import type { ItemRead, ReadItems } from "../reading.ts";
import { picturesOfEntry } from "./feed-pictures.ts";
import { bounded, guidProblem, ITEMS_MOST, type Offer, SILENT, tooMany, yearIn } from "./parts.ts";

/** A text of a feed: markup, or characters that are none. */
export type FeedText = Markup | string;

/** What a feed says of all its entries. */
export type Feed = {
  readonly format: string;
  readonly title: string | null;
  readonly link: string | null;
  readonly authors: readonly string[];
  readonly notice: string | null;
  readonly usageTerms: string | null;
  readonly language: string | null;
};

/** An entry of a feed of any kind; what is missing is null. `base` is what its relative addresses are relative to. */
export type FeedEntry = {
  readonly id: string | null;
  readonly link: string | null;
  readonly base: string | null;
  readonly title: string | null;
  readonly summary: FeedText | null;
  readonly content: FeedText | null;
  readonly published: Instant | null;
  readonly updated: Instant | null;
  readonly authors: readonly string[];
  readonly subjects: readonly NamedSubject[];
  readonly holder: string | null;
  readonly notice: string | null;
  readonly usageTerms: string | null;
  readonly creditLine: string | null;
  readonly language: string | null;
  readonly offers: readonly Offer[];
  readonly embargo: WireItem["embargo"];
  readonly expiresAt: Instant | null;
  /** Stands in its feed and is not meant to be published yet (RFC 5023, 13.1.1). */
  readonly isDraft: boolean;
};

/** HTML that was escaped once too often still has tags when its entities are decoded, and had none before. */
const unescaped = (html: string): string => {
  if (looksLikeHtml(html) || !/&lt;\/?[a-z]/iu.test(html)) return html;
  const once = textWithin(readHtml(html));
  return looksLikeHtml(once) ? once : html;
};

/** A text that is HTML by its standard, with tags in it or without. */
export const htmlText = (html: string): Markup => readHtml(unescaped(html));

/** A title on one line: entities that were escaped twice decoded, tags taken off where it may have them. */
export const titleText = (text: string | null, mayHaveTags = true): string | null => {
  if (text === null) return null;
  const html = mayHaveTags ? unescaped(text) : text.replaceAll("<", "&lt;");
  const isHtml = mayHaveTags ? looksLikeHtml(html) || html.includes("&") : html.includes("&");
  const line = flat(isHtml ? textWithin(readHtml(html)) : text);
  return line === "" ? null : line;
};

const markupIn = (text: FeedText | null, base: string | null): FeedText | null =>
  text === null || typeof text === "string" ? text : resolveLinks(text, base);

const blocksIn = (text: FeedText | null, headline: string | null): readonly Block[] =>
  text === null ? [] : typeof text === "string" ? blocksOfText(text, headline) : blocksOf(text, headline);

/** Parameters of an address that say who follows it, not where to. */
const PASSING =
  /^(?:utm_\w+|at_\w+|mc_[ce]id|ns_\w+|[fgd]clid|xtor|cmpi?d?|ito|ftcamp|smid|taid|traffic_source|guccounter|token|sig|signature|phpsessid|jsessionid)$/iu;

/**
 * The story behind an identifier, where that is an address: it changes its scheme, its "www." and the tokens in its query, and some feeds count
 * versions behind a "#". Null for other identifiers, which are taken as they are. `link` is the entry's page.
 */
export const feedKey = (id: string | null, link: string | null): string | null => {
  const url = id !== null && /^https?:\/\//iu.test(id) ? URL.parse(id) : null;
  if (url === null) return null;
  const query = [...url.searchParams].filter(([name]) => !PASSING.test(name)).map(([name, value]) => `${name}=${value}`);
  const page = link === null ? null : URL.parse(link);
  const isCounter = /^#\d{1,4}$/u.test(url.hash) && page !== null && page.hash === "" && page.pathname === url.pathname;
  return [
    `web:${url.host.replace(/^www\./u, "")}${url.pathname}`,
    query.length === 0 ? "" : `?${query.join("&")}`,
    isCounter ? "" : url.hash,
  ].join("");
};

const DECK_MOST = 300;

/** The summary as a deck, when it is a line of its own: not the cut beginning of the text. */
const deckOf = (summary: FeedText | null, blocks: readonly Block[], headline: string | null): string | null => {
  if (summary === null) return null;
  const line = flat(typeof summary === "string" ? summary : textWithin(summary));
  if (line === "" || line.length > DECK_MOST || /(?:…|\.{3}|\[[^\]]*\])$/u.test(line) || fold(line) === fold(headline ?? "")) return null;
  return fold(paragraphsOf(blocks).join(" ")).includes(fold(line)) ? null : line;
};

const hostOf = (link: string | null): string | null => (link === null ? null : (URL.parse(link)?.host.replace(/^www\./u, "") ?? null));

const bylineOf = (names: readonly string[]): string | null => (names.length === 0 ? null : [...new Set(names)].join(", "));

/** Longest author in letters. */
const AUTHOR_MOST = 200;

/** Author fields hold addresses of mail too: what is left of one without them. */
export const nameOnly = (sent: string | null): string | null => {
  const author = sent?.slice(0, AUTHOR_MOST) ?? null;
  const inside = /^\S+@\S+\s*\(([^()]+)\)$/u.exec(author ?? "")?.[1];
  const name = flat(inside ?? (author ?? "").replace(/[<(]?(?:mailto:)?[^\s<>()]+@[^\s<>()]+[>)]?/gu, ""));
  return name === "" ? null : name;
};

/** An entry as an item. Feeds have no status: one that is no longer in its feed has only rolled out of its window. */
export const entryItem = (entry: FeedEntry, feed: Feed): ItemRead => {
  const link = entry.link === null ? null : resolved(entry.link, entry.base);
  const stated = entry.title;
  const content = markupIn(entry.content, entry.base);
  const summary = markupIn(entry.summary, entry.base);
  const full = blocksIn(content, stated);
  const blocks = full.length > 0 ? full : blocksIn(summary, stated);
  const headline = stated ?? firstWords(blocks);
  const date = entry.published ?? entry.updated ?? "";
  const guid = entry.id ?? link ?? (headline === null ? null : `hash:${sha256(`${headline}\n${date}`)}`);
  const problem = guidProblem(guid);
  if (problem !== null) return { ok: false, refused: { guid: guid?.slice(0, 200) ?? null, reason: problem } };
  const inText = [full.length > 0 ? content : null, summary].flatMap((text) =>
    text === null || typeof text === "string" ? [] : picturesInMarkup(text),
  );
  const notice = entry.notice ?? feed.notice;
  const provider = feed.title ?? feed.authors[0] ?? hostOf(feed.link ?? link);
  return {
    ok: true,
    item: bounded({
      ...SILENT,
      format: feed.format,
      guid,
      storyKey: feedKey(guid, link),
      provider,
      providerName: provider,
      headline,
      subheadline: full.length > 0 ? deckOf(summary, full, headline) : null,
      byline: bylineOf(entry.authors.length > 0 ? entry.authors : feed.authors),
      pubStatus: entry.isDraft ? "withheld" : "usable",
      language: entry.language ?? feed.language,
      versionCreated: entry.updated ?? entry.published,
      firstCreated: entry.published,
      embargo: entry.embargo,
      expiresAt: entry.expiresAt,
      link: link === null ? null : safeUrl(link),
      blocks,
      subjects: entry.subjects,
      pictures: picturesOfEntry(entry.offers, inText),
      rights: {
        holder: entry.holder,
        year: yearIn(notice),
        notice,
        usageTerms: entry.usageTerms ?? feed.usageTerms,
        creditLine: entry.creditLine,
      },
    }),
  };
};

/** What a feed says of an entry that it has taken back (RFC 6721). */
export const deletedItem = (ref: string, when: Instant | null, comment: string | null, feed: Feed): ItemRead => {
  const problem = guidProblem(ref);
  if (problem !== null) return { ok: false, refused: { guid: ref.slice(0, 200), reason: problem } };
  const pubStatus: PubStatus = "canceled";
  const provider = feed.title ?? feed.authors[0] ?? hostOf(feed.link);
  return {
    ok: true,
    item: bounded({
      ...SILENT,
      ...{ format: feed.format, guid: ref, storyKey: feedKey(ref, null), provider, providerName: provider, pubStatus },
      ...{ language: feed.language, versionCreated: when, edNote: comment },
    }),
  };
};

/** What was read of a feed, taken and refused apart. `count` is how many entries the feed has. */
export const readEntries = (read: readonly ItemRead[], count: number): ReadItems => ({
  items: read.flatMap((each) => (each.ok ? [each.item] : [])),
  refused: [...(count > ITEMS_MOST ? [tooMany(count)] : []), ...read.flatMap((each) => (each.ok ? [] : [each.refused]))],
});
