import type { WireItem } from "../item.ts";
import { blocksOfMarkup } from "../markup/read-body.ts";
import { readXml, type Xml } from "../markup/read-xml.ts";
import { findXml, isElement, markupOf, textOf } from "../markup/xml.ts";

/** Whom a byline names, without the title that NITF puts within it. */
const nameIn = (byline: Xml | null): string | null =>
  byline === null ? null : textOf({ ...byline, children: byline.children.filter((child) => !isElement(child) || child.name !== "byttl") });

/**
 * An item with the body of its NITF document (IPTC NITF 3.x), as AP keeps it apart from the item. Headline, byline and dateline are the item's
 * own where it has them. An item whose body is not well-formed XML, or has no text, comes back as it was: half a story is none.
 */
export const withNitfBody = (item: WireItem, nitf: string): WireItem => {
  const xml = readXml(nitf);
  if (!xml.ok) return item;
  const headline = item.headline ?? textOf(findXml(xml.value, "hl1"));
  const blocks = blocksOfMarkup(markupOf(xml.value), headline);
  if (blocks.length === 0) return item;
  return {
    ...item,
    headline,
    byline: item.byline ?? nameIn(findXml(xml.value, "byline")),
    dateline: item.dateline ?? textOf(findXml(xml.value, "dateline")),
    blocks,
  };
};
