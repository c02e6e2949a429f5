import { describe, expect, test } from "vitest";
import { arrivalOf } from "../arrival.ts";
import { canonical, type WireItem } from "../item.ts";
import { readWire } from "../read.ts";
import { apItem, NITF } from "../testing/json-items.ts";
import { only, reasonOf } from "../testing/read-one.ts";
import { withNitfBody } from "./with-nitf-body.ts";

type Fields = Readonly<Record<string, unknown>>;
const read = (fields: Fields = {}): WireItem => only(JSON.stringify({ api_version: "1.1", data: { item: apItem(fields) } }));
const unfit = (item: WireItem): string | null =>
  arrivalOf(item, { id: "s", identity: "guid", termRules: [], terms: "", conflict: "apply" }, "2026-03-04T12:00:00.000Z").unfit;

describe("AP Media API", () => {
  test("an item gives its words, its identity and its rights; its story is known by the item id, never by the address", () => {
    const item = read({ headline_extended: "Gull holds up council for four minutes", nitf: NITF, ednote: "Eds: UPDATES time." });
    expect(canonical(item)).toMatchObject({
      format: "ap-media",
      guid: "5ee9",
      version: "2",
      provider: "Halyard",
      headline: "Gull holds up council",
      subheadline: "Gull holds up council for four minutes",
      slugline: "BC-Pellam-Gull, 1st Ld-Writethru",
      byline: "By UNA TARN",
      versionCreated: "2026-03-04T10:00:00.000Z",
      firstCreated: "2026-03-04T09:00:00.000Z",
      paragraphs: ["It sat.", "Then it flew."],
      entities: [{ kind: "person", name: "Una Tarn" }],
      rights: { year: 2026, usageTerms: "For editorial use only.\nNo archive." },
      edNote: "Eds: UPDATES time.",
      signals: ["newscontent"],
    });
    expect(item.subjects.map(({ code }) => code)).toEqual(["a", "c2", "c1"]);
    expect(read({ altids: { etag: "77_0a4aza0c0" } }).guid).toBe("77");
  });

  test("it comes by itself, in an answer, or in a page of a feed whose other entries it does not depend on", () => {
    for (const document of [apItem(), { item: apItem() }, { data: { item: apItem() } }, [apItem()]])
      expect(only(JSON.stringify(document)).guid).toBe("5ee9");
    const page = (items: readonly unknown[]) => ({ api_version: "1.1", data: { current_item_count: items.length, next_page: "x", items } });
    const entries = [{ meta: {}, item: apItem() }, { meta: {} }, { item: apItem({ pubstatus: "odd" }) }, null];
    const reading = readWire(Buffer.from(JSON.stringify(page(entries))));
    expect(reading.ok && [reading.items.length, reading.refused.map(({ guid }) => guid)]).toEqual([1, [null, "5ee9", null]]);
    expect(reasonOf(JSON.stringify(page([])))).toContain("there is no item in it");
  });

  test("without the signal newscontent nothing is for readers, a test never; status and embargo stand apart from that", () => {
    expect([read().kind, unfit(read({ nitf: NITF }))]).toEqual(["story", null]);
    for (const signals of [[], ["APWhollyOwned"], ["newscontent", "Test"], undefined])
      expect([signals, unfit(read({ signals, nitf: NITF }))]).toEqual([signals, "advisory"]);
    expect(read({ signals: [], pubstatus: "canceled" }).pubStatus).toBe("canceled");
  });

  test('"embargoed" as status is usable after the embargo; without a time it has no end', () => {
    expect(read({ pubstatus: "embargoed", embargoed: "2026-03-05T06:00:00Z" })).toMatchObject({
      pubStatus: "usable",
      embargo: { until: "2026-03-05T06:00:00.000Z" },
    });
    expect(read({ pubstatus: "embargoed" }).embargo).toEqual({ until: null });
  });

  test("editorial types count where the status says nothing of them", () => {
    const typed = (...editorialtypes: readonly string[]): WireItem => read({ editorialtypes, nitf: NITF });
    expect([typed("Kill").pubStatus, typed("Elimination").pubStatus]).toEqual(["canceled", "canceled"]);
    expect(read({ editorialtypes: ["Kill"], pubstatus: "odd", expires: "soon" }).pubStatus).toBe("canceled");
    for (const type of ["Withhold", "HoldForRelease", "Disregard"]) expect([type, typed(type).pubStatus]).toEqual([type, "withheld"]);
    expect(read({ editorialtypes: ["HoldForRelease"], embargoed: "2026-03-05T06:00:00Z" })).toMatchObject({
      pubStatus: "usable",
      embargo: { until: "2026-03-05T06:00:00.000Z" },
    });
    expect([typed("Advisory").kind, typed("Lead", "Writethru").askEditor]).toEqual(["advisory", null]);
    expect([typed("Corrective").isCorrection, typed("Corrective").correctionNote]).toEqual([true, null]);
    for (const type of ["Add", "Takes", "Clarification", "Disregard"]) expect(typed(type).askEditor).toMatch(/^AP /u);
    expect([typed("Add").signals, unfit(typed("Add"))]).toEqual([["newscontent", "editorialtype:Add"], "needs-editor"]);
  });

  test("an advance for which no time is named waits for an editor", () => {
    expect([read({ urgency: 8 }).askEditor, read({ urgency: 6 }).askEditor]).toEqual([expect.stringContaining("advance"), null]);
    expect(read({ urgency: 8, embargoed: "2026-03-07T06:00:00Z" }).askEditor).toBeNull();
  });

  test("a text without its body is kept and held; one that is cut off is none", () => {
    const bare = read({ headline: null, bylines: [] });
    expect([bare.blocks, unfit(read())]).toEqual([[], "no-text"]);
    expect(withNitfBody(bare, NITF)).toMatchObject({ headline: "Gull in the chair", byline: "By Bo Lens, Halyard Press" });
    expect(withNitfBody(read(), NITF)).toMatchObject({ headline: "Gull holds up council", byline: "By UNA TARN" });
    for (const nitf of [NITF.slice(0, -12), "Error: signature expired", "<nitf/>"]) expect(withNitfBody(bare, nitf)).toBe(bare);
    const inRendition = read({ renditions: { nitf: { href: "https://x.example/", content: NITF } } });
    expect([inRendition, read({ body_nitf: NITF })].map((item) => canonical(item).paragraphs.length)).toEqual([2, 2]);
  });

  test("the dateline is its place: with the state at home, with the country elsewhere", () => {
    const dateline = (datelinelocation: Fields): string | null => read({ datelinelocation }).dateline;
    expect(dateline({ city: "Saltby", countryareaname: "OHIO", countrycode: "USA", countryname: "UNITED STATES" })).toBe("Saltby, Ohio");
    expect(dateline({ city: "PELLAM", countryareaname: "East", countrycode: "GBR", countryname: "United Kingdom" })).toBe(
      "Pellam, United Kingdom",
    );
    expect(dateline({ city: "New York", countryareaname: "NEW YORK", countrycode: "USA" })).toBe("New York");
    expect(dateline({})).toBeNull();
  });

  test("a picture is its largest rendition that a page can show, of associated ones those that are free", () => {
    const renditions = {
      main: { href: "https://m.example/1", mimetype: "image/jpeg", width: 3000, height: 2000 },
      preview: { href: "https://p.example/1", mimetype: "image/jpeg", width: 512, height: 341 },
      caption_nitf: { href: "https://c.example/1", mimetype: "text/xml" },
    };
    const words = { description_caption: "The hat.", description_creditline: "Bo Lens/Halyard", copyrightnotice: "2026 Bo Lens" };
    const photo = read({ type: "picture", renditions, photographer: { name: "Bo Lens" }, ...words });
    expect(photo).toMatchObject({ kind: "picture", byline: "Bo Lens", rights: { creditLine: "Bo Lens/Halyard", year: 2026 } });
    const shown = [["https://m.example/1", "The hat.", "Bo Lens/Halyard", "2026 Bo Lens"]];
    const listed = (item: WireItem) => item.pictures.map(({ href, caption, credit, rights }) => [href, caption, credit, rights]);
    expect(listed(photo)).toEqual(shown);
    const bare = { uri: "https://a.example/?et=1", type: "picture" };
    const whole = { altids: { itemid: "p1" }, type: "picture", renditions, ...words };
    const gone = [
      { pubstatus: "canceled" },
      { editorialtypes: ["Elimination"] },
      { signals: ["Test"] },
      { embargoed: "2027-01-01T00:00:00Z" },
    ];
    const more = gone.map((fields) => ({ ...whole, ...fields, renditions: { main: { href: "https://gone.example/", width: 9000 } } }));
    expect(listed(read({ associations: { main: whole, bare, none: null, ...more } }))).toEqual(shown);
    expect(listed(read({ associations: { 1: { data: { item: whole } } } }))).toEqual(shown);
  });

  test("AP's own page of an item is its link", () => {
    expect(
      read({
        links: [
          { rel: "self", href: "x" },
          { rel: "canonical", href: "https://halyard.example/gull" },
        ],
      }).link,
    ).toBe("https://halyard.example/gull");
  });
});
