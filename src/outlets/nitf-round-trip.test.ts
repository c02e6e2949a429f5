import fc from "fast-check";
import { expect, test } from "vitest";
import { paragraphsOf } from "#stories";
import { canonical, readWire } from "#wire";
import { nitf } from "./nitf-out.ts";
import { outItems } from "./testing/out-items.ts";

const orNull = (text: string): string | null => (text === "" ? null : text);
const flat = (text: string): string => text.replace(/\s+/gu, " ").trim();

test("a story as NITF, read by our own reader, is the same item", () => {
  fc.assert(
    fc.property(outItems, (item) => {
      const read = readWire(Buffer.from(nitf(item)), {});
      if (!read.ok) throw new Error(read.problem.reason);
      expect([read.format, read.refused]).toEqual(["nitf", []]);
      const [story] = read.items;
      if (story === undefined) throw new Error("no story came back");
      const back = canonical(story);
      expect(back).toMatchObject({
        guid: item.guid,
        version: item.version,
        pubStatus: "usable",
        urgency: item.urgency,
        headline: item.headline,
        subheadline: orNull(item.subheadline),
        byline: orNull(item.byline),
        dateline: orNull(item.dateline),
        language: orNull(item.language),
        versionCreated: item.versionCreated,
        embargoedUntil: null,
        // NITF has no copyright line of a picture of its own.
        pictures: item.pictures.map(({ href, caption, credit }) => ({ href, caption: orNull(caption), credit: orNull(credit) })),
        rights: {
          holder: item.rights.holder,
          year: item.rights.year,
          notice: item.rights.notice,
          usageTerms: orNull(item.rights.usageTerms),
          creditLine: item.rights.creditLine,
        },
        edNote: item.correction?.note ?? null,
      });
      expect(back.subjects.filter(({ code }) => /^\d{8}$/u.test(code))).toEqual(item.subjects.map(({ code, name }) => ({ code, name })));
      expect(back.entities.map(({ kind, name }) => `${kind}: ${name}`).toSorted()).toEqual(
        item.entities.map(({ kind, name }) => `${kind}: ${name}`).toSorted(),
      );
      expect(back.paragraphs.map(flat)).toEqual(paragraphsOf(item.blocks).map(flat));
    }),
    { numRuns: 150 },
  );
});
