import { type Actor, done, newId, refuse, type Result, sha256 } from "#kit";
import type { House, Store, Tx } from "#store";
import type { Document, KeptDocument } from "./document.ts";
import type { WireItem } from "./item.ts";
import type { IntakeLine } from "./log-intake.ts";
import type { ReadDocument } from "./open-reader.ts";
import { type Reading, readWire } from "./read.ts";
import { withStanding } from "./standing.ts";
import { refuseOne, takeOne } from "./take-turn.ts";

/** What takes documents in: `read` reads them elsewhere, within limits of time and memory; without it they are read here. */
export type IntakeHouse = House & { readonly read?: ReadDocument };

/** What became of a document's items; an error of ours where it could not be taken in, and is kept to be taken up again. */
export type TakenDocument = Result<readonly IntakeLine[], unknown>;

/** How much of a file's name is kept. */
const NAME_MOST = 200;

/** Items taken in by one transaction: writing to disk is shared by many, and nobody else who writes waits for longer than some 50 ms. */
const ITEMS_A_TURN = 40;

/** Reads a document, unless it was read already. */
export const readDocument = async (house: IntakeHouse, document: Document): Promise<Reading> => {
  if (document.reading !== undefined) return document.reading;
  const { bytes, fileName, format, contentType } = document;
  const hints = { fileName, ...(format === undefined ? {} : { format }), ...(contentType === undefined ? {} : { contentType }) };
  return house.read === undefined ? readWire(bytes, hints) : house.read(bytes, hints);
};

const keepAll = (house: House, documents: readonly Document[]): Promise<readonly KeptDocument[]> =>
  house.store.transact(async (tx) => {
    const receivedAt = house.clock.now();
    const kept = documents.map((document): KeptDocument => ({ ...document, itemId: newId(house.clock.ms()), receivedAt }));
    for (const document of kept)
      await tx
        .insertInto("item")
        .values({
          id: document.itemId,
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
    return kept;
  });

/** One step of taking a document in: an item of it, or a refusal. */
type Turn = { readonly document: KeptDocument; readonly take: (tx: Tx) => Promise<IntakeLine> };

const isKill = (item: WireItem): boolean =>
  item.pubStatus === "canceled" || item.orders.length > 0 || (item.killedPictures ?? []).length > 0;

const turnsOf = (house: House, document: KeptDocument, reading: Reading): readonly Turn[] => {
  if (!reading.ok) {
    const refusal = { format: null, guid: null, problem: reading.problem.reason };
    return [{ document, take: (tx) => refuseOne(house, tx, document, refusal, 0) }];
  }
  const { refused, format } = reading;
  const items = reading.items.map(withStanding);
  const kills = items.filter(isKill);
  const inTurn = [...kills, ...items.filter((item) => !isKill(item))];
  return [
    ...inTurn.map((item, place): Turn => ({ document, take: (tx) => takeOne(house, tx, document, item, place) })),
    ...refused.map(({ guid, reason }, index): Turn => ({
      document,
      take: (tx) => refuseOne(house, tx, document, { format, guid, problem: reason }, items.length + index),
    })),
  ];
};

/** Takes kept documents in, in their order, of each its kills first: as many items a transaction as it bears, each alone where one fails. */
const takeKept = async (house: IntakeHouse, documents: readonly KeptDocument[]): Promise<readonly TakenDocument[]> => {
  const lines = new Map<KeptDocument, IntakeLine[]>(documents.map((document) => [document, []]));
  const failed = new Map<KeptDocument, unknown>();
  const left = new Map<KeptDocument, number>();
  const all: Turn[] = [];
  const readings = await Promise.allSettled(documents.map((document) => readDocument(house, document)));
  for (const [index, document] of documents.entries()) {
    const reading = readings[index]!;
    const turns = reading.status === "fulfilled" ? turnsOf(house, document, reading.value) : [];
    if (reading.status === "rejected") failed.set(document, reading.reason);
    left.set(document, turns.length);
    all.push(...turns);
  }
  const take = async (turns: readonly Turn[]): Promise<void> => {
    const taken = await house.store.transact(async (tx) => {
      const written: IntakeLine[] = [];
      for (const turn of turns) written.push(await turn.take(tx));
      const ending = Map.groupBy(turns, (turn) => turn.document);
      const ended = [...ending].filter(([document, own]) => left.get(document) === own.length && !failed.has(document));
      const ids = ended.map(([document]) => document.itemId);
      if (ids.length > 0) await tx.updateTable("item").set({ is_done: 1 }).where("id", "in", ids).execute();
      return written;
    });
    for (const [index, turn] of turns.entries()) {
      lines.get(turn.document)?.push(taken[index]!);
      left.set(turn.document, (left.get(turn.document) ?? 1) - 1);
    }
  };
  for (let at = 0; at < all.length; at += ITEMS_A_TURN) {
    const turns = all.slice(at, at + ITEMS_A_TURN);
    const isTaken = await take(turns).then(
      () => true,
      () => false,
    );
    if (isTaken) continue;
    for (const turn of turns) await take([turn]).catch((error: unknown) => failed.set(turn.document, error));
  }
  return documents.map((document) => (failed.has(document) ? refuse(failed.get(document)) : done(lines.get(document) ?? [])));
};

/**
 * Takes documents in: keeps their bytes first, then reads them and takes each of their items into its story, in their order, of each document
 * its kills first. The actor is whoever vouches for the channel. Nothing fails for bad input: a line says `rejected` and why.
 */
export const takeItems = async (house: IntakeHouse, _actor: Actor, documents: readonly Document[]): Promise<readonly TakenDocument[]> =>
  documents.length === 0 ? [] : takeKept(house, await keepAll(house, documents));

/** Takes one document in. Throws only for a fault of ours; its bytes are kept and taken up at the next start. */
export const takeItem = async (house: IntakeHouse, actor: Actor, document: Document): Promise<readonly IntakeLine[]> => {
  const [taken] = await takeItems(house, actor, [document]);
  if (taken === undefined || !taken.ok) throw taken?.problem ?? new Error("nothing was taken in");
  return taken.value;
};

/** Documents taken up at once after a process died. */
const RESUMED_AT_ONCE = 50;

/** Takes up documents whose process died before all of it was in, and says how many; their stories know what they already have. */
export const resumeItems = async (house: IntakeHouse): Promise<number> => {
  const { db } = house.store;
  for (let count = 0, after = ""; ;) {
    const undone = db.selectFrom("item").selectAll().where("is_done", "=", 0);
    const rows = await undone.where("id", ">", after).orderBy("id").limit(RESUMED_AT_ONCE).execute();
    const last = rows.at(-1);
    if (last === undefined) return count;
    const ids = rows.map((row) => row.id);
    await db.deleteFrom("intake").where("item_id", "in", ids).execute();
    await takeKept(
      house,
      rows.map((row): KeptDocument => ({
        itemId: row.id,
        receivedAt: row.received_at,
        bytes: row.bytes,
        fileName: row.file_name,
        channel: row.channel,
        sourceHint: row.source_hint,
      })),
    );
    after = last.id;
    count += rows.length;
  }
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
