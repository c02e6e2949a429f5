import { type Actor, type Instant, newId, sha256 } from "#kit";
import { adoptStory, matchSource, putSource, rightsHoles, type Outcome, soleSourceOf, takeArrival, type Taken } from "#stories";
import type { House, Tx } from "#store";
import { arrivalOf, arrivalOfOrder, type Identity, LOG_LANG, type SourceReading, storyKeyOf } from "./arrival.ts";
import { askForPictures } from "./fetch-picture.ts";
import type { FeedRef } from "./feeds/feed-ref.ts";
import { itemDigest, refusedDigest } from "./item-digest.ts";
import type { WireItem } from "./item.ts";
import { readWire } from "./read.ts";
import type { Channel } from "./tables.ts";
import { wordsOf } from "./words/index.ts";

/**
 * A document as it came: its bytes and how it reached us. `sourceHint` names the source where the channel knows it. What a feed with a source
 * brings is of that source, whatever it says. `known`: digests of items that came before just so and are passed over.
 */
export type Document = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly channel: Channel;
  readonly sourceHint: string | null;
  readonly format?: string;
  readonly contentType?: string;
  readonly feed?: FeedRef;
  readonly known?: ReadonlySet<string>;
};

/** One line of the intake log, as commands and the API give it. `story` is the short id. */
export type IntakeLine = {
  readonly guid: string | null;
  readonly version: string | null;
  readonly outcome: Outcome;
  readonly story: string | null;
  readonly slug: string | null;
  readonly problem: string | null;
  readonly remarks: readonly string[];
};

/** Longest picture and story work in one document is bounded by the parser; this bounds how much of a name is kept. */
const NAME_MOST = 200;

const keepBytes = (house: House, document: Document, receivedAt: Instant): Promise<string> =>
  house.store.transact(async (tx) => {
    const id = newId(house.clock.ms());
    await tx
      .insertInto("item")
      .values({
        id,
        sha: sha256(document.bytes),
        bytes: document.bytes,
        size: document.bytes.length,
        file_name: document.fileName.slice(-NAME_MOST),
        channel: document.channel,
        source_hint: document.sourceHint,
        feed_id: document.feed?.id ?? null,
        received_at: receivedAt,
        is_done: 0,
      })
      .execute();
    return id;
  });

type Line = Omit<IntakeLine, "story" | "slug"> & {
  readonly place: number;
  readonly format: string | null;
  readonly storyId: string | null;
  readonly revisionId: string | null;
  readonly sourceId: string | null;
  readonly headline: string;
  readonly slugline: string;
};

const log = async (house: House, tx: Tx, itemId: string, line: Line, startedMs: number): Promise<void> => {
  await tx
    .insertInto("intake")
    .values({
      id: newId(house.clock.ms()),
      item_id: itemId,
      place: line.place,
      at: house.clock.now(),
      format: line.format,
      guid: line.guid,
      version: line.version,
      outcome: line.outcome,
      story_id: line.storyId,
      revision_id: line.revisionId,
      source_id: line.sourceId,
      headline: line.headline.slice(0, 500),
      slugline: line.slugline.slice(0, 200),
      problem: line.problem,
      remarks: JSON.stringify(line.remarks),
      took_ms: Math.max(0, Math.round(house.clock.ms() - startedMs)),
    })
    .execute();
};

