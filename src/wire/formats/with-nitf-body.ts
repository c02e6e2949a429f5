import type { WireItem } from "../item.ts";
import { readXml } from "../markup/read-xml.ts";
import { nitfBodyOf } from "./nitf-body.ts";

/**
 * An item with the body of its NITF document (IPTC NITF 3.x), as AP keeps it apart from the item. Headline, byline and dateline are the item's
 * own where it has them. An item whose body is not well-formed XML, or has no text, comes back as it was: half a story is none.
 */
export const withNitfBody = (item: WireItem, nitf: string): WireItem => {
  if (!readXml(nitf).ok) return item;
  const { headline, byline, dateline, blocks, notes } = nitfBodyOf(nitf, item.headline);
  if (blocks.length === 0) return item;
  return {
    ...item,
    headline: item.headline ?? headline,
    byline: item.byline ?? byline,
    dateline: item.dateline ?? dateline,
    edNote: [item.edNote, ...notes].filter((note) => note !== null).join("\n") || null,
    blocks,
  };
};
