import ExifReader from "exifreader";
import fc from "fast-check";
import sharp from "sharp";
import { expect, test } from "vitest";
import { withIim } from "./picture-iim.ts";
import { exifOf, type PictureMarks, xmpOf } from "./picture-marks.ts";

const NOTHING: PictureMarks = {
  ...{ notice: "", usageTerms: "", credit: "", creator: "", source: "", license: "", sourceType: "", isReserved: false },
  ...{ caption: "", headline: "", takenOn: "" },
};
const MARKS: PictureMarks = {
  ...NOTHING,
  notice: "© 2026 Pellam & “Sons”",
  usageTerms: "No use in Japan.",
  credit: "Pellam/Una Tarn",
  creator: "Úna Ní Tharn",
  source: "وكالة بيلام",
  caption: "A gull – on a hat.\nThe mayor waits.",
  headline: "Gull 🐦 lands",
  takenOn: "2026-03-04",
};

const NAMES = {
  usageTerms: "Special Instructions",
  takenOn: "Date Created",
  creator: "By-line",
  headline: "Headline",
  credit: "Credit",
  source: "Source",
  notice: "Copyright Notice",
  caption: "Caption/Abstract",
} as const;
type Named = keyof typeof NAMES;

const blank = (): Promise<Buffer> =>
  sharp({ create: { width: 24, height: 16, channels: 3, background: "#467" } })
    .jpeg()
    .toBuffer();

/** What an independent reader finds; an array where a thing is said more than once. */
const readIptc = (jpeg: Buffer): Readonly<Record<string, string>> => {
  const { iptc = {} } = ExifReader.load(jpeg, { expanded: true });
  return Object.fromEntries(
    Object.entries(iptc as Record<string, { description: string } | { description: string }[]>).map(([name, tag]) => [
      name,
      [tag]
        .flat()
        .map((each) => each.description)
        .join("|"),
    ]),
  );
};

test("a JPEG says in IIM whose it is and what may be done with it, beside XMP and EXIF, and its picture is untouched", async () => {
  const plain = await sharp(await blank())
    .withExif({ IFD0: exifOf(MARKS) })
    .withXmp(xmpOf(MARKS))
    .jpeg()
    .toBuffer();
  const marked = withIim(plain, MARKS);
  const found = readIptc(marked);
  for (const [key, name] of Object.entries(NAMES)) expect([name, found[name]]).toEqual([name, MARKS[key as Named]]);
  const { exif, xmp } = ExifReader.load(marked, { expanded: true });
  expect([exif?.["Artist"]?.description, xmp?.["Credit"]?.description]).toEqual([expect.stringContaining("Tharn"), "Pellam/Una Tarn"]);
  expect(await sharp(marked).raw().toBuffer()).toEqual(await sharp(plain).raw().toBuffer());
  expect((await sharp(marked).metadata()).iptc).toBeDefined();
});

test("written again, only the last is said; a picture of which nothing is known stays as it is", async () => {
  const plain = await blank();
  expect(withIim(plain, NOTHING)).toBe(plain);
  const twice = withIim(withIim(plain, { ...MARKS, credit: "Former" }), MARKS);
  expect(readIptc(twice)["Credit"]).toBe("Pellam/Una Tarn");
  expect(twice).toEqual(withIim(plain, MARKS));
});

const MOST: Readonly<Record<Exclude<Named, "takenOn">, number>> = {
  ...{ usageTerms: 256, creator: 32, headline: 256, credit: 32, source: 32, notice: 128, caption: 2_000 },
};

/** What has to come back: whole letters from the beginning, no more octets than there is room for. */
const fitting = (text: string, most: number): string => {
  const plain = text
    .slice(0, most)
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu, "")
    .trim();
  let kept = "";
  for (const letter of plain) {
    if (Buffer.byteLength(kept + letter) > most) break;
    kept += letter;
  }
  return kept;
};

test("whatever was written in whatever script comes back letter for letter, as far as IIM has room", async () => {
  const plain = await blank();
  const text = fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.string({ unit: "grapheme", maxLength: 3_000 }));
  fc.assert(
    fc.property(
      fc.record({ usageTerms: text, creator: text, headline: text, credit: text, source: text, notice: text, caption: text }),
      (some) => {
        const found = readIptc(withIim(plain, { ...NOTHING, ...some }));
        for (const [key, most] of Object.entries(MOST) as [Exclude<Named, "takenOn">, number][])
          expect(found[NAMES[key]] ?? "").toBe(fitting(some[key], most));
      },
    ),
  );
});
