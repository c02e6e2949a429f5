import { breathe, type Actor, done, newId, refuse, type Result, sha256 } from "#kit";
import type { House, Tx } from "#store";
import type { Document, KeptDocument } from "./document.ts";
import type { IntakeLine } from "./log-intake.ts";
import type { ReadDocument } from "./open-reader.ts";
import { type Plan, planTurns, type Turn } from "./plan-turns.ts";
import { type Reading, readWire } from "./read.ts";
import { refuseOne } from "./take-turn.ts";

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

/** Keeps what came byte for byte, before anything is made of it. */
const keepAll = (house: House, documents: readonly Document[]): Promise<readonly KeptDocument[]> =>
  house.store.transact(async (tx) => {
    const receivedAt = house.clock.now();
    const kept = documents.map((document): KeptDocument => ({ ...document, itemId: newId(house.clock.ms()), receivedAt }));
    await tx
      .insertInto("item")
      .values(
        kept.map((document) => ({
          id: document.itemId,
          sha: sha256(document.bytes),
          bytes: document.bytes,
          size: document.bytes.length,
          file_name: document.fileName.slice(-NAME_MOST),
          channel: document.channel,
          source_hint: document.sourceHint,
          feed_id: document.feed?.id ?? null,
          received_at: receivedAt,
          is_done: 0,
        })),
      )
      .execute();
    return kept;
  });

/** Writes that documents are taken in, but for what of them waits for their paused feed. */
const end = async (tx: Tx, ended: readonly (readonly [KeptDocument, Plan])[]): Promise<void> => {
  const ids = ended.filter(([, { waiting }]) => waiting.length === 0).map(([document]) => document.itemId);
  if (ids.length > 0) await tx.updateTable("item").set({ is_done: 1, waiting: null }).where("id", "in", ids).execute();
  for (const [document, { waiting }] of ended)
    if (waiting.length > 0)
      await tx
        .updateTable("item")
        .set({ waiting: JSON.stringify(waiting) })
        .where("id", "=", document.itemId)
        .execute();
};

/** Takes kept documents in, in their order, of each its orders first: as many items a transaction as it bears, each alone where one fails. */
export const takeKept = async (house: IntakeHouse, documents: readonly KeptDocument[]): Promise<readonly TakenDocument[]> => {
  const lines = new Map<KeptDocument, IntakeLine[]>(documents.map((document) => [document, []]));
  const failed = new Map<KeptDocument, unknown>();
  const plans = new Map<KeptDocument, Plan>();
  const left = new Map<KeptDocument, number>();
  const readings = await Promise.allSettled(documents.map((document) => readDocument(house, document)));
  for (const [index, document] of documents.entries()) {
    const reading = readings[index]!;
    if (reading.status === "rejected") failed.set(document, reading.reason);
    else plans.set(document, planTurns(house, document, reading.value));
    left.set(document, plans.get(document)?.turns.length ?? 0);
  }
  const take = async (turns: readonly Turn[]): Promise<void> => {
    const taken = await house.store.transact(async (tx) => {
      const written: IntakeLine[] = [];
      for (const turn of turns) {
        written.push(await turn.take(tx));
        await breathe();
      }
      const own = Map.groupBy(turns, (turn) => turn.document);
      const isEnding = ([document]: readonly [KeptDocument, Plan]): boolean =>
        left.get(document) === (own.get(document)?.length ?? 0) && own.has(document) && !failed.has(document);
      await end(tx, [...plans].filter(isEnding));
      return written;
    });
    for (const [index, turn] of turns.entries()) {
      lines.get(turn.document)?.push(taken[index]!);
      left.set(turn.document, (left.get(turn.document) ?? 1) - 1);
    }
  };
  const all = [...plans.values()].flatMap((plan) => plan.turns);
  for (let at = 0; at < all.length; at += ITEMS_A_TURN) {
    const turns = all.slice(at, at + ITEMS_A_TURN);
    const isTaken = await take(turns).then(
      () => true,
      () => false,
    );
    if (isTaken) continue;
    for (const turn of turns) await take([turn]).catch((error: unknown) => failed.set(turn.document, error));
  }
  const bare = [...plans].filter(([, plan]) => plan.turns.length === 0); // all of it waits, or came before just so
  if (bare.length > 0) await house.store.transact((tx) => end(tx, bare));
  return documents.map((document) =>
    failed.has(document)
      ? refuse(failed.get(document))
      : done([...(lines.get(document) ?? []), ...(plans.get(document)?.waitingLines ?? [])]),
  );
};

/**
 * Takes documents in: keeps their bytes first, then reads them and takes each of their items into its story, in their order, of each document
 * its orders first. The actor is whoever vouches for the channel. Nothing fails for bad input: a line says `rejected` and why. Of a paused
 * feed's document only what takes a story off or holds it is taken; the rest waits until the feed is resumed, and its lines say `withheld`.
 */
export const takeItems = async (house: IntakeHouse, _actor: Actor, documents: readonly Document[]): Promise<readonly TakenDocument[]> =>
  documents.length === 0 ? [] : takeKept(house, await keepAll(house, documents));

/** Takes one document in. Throws only for a fault of ours; its bytes are kept and taken up at the next start. */
export const takeItem = async (house: IntakeHouse, actor: Actor, document: Document): Promise<readonly IntakeLine[]> => {
  const [taken] = await takeItems(house, actor, [document]);
  if (taken === undefined || !taken.ok) throw taken?.problem ?? new Error("nothing was taken in");
  return taken.value;
};

/** Keeps a document that is not to be read, and says why in the log. */
export const refuseItem = async (house: House, _actor: Actor, document: Document, problem: string): Promise<IntakeLine> => {
  const [kept] = await keepAll(house, [document]);
  if (kept === undefined) throw new Error("nothing was kept");
  return house.store.transact(async (tx) => {
    const line = await refuseOne(house, tx, kept, { format: null, guid: null, problem }, 0);
    await tx.updateTable("item").set({ is_done: 1 }).where("id", "=", kept.itemId).execute();
    return line;
  });
};
