import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { system, systemClock } from "#kit";
import { migrate, openStore } from "#store";
import { TWINS } from "../src/wire/testing/twins.ts";

/**
 * Spoils wire documents of all formats in every way a line, a disk or a bad program does, and reads them: `node
 * bench/fuzz-wire.ts [COUNT]`, a million unless said. Each must be read or refused with a reason, within a second of the process's own time;
 * one in a hundred is taken in as well, where each item must end as a story, held, or refused with a reason.
 */
const COUNT = Number(process.argv[2] ?? 1_000_000);
const SECOND = 1_000; // ms of the process's own time that no document may take
const TAKEN_ONE_IN = 100;
const TAKEN_AT_ONCE = 200;

const built = async <Module>(path: string): Promise<Module> => (await import(new URL(`../dist/${path}`, import.meta.url).href)) as Module;
const { readWire } = await built<typeof import("../src/wire/read.ts")>("wire/read.js");
const { takeItems } = await built<typeof import("../src/wire/take-item.ts")>("wire/take-item.js");

const entry =
  "<id>urn:h:e1</id><title>Gull sits</title><updated>2026-03-04T10:00:00Z</updated><content type='html'>&lt;p&gt;It sat.&lt;/p&gt;</content>";
const OTHERS = [
  "\u0016\u0016\u0001a0456\u001flbylc-\r\nr s\u0013\u0011 BC-Pellam--Ferry 03-04 0123\r\n\u0002^Ferry waits<\r\n^By UNA TARN=\r\n^Halyard Writer=\r\n\tPELLAM (HP) _ It waited.<\r\n\tThen it went.<\r\n\u0003",
  "\u0001bdt0283 3 vm 416  dpa 0735\r\nHalyard-Ferry/\r\n\u0002^Ferry waits<\r\n    PELLAM, 4 March - It waited.\r\n    Then it went.\r\n\u0003",
  `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Halyard</title><item><title>Gull sits</title><guid>urn:h:r1</guid><pubDate>Wed, 04 Mar 2026 10:00:00 GMT</pubDate><description><![CDATA[<p>It <b>sat</b>.</p>]]></description><media:content url="https://img.example/g.jpg"/></item></channel></rss>`,
  `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:h:f</id><title>Halyard</title><entry>${entry}</entry><entry>${entry.replace("e1", "e2")}</entry></feed>`,
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Halyard",
    items: [{ id: "j1", title: "Gull sits", content_html: "<p>It sat.</p>", date_published: "2026-03-04T10:00:00Z" }],
  }),
].map((text) => Buffer.from(text));

const demo = fileURLToPath(new URL("../demo/wire/", import.meta.url));
const seeds: readonly Buffer[] = [
  ...TWINS.flatMap(({ write }) =>
    (["usable", "withheld", "canceled"] as const).map((status) =>
      Buffer.from(write({ status, embargo: status === "usable" ? "2026-03-05T06:00:00Z" : null })),
    ),
  ),
  ...OTHERS,
  ...readdirSync(demo)
    .filter((name) => /\.(?:xml|json)$/u.test(name))
    .map((name) => readFileSync(join(demo, name))),
];

let state = 20_260_304;
/** A whole number below `most`, the same in every run. */
const drawn = (most: number): number => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % Math.max(1, most);
};

const DIRT = ["<", ">", "&", "&#0;", "&lt;", "]]>", "<!--", "<!DOCTYPE x [<!ENTITY a 'b'>]>", '"', "{", "}", "[", ",", "\\u0000", "\\ud800", "null", "-1", "1e999", "\u0000", "\u0001", "\u0002", "\u0003", "\r\n", "😀", "\ud83d", "canceled", "stat:withheld", "KILL", "2026-02-30T99:99:99Z", "<p>", "</p>", "xmlns='x'", "__proto__", "é"]; // prettier-ignore

type Spoil = (bytes: Buffer) => Buffer;
const at = (bytes: Buffer): number => drawn(bytes.length);
const cut = (bytes: Buffer, from: number, length: number, put: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(Math.min(bytes.length, from + length))]);

