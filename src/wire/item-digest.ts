import { sha256 } from "#kit";
import type { WireItem } from "./item.ts";
import type { Reading } from "./read.ts";
import type { RefusedItem } from "./reading.ts";

/** One digest for an item as it was read: the same while nothing that we read of it changed. */
export const itemDigest = (item: WireItem): string => sha256(JSON.stringify(item));

export const refusedDigest = (refused: RefusedItem): string => sha256(JSON.stringify([refused.guid, refused.reason]));

/** The digests of all that a document holds. */
export const digestsOf = (reading: Extract<Reading, { readonly ok: true }>): readonly string[] => [
  ...reading.items.map(itemDigest),
  ...reading.refused.map(refusedDigest),
];
