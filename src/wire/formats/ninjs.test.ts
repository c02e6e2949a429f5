import { describe, expect, test } from "vitest";
import { passes, PASSES_MOST } from "../../kit/testing/passes.ts";
import { textOfBlock } from "#stories";
import type { WireItem } from "../item.ts";
import { readWire } from "../read.ts";

const otter = { uri: "urn:pellam:otter", version: "2", versioncreated: "2026-03-04T10:00:00Z", headline: "Otter crosses the square" };
type Fields = Readonly<Record<string, unknown>>;

const read = (value: unknown) => {
  const reading = readWire(Buffer.from(JSON.stringify(value)));
  if (!reading.ok) throw new Error(reading.problem.reason);
  return reading;
};
const only = (fields: Fields): WireItem => {
  const reading = read({ ...otter, ...fields });
  const [item] = reading.items;
  if (item === undefined) throw new Error(reading.refused[0]?.reason);
  return item;
};
const problemOf = (text: string): string => {
  const reading = readWire(Buffer.from(text));
  return reading.ok ? "" : reading.problem.reason;
};

describe("status and embargo fail closed", () => {
  test("a status of a shape that nobody expects is refused, never taken for usable", () => {
    for (const pubstatus of [["canceled"], { code: "canceled" }, true, 42, "replaced"]) {
      const reading = read({ ...otter, pubstatus });
      expect([reading.items.length, reading.refused[0]?.reason.includes("may be published")]).toEqual([0, true]);
    }
  });

  test("none, null and nothing are usable; of two spellings the stricter counts", () => {
    for (const fields of [{}, { pubstatus: null }, { pubstatus: "" }]) expect(only(fields).pubStatus).toBe("usable");
    expect(only({ pubstatus: "usable", pubStatus: "CANCELLED" }).pubStatus).toBe("canceled");
    expect(only({ pubstatus: "withhold", pubStatus: "usable" }).pubStatus).toBe("withheld");
  });

  test("an embargo of a shape that nobody expects has no end; of two the later counts; none is none", () => {
    for (const embargoed of [["2026-03-05T06:00:00Z"], { until: "x" }, true, "Tuesday", "2026-02-30"])
      expect(only({ embargoed }).embargo).toEqual({ until: null });
    expect(only({ embargoed: "2026-03-05T06:00:00Z", embargoedUntil: "2026-03-06T06:00:00Z" }).embargo).toEqual({
      until: "2026-03-06T06:00:00.000Z",
    });
    for (const embargoed of [null, "", " ", false]) expect(only({ embargoed }).embargo).toBeNull();
  });
});

describe("the family's dialects", () => {
  test("Superdesk's item is known by its guid, with its status, notes, authors and what it evolved from", () => {
    const item = read({
      guid: "urn:desk:9",
      type: "text",
      version: "4",
      versioncreated: "2026-03-04T10:00:00+0000",
      pubstatus: "usable",
      headline: "Otter again",
      body_html: "<p>It came back.</p>",
      authors: [{ name: "Una Tarn", role: "writer" }],
      subject: [{ code: "20000500", name: "animal", scheme: "mediatopics" }],
      evolvedfrom: "urn:desk:8",
      ednote: "Updates lead",
      associations: { featuremedia: null },
    }).items[0];
    expect(item).toMatchObject({ guid: "urn:desk:9", byline: "Una Tarn", edNote: "Updates lead", signals: ["evolvedfrom:urn:desk:8"] });
    expect(item?.versionCreated).toBe("2026-03-04T10:00:00.000Z");
    expect(item?.blocks.map(textOfBlock)).toEqual(["It came back."]);
  });

  test("named fields of late 1.x are read, and lists of any common name", () => {
    expect(only({ headline: undefined, headline_main: "Otter", body_main: "It looked." })).toMatchObject({ headline: "Otter" });
    for (const list of ["items", "_items", "item"]) expect(read({ total: 1, [list]: [otter] }).items).toHaveLength(1);
  });

  test("a headline is one line without markup", () => {
    expect(only({ headline: undefined, headlines: [{ contentType: "text/html", value: "<b>Otter</b>\n &amp; eel" }] }).headline).toBe(
      "Otter & eel",
    );
  });

  test("HTML is the body before plain text, and editors' words are in none", () => {
    const item = only({ body_text: "plain", body_html: "<p>rich</p>", ednote: "Eds: call", slugline: "OTTER", description_text: "about" });
    expect(item.blocks.map(textOfBlock)).toEqual(["rich"]);
  });

  test("who was interviewed is not who provides it", () => {
    expect(only({ infosource: [{ name: "Bo", code: "interviewee" }] }).provider).toBeNull();
    expect(only({ infoSources: [{ name: "Bo", role: "interviewee" }, { name: "Pellam" }] }).provider).toBe("Pellam");
  });

  test("a schema named in an item does not make it one, and linked data is no news for having a uri", () => {
    expect(only({ $schema: "https://schemas.example/ninjs.json" }).headline).toBe(otter.headline);
    expect(problemOf(JSON.stringify({ $schema: "x", uri: "u", properties: {} }))).toContain("nothing in it is a news item");
    expect(problemOf(JSON.stringify({ "@context": {}, uri: "u", type: "ConceptScheme" }))).toContain("nothing in it is a news item");
  });

  test("names of JavaScript's own are no codes of anything", () => {
    for (const type of ["constructor", "__proto__", "toString"]) expect(only({ type }).kind).toBe("story");
    expect(read(JSON.parse('{"uri":"u","__proto__":{"pubstatus":"canceled"}}')).items[0]?.pubStatus).toBe("usable");
  });
});

