import { type Actor, type Instant, newId, sha256 } from "#kit";
import {
  adoptStory,
  type Arrival,
  keyOfHeadline,
  killPictures,
  matchSource,
  type Outcome,
  putSource,
  rightsHoles,
  soleSourceOf,
  takeArrival,
  type Taken,
} from "#stories";
import type { House, Store, Tx } from "#store";
import { arrivalOf, arrivalOfOrder, type Identity, LOG_LANG, type SourceReading, storyKeyOf } from "./arrival.ts";
import { askForPictures } from "./fetch-picture.ts";
import type { WireItem } from "./item.ts";
import { readWire } from "./read.ts";
import { problemOf } from "./problem-of.ts";
import { isDisregard, killedPicturesIn, withStanding } from "./standing.ts";
import type { Channel } from "./tables.ts";
import { wordsOf } from "./words/index.ts";

/** A document as it came: its bytes and how it reached us. `sourceHint` names the source where the channel knows it. */
export type Document = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly channel: Channel;
  readonly sourceHint: string | null;
  readonly format?: string;
  readonly contentType?: string;
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
  readonly isAsking: boolean;
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
      is_asking: line.isAsking ? 1 : 0,
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
  const isNamed = names.some((name) => name !== null);
  const known = isNamed
    ? await matchSource(tx, document.sourceHint === null ? names : [document.sourceHint])
    : await soleSourceOf(tx, storyKeyOf(item)); // a kill may say nothing but what it kills
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
  const row = await tx
    .selectFrom("source")
    .select(["identity", "term_rules", "terms", "conflict"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const { terms, conflict } = row;
  return { id, terms, conflict, identity: row.identity as Identity, termRules: JSON.parse(row.term_rules) as SourceReading["termRules"] };
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
    const arrival = await identified(tx, item, arrivalOf(item, source, receivedAt));
    const own = await takeArrival(house, tx, arrival);
    const ordered: Taken[] = [];
    for (const order of item.orders) ordered.push(await takeArrival(house, tx, arrivalOfOrder(item, order, source, receivedAt)));
    for (const order of killedPicturesIn(item)) await killPictures(house, tx, { ...order, sourceId: source.id });
    const taken = ordered.at(-1) ?? own; // of a bulletin, what it did to the story it names
    if (own.outcome !== "unchanged" && own.outcome !== "killed") await askForPictures(house, tx, item.pictures);
    const story = await tx
      .selectFrom("story")
      .select(["short_id", "slug", "state", "held_for"])
      .where("id", "=", taken.storyId)
      .executeTakeFirstOrThrow();
    const remarks = [
      ...(source.isNew ? [words.newSource(source.name)] : []),
      ...(taken.conflict && taken.aside === "" ? [words.conflict] : []),
      ...(item.guid === null ? [words.noGuid] : []),
      ...(item.pubStatus === "usable" ? await rightsHoles(tx, own.revisionId, LOG_LANG) : []),
    ];
    const problem = problemOf(item, arrival, taken, story.held_for);
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
        isAsking: taken.isLiftable || taken.aside !== "" || isDisregard(item),
      },
      startedMs,
    );
    return { ...line, story: story.short_id, slug: story.slug };
  });

/** An arrival whose item names its story by nothing but the headline: a kill finds the newest story of that headline. */
const identified = async (tx: Tx, item: WireItem, arrival: Arrival): Promise<Arrival> => {
  if (item.pubStatus !== "canceled" || item.guid !== null || item.storyKey !== null || item.headline === null) return arrival;
  const key = await keyOfHeadline(tx, arrival.sourceId, item.headline);
  return key === null ? arrival : { ...arrival, storyKey: key };
};

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
      { ...line, place, format, storyId: null, revisionId: null, sourceId: null, headline: "", slugline: "", isAsking: false },
      house.clock.ms(),
    );
    return { ...line, story: null, slug: null };
  });

const takeAll = async (house: House, itemId: string, document: Document, receivedAt: Instant): Promise<readonly IntakeLine[]> => {
  const { format, contentType } = document;
  const reading = readWire(document.bytes, {
    fileName: document.fileName,
    ...(format === undefined ? {} : { format }),
    ...(contentType === undefined ? {} : { contentType }),
  });
  const lines: IntakeLine[] = [];
  if (!reading.ok) lines.push(await refuseOne(house, itemId, 0, null, null, reading.problem.reason));
  else {
    // A kill never waits behind what came with it.
    const isKill = (item: WireItem): boolean =>
      item.pubStatus === "canceled" || item.orders.length > 0 || (item.killedPictures ?? []).length > 0;
    const items = reading.items.map(withStanding);
    const kills = items.filter(isKill);
    const rest = items.filter((item) => !isKill(item));
    for (const [place, item] of [...kills, ...rest].entries()) lines.push(await takeOne(house, itemId, document, item, place, receivedAt));
    for (const [index, refused] of reading.refused.entries())
      lines.push(await refuseOne(house, itemId, reading.items.length + index, reading.format, refused.guid, refused.reason));
  }
  await house.store.db.updateTable("item").set({ is_done: 1 }).where("id", "=", itemId).execute();
  return lines;
};

/**
 * Takes a document in: keeps its bytes first, then reads it and takes each of its items into its story, kills before everything. The actor is
 * whoever vouches for the channel. Nothing throws for bad input: a line says `rejected` and why.
 */
export const takeItem = async (house: House, _actor: Actor, document: Document): Promise<readonly IntakeLine[]> => {
  const receivedAt = house.clock.now();
  const itemId = await keepBytes(house, document, receivedAt);
  return takeAll(house, itemId, document, receivedAt);
};

/** Takes up documents whose process died before all of it was in; their stories know what they already have. */
export const resumeItems = async (house: House): Promise<number> => {
  const rows = await house.store.db.selectFrom("item").selectAll().where("is_done", "=", 0).orderBy("id").limit(1_000).execute();
  for (const row of rows) {
    await house.store.db.deleteFrom("intake").where("item_id", "=", row.id).execute();
    await takeAll(
      house,
      row.id,
      { bytes: row.bytes, fileName: row.file_name, channel: row.channel, sourceHint: row.source_hint },
      row.received_at,
    );
  }
  return rows.length;
};

/** How many documents are not all taken in. */
export const undoneItems = async (store: Store): Promise<number> => {
  const { count } = await store.db
    .selectFrom("item")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("is_done", "=", 0)
    .executeTakeFirstOrThrow();
  return count;
};