/** The item's source: the channel's, else by the words its profile lists, else a profile made from what the item says of itself. */
const sourceFor = async (
  house: House,
  tx: Tx,
  document: Document,
  item: WireItem,
): Promise<SourceReading & { isNew: boolean; name: string }> => {
  const names = [document.sourceHint, item.provider, item.providerName, item.rights.holder, item.rights.creditLine];
  const own = document.feed?.sourceId ?? null;
  const isNamed = own !== null || names.some((name) => name !== null);
  const known =
    own ??
    (isNamed
      ? await matchSource(tx, document.sourceHint === null ? names : [document.sourceHint])
      : await soleSourceOf(tx, storyKeyOf(item))); // a kill may say nothing but what it kills
  if (known !== null) {
    const reading = await readingOf(tx, known);
    if (isNamed) await adoptStory(tx, storyKeyOf(item, reading.identity), known);
    return { ...reading, isNew: false, name: "" };
  }
  const name = (document.sourceHint ?? item.providerName ?? item.provider ?? item.rights.holder ?? wordsOf(LOG_LANG).unnamedSource)
    .trim()
    .slice(0, 120);
  const matches = [item.provider, item.providerName].filter((each) => each !== null);
  const holder = item.rights.holder ?? undefined;
  const id = await putSource(house, tx, { name, matches, ...(holder === undefined ? {} : { holder }) }, false);
  if (isNamed) await adoptStory(tx, storyKeyOf(item), id);
  return { ...(await readingOf(tx, id)), isNew: true, name };
};

const readingOf = async (tx: Tx, id: string): Promise<SourceReading> => {
  const row = await tx.selectFrom("source").select(["identity", "term_rules", "terms"]).where("id", "=", id).executeTakeFirstOrThrow();
  return { id, terms: row.terms, identity: row.identity as Identity, termRules: JSON.parse(row.term_rules) as SourceReading["termRules"] };
};

const takeOne = (
  house: House,
  itemId: string,
  document: Document,
  item: WireItem,
  place: number,
  receivedAt: Instant,
): Promise<IntakeLine> =>
  house.store.transact(async (tx) => {
    const startedMs = house.clock.ms();
    const words = wordsOf(LOG_LANG);
    const source = await sourceFor(house, tx, document, item);
    const arrival = arrivalOf(item, source, receivedAt);
    const own = await takeArrival(house, tx, arrival);
    const ordered: Taken[] = [];
    for (const order of item.orders) ordered.push(await takeArrival(house, tx, arrivalOfOrder(item, order, source, receivedAt)));
    const taken = ordered.at(-1) ?? own; // of a bulletin, what it did to the story it names
    if (own.outcome !== "unchanged" && own.outcome !== "killed") await askForPictures(house, tx, item.pictures);
    const story = await tx
      .selectFrom("story")
      .select(["short_id", "slug", "state", "held_for"])
      .where("id", "=", taken.storyId)
      .executeTakeFirstOrThrow();
    const remarks = [
      ...(source.isNew ? [words.newSource(source.name)] : []),
      ...(taken.conflict ? [words.conflict] : []),
      ...(item.guid === null ? [words.noGuid] : []),
      ...(item.pubStatus === "usable" ? await rightsHoles(tx, own.revisionId, LOG_LANG) : []),
    ];
    const problem =
      taken.outcome === "stale"
        ? words.stale
        : taken.outcome === "killed" && item.pubStatus !== "canceled"
          ? words.afterKill
          : taken.outcome === "withheld" && story.held_for !== null
            ? ((story.held_for === "needs-editor" && arrival.ask !== "" ? arrival.ask : null) ?? words.held[story.held_for])
            : null;
    const line = { guid: item.guid, version: item.version, outcome: taken.outcome, problem, remarks };
    await log(
      house,
      tx,
      itemId,
      {
        ...line,
        place,
        format: item.format,
        storyId: taken.storyId,
        revisionId: taken.revisionId,
        sourceId: source.id,
        headline: arrival.headline,
        slugline: arrival.slugline,
      },
      startedMs,
    );
    return { ...line, story: story.short_id, slug: story.slug };
  });

const refuseOne = (
  house: House,
  itemId: string,
  place: number,
  format: string | null,
  guid: string | null,
  problem: string,
): Promise<IntakeLine> =>
  house.store.transact(async (tx) => {
    const line = { guid, version: null, outcome: "rejected" as const, problem, remarks: [] };
    await log(
      house,
      tx,
      itemId,
      { ...line, place, format, storyId: null, revisionId: null, sourceId: null, headline: "", slugline: "" },
      house.clock.ms(),
    );
    return { ...line, story: null, slug: null };
  });