/** Puts what stands in one place of a document into another: it stays as well formed as it was, and says what nobody meant. */
const moved: Spoil = (bytes) => {
  const text = bytes.toString("utf8");
  const values = [...text.matchAll(drawn(2) === 0 ? /(?<=>)[^<>]+(?=<)/gu : /(?<=")[^"\\<>]*(?=")/gu)];
  const [from, to] = [values[drawn(values.length)], values[drawn(values.length)]];
  if (from === undefined || to === undefined) return bytes;
  const put = drawn(5) === 0 ? "" : from[0];
  return Buffer.from(text.slice(0, to.index) + put + text.slice(to.index + to[0].length));
};

const SPOILS: readonly Spoil[] = [
  ...Array.from({ length: 12 }, () => moved),
  (bytes) => bytes.subarray(0, at(bytes)),
  (bytes) => bytes.subarray(at(bytes)),
  (bytes) => {
    const flipped = Buffer.from(bytes);
    for (let times = drawn(8); times >= 0; times -= 1) flipped[at(bytes)] = drawn(256);
    return flipped;
  },
  (bytes) => cut(bytes, at(bytes), drawn(60), Buffer.alloc(0)),
  (bytes) => cut(bytes, at(bytes), 0, Buffer.from(DIRT[drawn(DIRT.length)]!.repeat(1 + drawn(4)))),
  (bytes) => cut(bytes, at(bytes), drawn(12), Buffer.from(DIRT[drawn(DIRT.length)]!)),
  (bytes) => {
    const from = at(bytes);
    return cut(bytes, at(bytes), 0, bytes.subarray(from, from + drawn(400)));
  },
  (bytes) => {
    const other = seeds[drawn(seeds.length)]!;
    return Buffer.concat([bytes.subarray(0, at(bytes)), other.subarray(at(other))]);
  },
  (bytes) => Buffer.from(bytes.toString("utf8"), "utf16le"),
  (bytes) => Buffer.from(bytes.toString("utf8"), "latin1"),
  (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
  (bytes) => {
    const piece = bytes.subarray(at(bytes)).subarray(0, 1 + drawn(30));
    return cut(bytes, at(bytes), 0, Buffer.concat(Array.from({ length: 50 + drawn(200) }, () => piece)));
  },
  (bytes) => Buffer.from(bytes.toString("utf8").replaceAll(/\d+/gu, (digits) => (drawn(4) === 0 ? String(drawn(99_999)) : digits))),
];

/** The document of that turn: one of the seeds, spoilt one to four times. */
const spoilt = (): Buffer => {
  let bytes = seeds[drawn(seeds.length)]!;
  for (let times = drawn(4); times >= 0; times -= 1) bytes = SPOILS[drawn(SPOILS.length)]!(bytes);
  return bytes;
};

const fail = (what: string, bytes: Buffer): never => {
  process.stdout.write(`FAIL  ${what}\n${bytes.toString("base64")}\n`);
  process.exit(1);
};

const folder = await mkdtemp(join(tmpdir(), "townwire-fuzz-"));
const store = openStore({ dialect: "sqlite", file: join(folder, "townwire.db") });
await migrate(store, systemClock);
const house = { store, clock: systemClock };
const outcomes = new Map<string, number>();
const count = (name: string): void => void outcomes.set(name, (outcomes.get(name) ?? 0) + 1);

const takeAll = async (documents: readonly Buffer[]): Promise<void> => {
  const taken = await takeItems(
    house,
    system,
    documents.map((bytes, index) => ({ bytes, fileName: `${index}.wire`, channel: "folder", sourceHint: null })),
  );
  for (const [index, one] of taken.entries()) {
    if (!one.ok) return fail(`not taken in: ${String(one.problem)}`, documents[index]!);
    for (const line of one.value) {
      count(`taken: ${line.outcome}`);
      if (line.outcome === "rejected" && (line.problem ?? "").trim() === "") fail("refused without a reason", documents[index]!);
      if (line.outcome !== "rejected" && line.story === null) fail(`${line.outcome} without a story`, documents[index]!);
    }
  }
};

const began = performance.now();
let slowest = 0;
let waiting: Buffer[] = [];
for (let turn = 1; turn <= COUNT; turn += 1) {
  const bytes = spoilt();
  const before = process.cpuUsage();
  const reading = readWire(bytes);
  const { user } = process.cpuUsage(before);
  slowest = Math.max(slowest, user / 1_000);
  if (user / 1_000 > SECOND) fail(`took ${Math.round(user / 1_000)} ms`, bytes);
  if (reading.ok) {
    count("read");
    if (reading.refused.some(({ reason }) => reason.trim() === "")) fail("an item refused without a reason", bytes);
    if (reading.items.length + reading.refused.length === 0) fail("nothing read, nothing refused", bytes);
  } else {
    count(`refused: ${reading.problem.kind}`);
    if (reading.problem.reason.trim() === "" || reading.problem.reason.includes("makers of Townwire")) fail(reading.problem.reason, bytes);
  }
  if (turn % TAKEN_ONE_IN === 0) waiting.push(bytes);
  if (waiting.length >= TAKEN_AT_ONCE || turn === COUNT) {
    await takeAll(waiting);
    waiting = [];
  }
}
await store.close();
await rm(folder, { recursive: true, force: true });
const seconds = Math.round((performance.now() - began) / 1_000);
process.stdout.write(
  `ok    ${COUNT} spoilt documents in ${seconds} s, the slowest ${Math.round(slowest)} ms: ${[...outcomes].map(([name, times]) => `${name} ${times}`).join(", ")}\n`,
);
