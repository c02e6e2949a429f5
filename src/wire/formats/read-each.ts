import type { WireItem } from "../item.ts";
import type { ItemRead, ReadItems, RefusedItem } from "../reading.ts";
import { ITEMS_MOST, tooMany } from "./parts.ts";

/** Reads each of a document's items by itself, so that one that cannot be taken costs no other; no more than a document may hold. */
export const readEach = <Entry>(entries: readonly Entry[], read: (entry: Entry) => ItemRead): ReadItems => {
  const items: WireItem[] = [];
  const refused: RefusedItem[] = entries.length > ITEMS_MOST ? [tooMany(entries.length)] : [];
  for (const entry of entries.slice(0, ITEMS_MOST)) {
    const one = read(entry);
    if (one.ok) items.push(one.item);
    else refused.push(one.refused);
  }
  return { items, refused };
};
