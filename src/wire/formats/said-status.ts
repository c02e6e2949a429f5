import type { Instant } from "#kit";
import type { PubStatus, WireItem } from "../item.ts";
import { readInstant } from "../read-instant.ts";
import { clip, lastPart, pubStatusOf } from "./parts.ts";
import { reason } from "../reason.ts";

/** What a status word means of an item. `ask` is why an editor has to look first. */
export type SaidStatus = { readonly pubStatus: PubStatus; readonly isEmbargoed: boolean; readonly ask: string | null };

const USABLE: readonly string[] = ["usable", "open"];

/**
 * A status in one word, as NITF, NewsML 1 and AP's web feeds say it, in any case; usable when none is there at all. A word that nobody knows, and
 * an empty one, keeps the item from readers until an editor has looked: it may be a kill.
 */
export const statusSaid = (said: string | null | undefined): SaidStatus => {
  if (said === null || said === undefined) return { pubStatus: "usable", isEmbargoed: false, ask: null };
  const word = lastPart(said.trim()).toLowerCase();
  if (USABLE.includes(word)) return { pubStatus: "usable", isEmbargoed: false, ask: null };
  if (word.startsWith("embargo")) return { pubStatus: "usable", isEmbargoed: true, ask: null };
  const pubStatus = word === "" ? null : pubStatusOf(word);
  const ask = word === "" ? reason("status-empty") : reason("status-unknown", { status: clip(said.trim(), 60) });
  return pubStatus === null ? { pubStatus: "withheld", isEmbargoed: false, ask } : { pubStatus, isEmbargoed: false, ask: null };
};

/**
 * The embargo of an item with that status and a field for its end. The end counts when the item says that it is embargoed, and otherwise only
 * where it is later than `from`, when the version was made. An end that cannot be read, or that lies before the embargo, is not known.
 */
export const embargoSaid = (said: {
  readonly isEmbargoed: boolean;
  readonly end: string | null;
  readonly from: Instant | null;
  readonly zone: string | null;
}): WireItem["embargo"] => {
  const until = readInstant(said.end, said.zone);
  const isLater = until !== null && (said.from === null || until > said.from);
  if (isLater) return { until };
  const isUnreadable = said.end !== null && until === null;
  return said.isEmbargoed || isUnreadable ? { until: null } : null;
};

/** When licences run out, the earliest; `ask` where one of the dates cannot be read, because that must not pass for none. */
export const expirySaid = (
  ends: readonly (string | null)[],
  zone: string | null,
): { readonly expiresAt: Instant | null; readonly ask: string | null } => {
  const said = ends.filter((end) => end !== null);
  const read = said.map((end) => readInstant(end, zone));
  const unread = said[read.indexOf(null)];
  return {
    expiresAt: read.filter((at) => at !== null).toSorted()[0] ?? null,
    ask: unread === undefined ? null : reason("licence-end", { when: clip(unread, 60) }),
  };
};
