import { fold } from "#kit";
import { findFirst, flat, type Markup, textWithin } from "../markup/markup.ts";
import { readHtml } from "../markup/read-html.ts";
import type { Xml } from "../markup/read-xml.ts";
import { attributeOf, childOf, childrenOf, markupOf, rawTextOf, textOf } from "../markup/xml.ts";
import { inLanguage, nameOf } from "./g2-meta.ts";
import { nitfLinesIn } from "./nitf-body.ts";
import { lastPart } from "./parts.ts";

export const roleOf = (element: Xml): string => lastPart(attributeOf(element, "role") ?? "").toLowerCase();

const rankOf = (element: Xml): number => Number(attributeOf(element, "rank") ?? "99");

/** The item's headline: one without a role or with that of the main one, in its language, else that of the lowest rank. */
export const headlineOf = (contentMeta: Xml | null, lang: string | null): string | null => {
  const headlines = childrenOf(contentMeta, "headline").filter((each) => textOf(each) !== null);
  const main = headlines.filter((each) => roleOf(each) === "" || roleOf(each) === "main" || roleOf(each) === "headline");
  const ranked = headlines.toSorted((a, b) => rankOf(a) - rankOf(b));
  return textOf(inLanguage(main, lang) ?? ranked[0]);
};

export const headlineWith = (contentMeta: Xml | null, role: RegExp, lang: string | null): string | null =>
  textOf(
    inLanguage(
      childrenOf(contentMeta, "headline").filter((each) => role.test(roleOf(each))),
      lang,
    ),
  );

/** The lines that stand in an item's body beside its text. */
export type LinesInBody = ReturnType<typeof nitfLinesIn>;

/** A content set as markup, with what NITF it holds as characters. */
const treeOf = (content: Xml): Markup => {
  const escaped = childrenOf(content, "inlineData").filter((data) => /nitf/iu.test(attributeOf(data, "contenttype") ?? ""));
  const inXml = childrenOf(content, "inlineXML").map(markupOf);
  return { name: "", attributes: new Map(), children: [...inXml, ...escaped.map((data) => readHtml(rawTextOf(data)))] };
};

/** What the body of an item says beside its text: NITF in its head, others by elements of the same names, and a title. */
export const linesInBody = (item: Xml): LinesInBody => {
  const content = childOf(item, "contentSet");
  if (content === null) return nitfLinesIn(null);
  const tree = treeOf(content);
  const head = findFirst(tree, "body.head");
  const lines = nitfLinesIn(head ?? tree);
  const title = findFirst(tree, "title");
  const headline = lines.headline ?? (title === null ? null : flat(textWithin(title)));
  return { ...lines, headline: headline === "" ? null : headline, subheadline: head === null ? null : lines.subheadline };
};

/** A sign for colleagues and no name: an account ("corran.ida", "kosel") or initials ("YKN-CER"), in letters of one case without a blank. */
const isSign = (name: string): boolean => /^[\p{Ll}\d._/-]+$|^[\p{Lu}\d._/-]{1,9}$/u.test(name);

/** Who wrote it: said so, else its creators but for the agency itself and for signs of its staff, else what stands in the body. */
export const bylineOf = (contentMeta: Xml | null, inBody: string | null, provider: string | null, lang: string | null): string | null => {
  const by = textOf(inLanguage(childrenOf(contentMeta, "by"), lang));
  if (by !== null) return by;
  const creators = childrenOf(contentMeta, "creator").flatMap((creator) => nameOf(creator, lang) ?? []);
  const named = creators.filter((name) => fold(name) !== fold(provider ?? "") && !isSign(name));
  return named.length > 0 ? named.join(", ") : inBody;
};
