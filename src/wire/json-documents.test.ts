import { describe, expect, test } from "vitest";
import { readWire } from "./read.ts";
import { apItem, dpaItem, reutersItem } from "./testing/json-items.ts";

const read = (text: string) => {
  const reading = readWire(Buffer.from(text));
  if (!reading.ok) throw new Error(reading.problem.reason);
  return reading;
};
const line = (fields: unknown): string => JSON.stringify(fields);
const ninjs = { uri: "urn:pellam:1", headline: "Gull", body_text: "It sat." };

describe("a file of several JSON documents", () => {
  test("each is read in its own format", () => {
    const { items, refused } = read([ninjs, dpaItem(), apItem(), { data: { item: reutersItem() } }].map(line).join("\n"));
    expect([items.map(({ format }) => format), refused]).toEqual([["ninjs", "dpa-digitalwires", "ap-media", "reuters-connect"], []]);
  });

  test("so is each entry of a list, and what is of none is refused", () => {
    const { items, refused } = read(line([ninjs, { nothing: 1 }, dpaItem(), apItem(), { data: { item: reutersItem() } }]));
    expect(items.map(({ format }) => format).toSorted()).toEqual(["ap-media", "dpa-digitalwires", "ninjs", "reuters-connect"]);
    expect(refused).toHaveLength(1);
    expect(read(line({ entries: [dpaItem(), { nothing: 1 }] })).refused).toHaveLength(1);
  });

  test("one that cannot be read costs no other, and its place in the file is named", () => {
    const bad = ['{"uri":"u","headline":"a\tb"}', '{"uri":"u","headline":"said "no""}', "{", line({ nothing: 1 })];
    const { items, refused } = read(`${line(ninjs)}\r\n${bad.join("\n")}\n\n${line({ ...ninjs, uri: "urn:pellam:2" })}\n`);
    expect(items.map(({ guid }) => guid)).toEqual(["urn:pellam:1", "urn:pellam:2"]);
    expect(refused.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/begins in line 2: .* unescaped in a text in line 2, column 25/u),
      expect.stringMatching(/begins in line 3: .* a mistake in line 3, column 30/u),
      expect.stringContaining("begins in line 4: The JSON cannot be read: it ends before it is complete"),
      expect.stringContaining("begins in line 5: This is JSON, but nothing in it is a news item"),
    ]);
  });

  test("documents written over many lines and put together are read, too", () => {
    expect(read(`${JSON.stringify(ninjs, null, 2)}\n${JSON.stringify([apItem(), apItem()], null, 2)}`).items).toHaveLength(3);
  });

  test("a single document with a mistake is one that cannot be read, however its lines begin", () => {
    const list = `[\n${line(ninjs)},\n${line(ninjs)},,\n${line(ninjs)}\n]`;
    for (const text of [list, `{"uri":"u"\n`, `{"uri":"u","a":\n{"b":1},\n"c":}`]) expect(readWire(Buffer.from(text)).ok).toBe(false);
  });

  test("one may grow: nothing in it says that another line will not follow", () => {
    const grows = (text: string): unknown => {
      const reading = readWire(Buffer.from(text));
      return reading.ok && reading.mayGrow;
    };
    expect([grows(line(ninjs)), grows(`${line(ninjs)}\n${line(ninjs)}\n`)]).toEqual([undefined, true]);
  });

  test("no more are read than a document may hold", () => {
    const { items, refused } = read(Array.from({ length: 2_100 }, (_, at) => line({ ...ninjs, uri: `u${at}` })).join("\n"));
    expect([items.length, refused.length, refused[0]?.reason]).toEqual([2_000, 1, expect.stringContaining("2100 items")]);
  });
});
