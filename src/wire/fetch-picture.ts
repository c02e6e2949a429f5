import type { Worker } from "#jobs";
import { enqueue } from "#jobs";
import { sha256 } from "#kit";
import type { Files, GuardedFetch } from "#outside";
import { pictureName, waitsForPicture } from "#stories";
import type { House, Tx } from "#store";
import { keepPictureFile } from "./keep-picture-file.ts";
import type { WirePicture } from "./item.ts";
import "./jobs.ts";

const BYTES_MOST = 20 * 1024 * 1024;
const ATTEMPTS = 8; // some two hours: agencies' signed addresses live no longer

const isRemote = (href: string): boolean => /^https?:\/\//iu.test(href);

/** Has the pictures fetched that an item points at on the web, once its transaction has committed. */
export const askForPictures = async (house: House, tx: Tx, pictures: readonly WirePicture[]): Promise<void> => {
  for (const { href } of pictures)
    if (isRemote(href))
      await enqueue(house, tx, { kind: "wire.picture", body: { href }, uniqueKey: `wire.picture ${sha256(href)}`, mostAttempts: ATTEMPTS });
};

/**
 * Fetches pictures by the guarded way out and keeps them. An address that may not be fetched, and what is no picture, is given up at once; a
 * host that does not answer is asked again.
 */
export const handleWireJobs = (house: House & { readonly files: Files }, worker: Worker, net: Pick<GuardedFetch, "get">): void => {
  worker.handle("wire.picture", async ({ href }) => {
    if (!(await waitsForPicture(house.store, href))) return;
    const got = await net.get(href, { bytesMost: BYTES_MOST });
    if (!got.ok) {
      const { kind, reason } = got.problem;
      if (kind === "unreachable" || kind === "too-slow") throw new Error(reason);
      return;
    }
    if (got.value.status >= 500 || got.value.status === 429) throw new Error(`It answered ${got.value.status}.`);
    if (got.value.status === 200) await keepPictureFile(house, got.value.bytes, pictureName(href));
  });
};
