import type { Instant } from "#kit";
import { looksLikeHtml } from "../markup/read-body.ts";
import type { Xml } from "../markup/read-xml.ts";
import { readInstant } from "../read-instant.ts";
import { reason } from "../reason.ts";
import { readRfc822 } from "../read-rfc822.ts";
import type { ItemRead, ReadItems } from "../reading.ts";
import { entryItem, type Feed, htmlText, readEntries, titleText } from "./feed-entry.ts";
import { elementsOf, lineOf } from "./feed-xml.ts";
import { ITEMS_MOST, type Offer, pictureOf } from "./parts.ts";
import { feedOf, isRss, linkOf, subjectsOf } from "./rss.ts";
import { rawTextOf } from "../markup/xml.ts";

const channelOf = (root: Xml): Xml => elementsOf(root, "channel")[0] ?? root;

/** A whole site as WordPress exports it (WXR): RSS 2.0 with elements of its own. */
export const isWordpress = (root: Xml): boolean => {
  if (!isRss(root)) return false;
  const channel = channelOf(root);
  return (
    elementsOf(channel, "wp:wxr_version").length > 0 ||
    elementsOf(channel, "item").some((item) => elementsOf(item, "wp:post_type").length > 0)
  );
};

/** In universal time; "0000-00-00 00:00:00" stands in what was never published. */
const dateOf = (item: Xml, name: string): Instant | null => {
  const said = lineOf(item, name);
  return said === null || said.startsWith("0000") ? null : readInstant(said.replace(" ", "T"));
};

/** A mark that WordPress replaces by something of its own: one with values in it, or one of a kind that every site has. */
const SHORT_CODE = /\[\/?(?:caption|gallery|embed|audio|video|playlist)(?:\s[^\]]*)?\]|\[[a-z][\w-]*\s+[\w-]+=[^\]]*\]/giu;
const CLOSED = /\[\/([a-z][\w-]*)\]/giu;

/** A text without such marks. Those in pairs leave what they hold; words in brackets that close nothing ("[sic]") stay. */
const withoutShortCodes = (html: string): string => {
  const closed = new Set([...html.matchAll(CLOSED)].map(([, name]) => name?.toLowerCase()));
  const bare = html.replace(SHORT_CODE, "").replace(CLOSED, "");
  return closed.size === 0
    ? bare
    : bare.replace(/\[([a-z][\w-]*)\]/giu, (all, name: string) => (closed.has(name.toLowerCase()) ? "" : all));
};

/** WordPress keeps the paragraphs of its older editor as blank lines and makes elements of them when it shows a page. */
const withParagraphs = (html: string): string =>
  /<p[\s>]/iu.test(html)
    ? html
    : html
        .split(/\r?\n\s*\r?\n/u)
        .map((part) => part.trim())
        .filter((part) => part !== "")
        .map((part) =>
          /^<(?:h[1-6]|ul|ol|blockquote|table|figure|div|pre|hr)\b/iu.test(part) ? part : `<p>${part.replace(/\r?\n/gu, "<br>")}</p>`,
        )
        .join("\n");

const textOf = (item: Xml, name: string): string | null => {
  const [element] = elementsOf(item, name);
  const text = element === undefined ? "" : withoutShortCodes(rawTextOf(element)).trim();
  return text === "" ? null : text;
};

/** What is in an export beside its posts, by id: the names of authors and the addresses of files. */
type Export = { readonly feed: Feed; readonly names: ReadonlyMap<string, string>; readonly files: ReadonlyMap<string, string> };

const pairs = (elements: readonly Xml[], key: string, value: string): ReadonlyMap<string, string> =>
  new Map(
    elements.flatMap((element) => {
      const [from, to] = [lineOf(element, key), lineOf(element, value)];
      return from === null || to === null ? [] : [[from, to] as const];
    }),
  );

const thumbnailOf = (item: Xml, { files }: Export): readonly Offer[] => {
  const meta = elementsOf(item, "wp:postmeta").find((each) => lineOf(each, "wp:meta_key") === "_thumbnail_id");
  const href = files.get((meta === undefined ? null : lineOf(meta, "wp:meta_value")) ?? "");
  return href === undefined ? [] : [{ picture: pictureOf({ href, width: null, height: null, contentType: null }, {}), hrefs: [href] }];
};

/** Posts that stand on the site for everybody: no pages, drafts, private ones and those behind a password. */
const isPublished = (item: Xml): boolean =>
  lineOf(item, "wp:post_type") === "post" && lineOf(item, "wp:status") === "publish" && lineOf(item, "wp:post_password") === null;

const readPost = (item: Xml, all: Export): ItemRead => {
  const guid = lineOf(item, "guid");
  const link = linkOf(item, guid);
  const [content, excerpt] = [textOf(item, "content:encoded"), textOf(item, "excerpt:encoded")];
  const published = dateOf(item, "wp:post_date_gmt") ?? readRfc822(lineOf(item, "pubDate"));
  const creator = lineOf(item, "dc:creator");
  return entryItem(
    {
      ...{ id: guid, link, base: link ?? all.feed.link, title: titleText(lineOf(item, "title")) },
      content: content === null ? null : htmlText(withParagraphs(content)),
      summary: excerpt === null ? null : looksLikeHtml(excerpt) ? htmlText(excerpt) : excerpt,
      ...{ published, updated: dateOf(item, "wp:post_modified_gmt") },
      authors: creator === null ? [] : [all.names.get(creator) ?? creator],
      subjects: subjectsOf(item),
      ...{ holder: null, notice: null, usageTerms: null, creditLine: null, language: null },
      offers: thumbnailOf(item, all),
      ...{ embargo: null, expiresAt: null, isDraft: false },
    },
    all.feed,
  );
};

/** Every published post of a site exported by WordPress, with the name of its author and the picture that stands above it. */
export const readWordpress = (root: Xml): ReadItems => {
  const channel = channelOf(root);
  const items = elementsOf(channel, "item");
  const all: Export = {
    feed: { ...feedOf(root, channel), format: "wxr" },
    names: pairs(elementsOf(channel, "wp:author"), "wp:author_login", "wp:author_display_name"),
    files: pairs(items, "wp:post_id", "wp:attachment_url"),
  };
  const posts = items.filter(isPublished);
  if (posts.length === 0) return { items: [], refused: [{ guid: null, reason: reason("wordpress") }] };
  return readEntries(
    posts.slice(0, ITEMS_MOST).map((item) => readPost(item, all)),
    posts.length,
  );
};