/** Whether an item takes a story off or holds it: such ones wait for nothing. */
const isOrder = (item: WireItem): boolean => item.pubStatus !== "usable" || item.orders.length > 0;

const waitingLine = (item: WireItem): IntakeLine => ({
  guid: item.guid,
  version: item.version,
  outcome: "withheld",
  story: null,
  slug: null,
  problem: wordsOf(LOG_LANG).waits,
  remarks: [],
});

/** What of a document is taken, in turn, and what waits: an order waits neither for its feed nor behind what came with it. */
const turnsOf = (items: readonly WireItem[], document: Document, waited: ReadonlySet<string> | null) => {
  if (waited !== null) {
    const awaited = items.filter((item) => waited.has(itemDigest(item)));
    // A newer Townwire may read the document otherwise than the one that put it by.
    return { taken: awaited.length > 0 ? awaited : items.filter((item) => !isOrder(item)), waiting: [] };
  }
  const fresh = document.known === undefined ? items : items.filter((item) => document.known?.has(itemDigest(item)) !== true);
  const [orders, rest] = [fresh.filter(isOrder), fresh.filter((item) => !isOrder(item))];
  return document.feed?.isPaused === true ? { taken: orders, waiting: rest } : { taken: [...orders, ...rest], waiting: [] };
};

/** Reads a kept document and takes its items in; `waited` are the digests of those that waited for their feed, where it is their turn. */
export const takeAll = async (
  house: House,
  itemId: string,
  document: Document,
  receivedAt: Instant,
  waited: ReadonlySet<string> | null = null,
): Promise<readonly IntakeLine[]> => {
  const { format, contentType, known } = document;
  const reading = readWire(document.bytes, {
    fileName: document.fileName,
    ...(format === undefined ? {} : { format }),
    ...(contentType === undefined ? {} : { contentType }),
  });
  const lines: IntakeLine[] = [];
  let waiting: readonly WireItem[] = [];
  if (!reading.ok) lines.push(await refuseOne(house, itemId, 0, null, null, reading.problem.reason));
  else {
    const turns = turnsOf(reading.items, document, waited);
    ({ waiting } = turns);
    const first = waited === null ? 0 : reading.items.length - turns.taken.length;
    for (const [index, item] of turns.taken.entries()) lines.push(await takeOne(house, itemId, document, item, first + index, receivedAt));
    for (const [index, refused] of (waited === null ? reading.refused : []).entries())
      if (known?.has(refusedDigest(refused)) !== true)
        lines.push(await refuseOne(house, itemId, reading.items.length + index, reading.format, refused.guid, refused.reason));
  }
  await house.store.db
    .updateTable("item")
    .set(waiting.length > 0 ? { waiting: JSON.stringify(waiting.map(itemDigest)) } : { is_done: 1, waiting: null })
    .where("id", "=", itemId)
    .execute();
  return [...lines, ...waiting.map(waitingLine)];
};

/**
 * Takes a document in: keeps its bytes first, then reads it and takes each of its items into its story, kills before everything. The actor is
 * whoever vouches for the channel. Nothing throws for bad input: a line says `rejected` and why. Of a paused feed's document only what takes a
 * story off or holds it is taken; the rest waits until the feed is resumed, and its lines say `withheld`.
 */
export const takeItem = async (house: House, _actor: Actor, document: Document): Promise<readonly IntakeLine[]> => {
  const receivedAt = house.clock.now();
  const itemId = await keepBytes(house, document, receivedAt);
  return takeAll(house, itemId, document, receivedAt);
};

/** Keeps a document that is not to be read, and says why in the log. */
export const refuseItem = async (house: House, _actor: Actor, document: Document, reason: string): Promise<IntakeLine> => {
  const itemId = await keepBytes(house, document, house.clock.now());
  const line = await refuseOne(house, itemId, 0, null, null, reason);
  await house.store.db.updateTable("item").set({ is_done: 1 }).where("id", "=", itemId).execute();
  return line;
};
