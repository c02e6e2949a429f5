import { describe, expect, test } from "vitest";
import { canonical, type WireItem } from "../item.ts";
import { readWire } from "../read.ts";
import { reutersItem } from "../testing/json-items.ts";
import { only, reasonOf } from "../testing/read-one.ts";

type Fields = Readonly<Record<string, unknown>>;
const read = (fields: Fields = {}): WireItem => only(JSON.stringify({ data: { item: reutersItem(fields) } }));

describe("Reuters Connect", () => {
  test("an item gives its words, its identity and its rights", () => {
    expect(canonical(read())).toMatchObject({
      format: "reuters-connect",
      guid: "tag:halyard.example,2026:newsml_L1N1",
      version: "3",
      provider: "Reuters",
      pubStatus: "usable",
      urgency: 3,
      headline: "UPDATE 1-Gull holds up council",
      slugline: "PELLAM-GULL/",
      byline: "By Una Tarn",
      versionCreated: "2026-03-04T10:00:00.000Z",
      firstCreated: "2026-03-04T09:00:00.000Z",
      paragraphs: ["It sat.", "Then it flew."],
      subjects: [{ code: "M:1L", name: "Birds" }],
      rights: { year: 2026, notice: "(c) Copyright Halyard 2026. Click For Restrictions", usageTerms: null },
      signals: ["usn:L1N1"],
    });
  });

  test("the identity has no version in it, whichever of its names it comes by", () => {
    const bare = "tag:halyard.example,2026:newsml_L1N1";
    for (const fields of [{ uri: null }, { uri: `${bare}:3` }, { uri: bare }, { uri: null, guid: bare }])
      expect([read(fields).guid, read(fields).version]).toEqual([bare, "3"]);
    expect(read({ version: "7" }).version).toBe("7");
  });

  test("a rich body that is empty is none", () => {
    expect(canonical(read({ bodyXhtmlRich: "<html><body/></html>" })).paragraphs).toEqual(["It sat.", "Then it flew."]);
    expect(read({ bodyXhtmlRich: null, bodyXhtml: null }).blocks).toEqual([]);
  });

  test("a correction is known by the desk's status or the headline; a kill by its status, with the headline of the story", () => {
    expect([read({ edStat: "C" }).isCorrection, read({ signals: ["edStat:C"] }).isCorrection]).toEqual([true, true]);
    expect([read({ headLine: "CORRECTED-Gull holds up council" }).isCorrection, read({ edStat: "U" }).isCorrection]).toEqual([true, false]);
    expect(read({ pubStatus: "stat:canceled", bodyXhtml: "", bodyXhtmlRich: "" })).toMatchObject({ pubStatus: "canceled", blocks: [] });
    expect(reasonOf(JSON.stringify(reutersItem({ pubStatus: "stat:gone" })))).toContain("stat:gone");
  });

  test("an answer of many is read item by item, whatever the query calls it", () => {
    const items = [reutersItem(), reutersItem({ uri: "tag:2", versionedGuid: "tag:2:1" })];
    for (const data of [{ search: { totalHits: 2, items } }, { channelItems: items }, { a: { pageInfo: {}, b: { items } } }]) {
      const reading = readWire(Buffer.from(JSON.stringify({ data })));
      expect(reading.ok && [reading.format, reading.items.length]).toEqual(["reuters-connect", 2]);
    }
  });

  test("pictures come by the name of their largest rendition when no size is said", () => {
    const picture = {
      type: "picture",
      caption: "The hat.",
      credit: "HALYARD/Bo Lens",
      renditions: [
        { uri: "https://t.example/1", type: "THUMBNAIL", mimeType: "image/jpeg" },
        { uri: "https://b.example/1", type: "BASEIMAGE", mimeType: "image/jpeg" },
      ],
    };
    const { pictures } = read({ associations: [picture, { ...picture, pubStatus: "stat:withheld" }, null] });
    expect(pictures.map(({ href, caption, credit }) => [href, caption, credit])).toEqual([
      ["https://b.example/1", "The hat.", "HALYARD/Bo Lens"],
    ]);
  });
});