describe("pictures", () => {
  const picture = (fields: Fields = {}): Fields => ({
    type: "picture",
    byline: "Bo Lens",
    renditions: { small: { href: "s.jpg", width: 90 }, large: { href: "l.jpg", width: 1600 } },
    ...fields,
  });
  const hrefs = (fields: Fields): readonly string[] => only(fields).pictures.map(({ href }) => href);

  test("one that is withheld, of an unknown status or embargoed beyond its story is left out", () => {
    const withPicture = (fields: Fields): readonly string[] => hrefs({ associations: { main: picture(fields) } });
    for (const fields of [{ pubstatus: "withheld" }, { pubstatus: ["usable"] }, { embargoed: "2026-03-05T00:00:00Z" }, { embargoed: true }])
      expect(withPicture(fields)).toEqual([]);
    expect(withPicture({ embargoed: "2026-03-04T09:00:00Z" })).toEqual(["l.jpg"]);
  });

  test("its rendition within the text is not a second one", () => {
    const body_html = '<figure><img src="s.jpg" alt="An otter"><figcaption>In the square.</figcaption></figure><p>It looked.</p>';
    const { pictures } = only({ body_html, associations: { main: picture() } });
    expect(pictures.map(({ href, alt, caption, credit }) => [href, alt, caption, credit])).toEqual([
      ["l.jpg", "An otter", "In the square.", "Bo Lens"],
    ]);
  });

  test("tens of thousands of them are read in a time that their number explains", () => {
    const associations = Array.from({ length: 20_000 }, (_, index) => picture({ renditions: [{ href: `${index}.jpg` }] }));
    expect(passes(JSON.stringify(associations), () => expect(hrefs({ associations })).toHaveLength(50))).toBeLessThan(PASSES_MOST);
  });
});

describe("reasons are true", () => {
  test("a text that only ends too early is said to be cut off, at whatever place it ends", () => {
    const whole = JSON.stringify({ ...otter, urgency: 3, a: [true, null, -1.5e3, '\u00e9\\"\\u00e9'] });
    for (let end = 1; end < whole.length; end += 1)
      expect([end, problemOf(whole.slice(0, end))]).toEqual([end, expect.stringContaining("cut off")]);
  });

  test("a mistake is said where it is, and not to be a cut", () => {
    const at = (text: string): string => /: (.*?)\. Ask the source to correct/u.exec(problemOf(text))?.[1] ?? problemOf(text);
    expect(at('{\n "uri": "u",\n "a": [{"b": 1},]\n}')).toBe("there is a mistake in line 3, column 17");
    expect(at('{"uri": http://x}')).toBe("there is a mistake in line 1, column 9");
    expect(at('{"uri":"a\tb"}')).toContain("tab or control character stands unescaped in a text in line 1, column 10");
    expect(at('{"uri":"said "no" twice"}')).toBe("there is a mistake in line 1, column 15");
    expect(at('{"uri":"u"} and more')).toBe("there is a mistake in line 1, column 13");
    expect(at('{"uri":"\\x"}')).toBe("there is a mistake in line 1, column 9");
  });
});
