import fc from "fast-check";
import sharp from "sharp";
import { expect, test } from "vitest";
import { withIim } from "../picture-iim.ts";
import { exifOf, type PictureMarks, xmpOf } from "../picture-marks.ts";
import { NO_FACTS, readPictureFacts } from "./read-picture-facts.ts";

const MARKS: PictureMarks = {
  ...{ notice: "© 2026 Una Tarn", usageTerms: "No use in Japan.", credit: "Pellam/Una Tarn", creator: "Úna Tarn", source: "Pellam" },
  ...{ caption: "A gull – on a hat.", headline: "Gull lands", takenOn: "2026-03-04", license: "", sourceType: "", isReserved: false },
};
const FACTS = {
  ...{ headline: "Gull lands", caption: "A gull – on a hat.", alt: "", credit: "Pellam/Una Tarn", creator: "Úna Tarn" },
  ...{ rights: "© 2026 Una Tarn", usageTerms: "No use in Japan.", takenOn: "2026-03-04" },
};

const plain = () => sharp({ create: { width: 24, height: 16, channels: 3, background: "#467" } });

test("what a file says of itself is read from XMP, from IIM where that is silent, and from EXIF where both are", async () => {
  const said = await plain().withXmp(xmpOf(MARKS)).jpeg().toBuffer();
  expect(readPictureFacts(said)).toEqual(FACTS);
  expect(readPictureFacts(withIim(await plain().jpeg().toBuffer(), MARKS))).toEqual(FACTS);
  expect(readPictureFacts(withIim(said, { ...MARKS, credit: "Another" })).credit).toBe("Pellam/Una Tarn");
  const exif = { ...exifOf(MARKS), ImageDescription: "A gull." };
  const taken = await plain()
    .withExif({ IFD0: exif, IFD2: { DateTimeOriginal: "2026:03:04 10:00:00" } })
    .jpeg()
    .toBuffer();
  const { creator, rights, caption, takenOn } = readPictureFacts(taken);
  expect([rights, caption, takenOn]).toEqual(["(C) 2026 Una Tarn", "A gull.", "2026-03-04"]); // EXIF is ASCII
  expect(creator).toContain("Tarn");
});

test("a file that says nothing, and whatever is none, says nothing", async () => {
  expect(readPictureFacts(await plain().png().toBuffer())).toEqual(NO_FACTS);
  const jpeg = withIim(await plain().withXmp(xmpOf(MARKS)).jpeg().toBuffer(), MARKS);
  fc.assert(
    fc.property(fc.nat(jpeg.length - 1), fc.uint8Array({ maxLength: 40 }), (at, noise) => {
      const torn = Buffer.concat([jpeg.subarray(0, at), noise]);
      for (const text of Object.values(readPictureFacts(torn))) expect(typeof text).toBe("string");
    }),
  );
});
