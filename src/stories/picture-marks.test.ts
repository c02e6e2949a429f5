import fc from "fast-check";
import { SaxesParser } from "saxes";
import sharp from "sharp";
import { expect, test } from "vitest";
import { exifOf, type PictureMarks, xmpOf } from "./picture-marks.ts";

const marks: PictureMarks = {
  notice: "© 2026 Pellam & “Sons” <pool>",
  usageTerms: "No use in Japan.",
  credit: "Pellam/Una Tarn",
  creator: "Una Tarn",
  source: "Pellam Agency",
  caption: "A gull <on> a hat.",
  headline: "Gull lands",
  takenOn: "2026-03-04",
  license: "https://pellam.example/terms?a=1&b=2",
  sourceType: "digitalCapture",
  isReserved: true,
};

/** The elements with text of an XML document; throws when it is not well-formed. */
const textsOf = (document: string): Readonly<Record<string, string>> => {
  const parser = new SaxesParser({ xmlns: true });
  const found: Record<string, string> = {};
  const open: string[] = [];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name }) => void open.push(name));
  parser.on("closetag", () => void open.pop());
  parser.on("text", (text) => {
    const property = open.findLast((name) => !name.startsWith("rdf:"));
    if (property !== undefined && text.trim() !== "") found[property] = text;
  });
  parser.write(document).close();
  return found;
};

test.each(["webp", "jpeg"] as const)("a picture made as %s says whose it is and what may be done with it", async (type) => {
  const plain = sharp({ create: { width: 80, height: 50, channels: 3, background: "#467" } });
  const made = await plain
    .withExif({ IFD0: exifOf(marks) })
    .withXmp(xmpOf(marks))
    .toFormat(type)
    .toBuffer();
  const read = await sharp(made).metadata();
  expect(textsOf(read.xmpAsString ?? "")).toEqual({
    "dc:creator": "Una Tarn",
    "dc:description": "A gull <on> a hat.",
    "dc:rights": "© 2026 Pellam & “Sons” <pool>",
    "photoshop:Credit": "Pellam/Una Tarn",
    "photoshop:Source": "Pellam Agency",
    "photoshop:Headline": "Gull lands",
    "photoshop:Instructions": "No use in Japan.",
    "photoshop:DateCreated": "2026-03-04",
    "xmpRights:Marked": "True",
    "xmpRights:UsageTerms": "No use in Japan.",
    "xmpRights:WebStatement": "https://pellam.example/terms?a=1&b=2",
    "Iptc4xmpExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    "plus:DataMining": "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED",
  });
  expect(read.exif?.toString("utf8")).toContain("Una Tarn");
});

test("whatever a source wrote, the packet is well-formed, and what it did not say is not there", () => {
  const text = fc.string({ unit: "binary", maxLength: 40 });
  fc.assert(
    fc.property(
      fc.record({
        ...{ notice: text, usageTerms: text, credit: text, creator: text, source: text, license: text, sourceType: text },
        ...{ caption: text, headline: text, takenOn: text },
      }),
      (some) => {
        textsOf(xmpOf({ ...some, isReserved: false }));
      },
    ),
  );
  const nothing = { notice: "", usageTerms: "", credit: "", creator: "", source: "", license: "", sourceType: "", isReserved: false };
  expect(textsOf(xmpOf({ ...nothing, caption: "", headline: "", takenOn: "" }))).toEqual({});
});
