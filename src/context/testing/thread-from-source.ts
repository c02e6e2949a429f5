import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { bundleThread } from "../../../scripts/bundle-threads.ts";

/** Makes one file of the scoring thread, as it is built: the sources would be read one by one. Resolves to what starts it. */
export const threadFromSource = async (): Promise<() => Worker> => {
  const folder = fileURLToPath(new URL("../../../node_modules/.cache/townwire/", import.meta.url)); // where packages are found from
  mkdirSync(folder, { recursive: true });
  const outfile = `${folder}scoring-thread-${process.pid}.mjs`;
  await bundleThread(fileURLToPath(new URL("../scoring-thread.ts", import.meta.url)), outfile);
  return () => new Worker(outfile);
};
