import { readFile, stat } from "node:fs/promises";

/** How agencies of all formats say that something is to be taken off or held, as it stands in the bytes. */
const ORDERS = /cancell?ed|withh?(?:e|o)ld|\bKILL\b|\bHOLD HOLD\b|"(?:kill|elimination|disregard)"|deleted-entry/iu;

/** A kill is short: what is longer is told by the reader when its turn comes. */
const BYTES_MOST = 256 * 1024;

/** Whether bytes may be an order to take something off. Mistaking a story for one costs nothing. */
export const readsLikeKill = (bytes: Uint8Array): boolean =>
  bytes.length <= BYTES_MOST && ORDERS.test(Buffer.from(bytes).toString("latin1").replaceAll("\u0000", ""));

/** Whether a waiting file may be an order to take something off, so that it is read before others. */
export const looksLikeKill = async (path: string): Promise<boolean> => {
  const facts = await stat(path).catch(() => null);
  if (facts === null || !facts.isFile() || facts.size > BYTES_MOST) return false;
  const bytes = await readFile(path).catch(() => null);
  return bytes !== null && readsLikeKill(bytes);
};
