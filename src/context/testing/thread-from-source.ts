import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";

/** Makes one file of the scoring thread, which starts at once where the sources would be read one by one. Resolves to what starts it. */
export const threadFromSource = async (): Promise<() => Worker> => {
  const folder = fileURLToPath(new URL("../../../node_modules/.cache/townwire/", import.meta.url)); // where packages are found from
  mkdirSync(folder, { recursive: true });
  const outfile = `${folder}scoring-thread-${process.pid}.mjs`;
  await build({
    entryPoints: [fileURLToPath(new URL("../scoring-thread.ts", import.meta.url))],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    conditions: ["source"],
    logLevel: "error",
  });
  return () => new Worker(outfile);
};
