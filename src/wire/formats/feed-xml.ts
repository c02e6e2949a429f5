import type { Xml } from "../markup/read-xml.ts";
import { attributeOf, isElement, textOf } from "../markup/xml.ts";

/** Namespaces of feeds by the prefix that everybody gives them; without scheme and closing slash, since many are sent with the wrong one. */
const SPACES: ReadonlyMap<string, string> = new Map([
  ["purl.org/dc/elements/1.1", "dc"],
  ["purl.org/dc/elements/1.0", "dc"],
  ["purl.org/dc/terms", "dcterms"],
  ["purl.org/rss/1.0/modules/content", "content"],
  ["search.yahoo.com/mrss", "media"],
  ["video.search.yahoo.com/mrss", "media"],
  ["www.w3.org/2005/atom", "atom"],
  ["purl.org/atom/ns#", "atom"],
  ["backend.userland.com/creativecommonsrssmodule", "cc"],
  ["cyber.law.harvard.edu/rss/creativecommonsrssmodule.html", "cc"],
  ["creativecommons.org/ns#", "cc"],
  ["web.resource.org/cc", "cc"],
  ["www.itunes.com/dtds/podcast-1.0.dtd", "itunes"],
  ["purl.org/atompub/tombstones/1.0", "at"],
  ["news.yandex.ru", "yandex"],
  ["www.w3.org/1999/xhtml", "xhtml"],
  ["rssnamespace.org/feedburner/ext/1.0", "feedburner"],
  ["wordpress.org/export/1.0", "wp"],
  ["wordpress.org/export/1.1", "wp"],
  ["wordpress.org/export/1.2", "wp"],
  ["wordpress.org/export/1.0/excerpt", "excerpt"],
  ["wordpress.org/export/1.1/excerpt", "excerpt"],
  ["wordpress.org/export/1.2/excerpt", "excerpt"],
]);

/** The usual prefix of an element's namespace: also of one that was never declared, which the reader gives as its prefix. */
const prefixOf = ({ space }: Xml): string => {
  const bare = space
    .toLowerCase()
    .replace(/^https?:\/\//u, "")
    .replace(/\/$/u, "");
  if (bare.startsWith("prismstandard.org/namespaces")) return "prism";
  return SPACES.get(bare) ?? (bare === "creativecommons" ? "cc" : bare);
};

/**
 * The child elements of one name, in any case: "title" those in their parent's own namespace, "dc:title" those in the namespace that has this
 * prefix by custom.
 */
export const elementsOf = (parent: Xml | null, name: string): readonly Xml[] => {
  const [local = "", prefix] = name.toLowerCase().split(":").toReversed();
  return (parent?.children ?? [])
    .filter(isElement)
    .filter(
      (child) =>
        child.name.length === local.length &&
        child.name.toLowerCase() === local &&
        (prefix === undefined ? child.space === parent?.space : prefixOf(child) === prefix),
    );
};

/** The first child element, of the first of `names` that there is one of with words or children in it. */
export const elementOf = (parent: Xml | null, ...names: readonly string[]): Xml | null => {
  for (const name of names) {
    const found = elementsOf(parent, name).find((each) => each.children.some((child) => isElement(child) || child.trim() !== ""));
    if (found !== undefined) return found;
  }
  return null;
};

/** The text of that element on one line. */
export const lineOf = (parent: Xml | null, ...names: readonly string[]): string | null => textOf(elementOf(parent, ...names));

/** The texts of all elements of one name that have one. */
export const linesOf = (parent: Xml | null, name: string): readonly string[] =>
  elementsOf(parent, name).flatMap((each) => textOf(each) ?? []);

/** What a licence element points at, or says. */
export const licenceOf = (parent: Xml | null): string | null => {
  const [licence] = elementsOf(parent, "cc:license");
  return attributeOf(licence, "rdf:resource") ?? textOf(licence) ?? lineOf(parent, "dcterms:license");
};
