import { parentPort } from "node:worker_threads";
import { type Hints, readWire } from "./read.ts";

/** A document that is asked to be read, and the number its answer goes by. */
export type ReadingOrder = { readonly no: number; readonly bytes: Uint8Array; readonly hints: Hints };

/** The thread that `openReader` starts: reads what it is sent, one document after the other. */
parentPort?.on("message", ({ no, bytes, hints }: ReadingOrder) => {
  parentPort?.postMessage({ no, reading: readWire(bytes, hints) }, []);
});
