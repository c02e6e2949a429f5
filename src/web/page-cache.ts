import type { Clock } from "#kit";
import { type Entry, entryOf, packEntry, type Rendered } from "./page-entry.ts";

/** Where a render began: `store` compares it with what was dropped since. */
export type Epoch = number;

export type PageCacheOptions = {
  readonly clock: Clock;
  /** Room for pages, in bytes. */
  readonly bytesMost?: number;
};

export type PageCache = {
  /** The page under `key`, null when there is none or it is too old. */
  readonly find: (key: string) => Entry | null;
  /** To be called before anything that a page shows is read. */
  readonly begin: () => Epoch;
  /**
   * Keeps what was rendered for `ttlMs`, unless one of its tags was dropped since `began`: it may show what was true before. The entry can be
   * sent in any case, to whoever asked before the drop.
   */
  readonly store: (key: string, rendered: Rendered, began: Epoch, ttlMs: number) => Entry;
  /** Drops every page that bears one of `tags`; "*" drops all. */
  readonly invalidate: (tags: readonly string[]) => void;
  /** One render for all who ask for `key` at the same time. Null: what came of it cannot be shared. */
  readonly flight: (
    key: string,
    render: () => Promise<Entry | null>,
  ) => { readonly isFirst: boolean; readonly entry: Promise<Entry | null> };
  /** The present by the cache's clock, ms. */
  readonly nowMs: () => number;
  readonly stats: { hits: number; misses: number; dropped: number; evicted: number };
  readonly size: () => { readonly pages: number; readonly bytes: number };
  /** Resolves when all pages stored so far are compressed. */
  readonly settled: () => Promise<void>;
};

const BYTES_MOST = 64 * 1024 * 1024; // some 2,000 pages with their encodings
const EPOCHS_MOST = 20_000; // tags remembered as dropped; when there are more, every render under way counts as too old

/** Rendered pages in memory, by key, dropped by tag, the longest unused making room. Everything in it can be lost. */
export const openPageCache = ({ clock, bytesMost = BYTES_MOST }: PageCacheOptions): PageCache => {
  const entries = new Map<string, Entry>();
  const byTag = new Map<string, Set<Entry>>();
  const droppedAt = new Map<string, Epoch>();
  const flights = new Map<string, Promise<Entry | null>>();
  const packing = new Set<Promise<void>>();
  const stats = { hits: 0, misses: 0, dropped: 0, evicted: 0 };
  let epoch: Epoch = 1;
  let allDroppedAt: Epoch = 0;
  let bytes = 0;

  const remove = (entry: Entry): void => {
    entries.delete(entry.key);
    bytes -= entry.bytes;
    for (const tag of entry.tags) {
      const bearers = byTag.get(tag);
      bearers?.delete(entry);
      if (bearers?.size === 0) byTag.delete(tag);
    }
  };

  /** The clock algorithm (Corbató 1968): a page used since the hand last passed gets one more round. */
  const makeRoom = (): void => {
    while (bytes > bytesMost) {
      const oldest = entries.values().next().value;
      if (oldest === undefined) return;
      if (oldest.isUsed) {
        oldest.isUsed = false;
        entries.delete(oldest.key);
        entries.set(oldest.key, oldest);
        continue;
      }
      remove(oldest);
      stats.evicted += 1;
    }
  };

  const pack = (entry: Entry, rendered: Rendered): void => {
    const before = entry.bytes;
    const one: Promise<void> = packEntry(entry, rendered)
      .then(() => {
        if (entries.get(entry.key) !== entry) return;
        bytes += entry.bytes - before;
        makeRoom();
      })
      .catch(() => {}) // the page is served uncompressed
      .finally(() => packing.delete(one));
    packing.add(one);
  };

  const isOvertaken = (tags: readonly string[], began: Epoch): boolean =>
    allDroppedAt > began || tags.some((tag) => (droppedAt.get(tag) ?? 0) > began);

  return {
    find: (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return null;
      if (entry.until <= clock.ms()) {
        remove(entry);
        return null;
      }
      entry.isUsed = true;
      return entry;
    },
    begin: () => epoch,
    store: (key, rendered, began, ttlMs) => {
      const entry = entryOf(key, rendered, clock.ms() + ttlMs);
      if (ttlMs <= 0 || isOvertaken(rendered.tags, began) || entry.bytes > bytesMost / 8) return entry;
      const before = entries.get(key);
      if (before !== undefined) remove(before);
      entries.set(key, entry);
      bytes += entry.bytes;
      for (const tag of entry.tags) {
        const bearers = byTag.get(tag);
        if (bearers === undefined) byTag.set(tag, new Set([entry]));
        else bearers.add(entry);
      }
      makeRoom();
      pack(entry, rendered);
      return entry;
    },
    invalidate: (tags) => {
      epoch += 1;
      flights.clear(); // who asks from now on must not join a render that began before
      if (tags.includes("*") || droppedAt.size + tags.length > EPOCHS_MOST) {
        allDroppedAt = epoch;
        droppedAt.clear();
      }
      if (tags.includes("*")) {
        stats.dropped += entries.size;
        for (const entry of [...entries.values()]) remove(entry);
        return;
      }
      for (const tag of tags) {
        droppedAt.set(tag, epoch);
        for (const entry of [...(byTag.get(tag) ?? [])]) {
          remove(entry);
          stats.dropped += 1;
        }
      }
    },
    flight: (key, render) => {
      const known = flights.get(key);
      if (known !== undefined) return { isFirst: false, entry: known };
      const entry = render().finally(() => {
        if (flights.get(key) === entry) flights.delete(key);
      });
      flights.set(key, entry);
      return { isFirst: true, entry };
    },
    nowMs: clock.ms,
    stats,
    size: () => ({ pages: entries.size, bytes }),
    settled: async () => void (await Promise.all(packing)),
  };
};
