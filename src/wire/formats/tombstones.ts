import type { Xml } from "../markup/read-xml.ts";
import { attributeOf } from "../markup/xml.ts";
import { readInstant } from "../read-instant.ts";
import type { ItemRead } from "../reading.ts";
import { deletedItem, type Feed } from "./feed-entry.ts";
import { elementsOf, lineOf } from "./feed-xml.ts";
import { ITEMS_MOST } from "./parts.ts";

/** An entry that a feed takes back (RFC 6721); one that does not say which is passed over. */
export const tombstoneItem = (deleted: Xml, feed: Feed): readonly ItemRead[] => {
  const ref = attributeOf(deleted, "ref");
  return ref === null ? [] : [deletedItem(ref, readInstant(attributeOf(deleted, "when")), lineOf(deleted, "at:comment", "comment"), feed)];
};

export const tombstonesIn = (parents: readonly Xml[], feed: Feed): readonly ItemRead[] =>
  parents
    .flatMap((parent) => elementsOf(parent, "at:deleted-entry"))
    .slice(0, ITEMS_MOST)
    .flatMap((deleted) => tombstoneItem(deleted, feed));
