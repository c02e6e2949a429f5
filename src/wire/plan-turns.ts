import type { House, Tx } from "#store";
import { LOG_LANG } from "./arrival.ts";
import type { KeptDocument } from "./document.ts";
import { itemDigest, refusedDigest } from "./item-digest.ts";
import type { WireItem } from "./item.ts";
import type { IntakeLine } from "./log-intake.ts";
import type { Reading } from "./read.ts";
import { withStanding } from "./standing.ts";
import { refuseOne, takeOne } from "./take-turn.ts";
import { wordsOf } from "./words/index.ts";

/** One step of taking a document in: an item of it, or a refusal. */
export type Turn = { readonly document: KeptDocument; readonly take: (tx: Tx) => Promise<IntakeLine> };

/** What of a document is taken, in turn, and the digests and lines of what waits for its paused feed. */
export type Plan = { readonly turns: readonly Turn[]; readonly waiting: readonly string[]; readonly waitingLines: readonly IntakeLine[] };

type Read = { readonly item: WireItem; readonly digest: () => string };

/** Whether an item takes something off or holds it: such ones wait neither for their feed nor behind what came with them. */
const isOrder = ({ item }: Read): boolean =>
  item.pubStatus !== "usable" || item.orders.length > 0 || (item.killedPictures ?? []).length > 0;

const waitingLine = ({ item }: Read): IntakeLine => ({
  guid: item.guid,
  version: item.version,
  outcome: "withheld",
  story: null,
  slug: null,
  problem: wordsOf(LOG_LANG).waits,
  remarks: [],
});

const split = (all: readonly Read[], { known, waited, feed }: KeptDocument) => {
  if (waited !== undefined) {
    const awaited = all.filter(({ digest }) => waited.has(digest()));
    // A newer Townwire may read the document otherwise than the one that put it by.
    return { taken: awaited.length > 0 ? awaited : all.filter((each) => !isOrder(each)), waiting: [] };
  }
  const fresh = known === undefined ? all : all.filter(({ digest }) => !known.has(digest()));
  const [orders, rest] = [fresh.filter(isOrder), fresh.filter((each) => !isOrder(each))];
  return feed?.isPaused === true ? { taken: orders, waiting: rest } : { taken: [...orders, ...rest], waiting: [] };
};

/** Plans how a kept document is taken in: orders first; of a paused feed's only those. */
export const planTurns = (house: House, document: KeptDocument, reading: Reading): Plan => {
  if (!reading.ok) {
    const refusal = { format: null, guid: null, problem: reading.problem.reason };
    return { turns: [{ document, take: (tx) => refuseOne(house, tx, document, refusal, 0) }], waiting: [], waitingLines: [] };
  }
  const { format } = reading;
  const all = reading.items.map((raw): Read => ({ item: withStanding(raw), digest: () => itemDigest(raw) }));
  const { taken, waiting } = split(all, document);
  const first = document.waited === undefined ? 0 : all.length - taken.length;
  const refused = document.waited === undefined ? reading.refused.filter((each) => document.known?.has(refusedDigest(each)) !== true) : [];
  return {
    turns: [
      ...taken.map(({ item }, place): Turn => ({ document, take: (tx) => takeOne(house, tx, document, item, first + place) })),
      ...refused.map(({ guid, reason }, index): Turn => ({
        document,
        take: (tx) => refuseOne(house, tx, document, { format, guid, problem: reason }, all.length + index),
      })),
    ],
    waiting: waiting.map(({ digest }) => digest()),
    waitingLines: waiting.map(waitingLine),
  };
};
