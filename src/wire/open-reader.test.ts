import { Worker } from "node:worker_threads";
import { afterEach, expect, test } from "vitest";
import { openReader, type Reader, type ReaderLimits } from "./open-reader.ts";
import { readWire } from "./read.ts";

const fromSource = (): Worker =>
  new Worker(new URL("reading-thread.ts", import.meta.url), {
    execArgv: ["--conditions=source", `--import=${new URL("../../scripts/load-tsx.ts", import.meta.url).href}`],
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  });

/** A thread that takes what it is told to for each document. */
const scripted = (code: string) => (): Worker =>
  new Worker(`const { parentPort } = require("node:worker_threads"); parentPort.on("message", ({ no, bytes }) => { ${code} });`, {
    eval: true,
    resourceLimits: { maxOldGenerationSizeMb: 32 },
  });

let reader: Reader | null = null;
const open = (start: () => Worker, limits: Partial<ReaderLimits> = {}): Reader => {
  reader = openReader({ msMost: 20_000, mibMost: 128, ...limits }, start);
  return reader;
};
afterEach(async () => {
  await reader?.close();
  reader = null;
});

const document = Buffer.from(JSON.stringify({ uri: "urn:a", headline: "Gull", body_html: "<p>It sat.</p>" }));

test("a thread reads what the reader here reads, in the order asked", async () => {
  const { read } = open(fromSource);
  const broken = Buffer.from("<newsItem");
  const [first, second, third] = await Promise.all([read(document, {}), read(broken, {}), read(document, { format: "ninjs" })]);
  expect(first).toEqual(readWire(document));
  expect(second).toEqual(readWire(broken));
  expect(third).toEqual(readWire(document));
});

test("a document that takes too long is refused, and what waits behind it is read by a new thread", async () => {
  const busy = 'if (bytes[0] === 33) for (;;); parentPort.postMessage({ no, reading: { ok: true, format: "x", items: [], refused: [] } });';
  const { read } = open(scripted(busy), { msMost: 3_000 });
  const [slow, quick] = await Promise.all([read(Buffer.from("!"), {}), read(Buffer.from("."), {})]);
  expect(slow).toMatchObject({ ok: false, problem: { kind: "limits" } });
  expect(slow.ok ? "" : slow.problem.reason).toContain("more than 3 seconds");
  expect(quick.ok).toBe(true);
});

test("a document that unfolds to more than the memory is refused, and the next one is read", async () => {
  const greedy =
    'const all = []; if (bytes[0] === 33) for (;;) all.push(new Array(1e5).fill({})); parentPort.postMessage({ no, reading: { ok: true, format: "x", items: [], refused: [] } });';
  const { read } = open(scripted(greedy), { mibMost: 32 });
  const refused = await read(Buffer.from("!"), {});
  expect(refused.ok ? "" : refused.problem.reason).toContain("more than 32 MiB of memory");
  expect((await read(Buffer.from("."), {})).ok).toBe(true);
});

test("a thread that fails tells whoever asked, and the next document is read", async () => {
  const failing =
    'if (bytes[0] === 33) throw new Error("gone"); parentPort.postMessage({ no, reading: { ok: true, format: "x", items: [], refused: [] } });';
  const { read } = open(scripted(failing));
  await expect(read(Buffer.from("!"), {})).rejects.toThrow("gone");
  expect((await read(Buffer.from("."), {})).ok).toBe(true);
});
