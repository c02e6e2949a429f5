import { readFileSync } from "node:fs";
import addFormats from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { paragraphsOf } from "#stories";
import { canonical, type CanonicalItem, readWire } from "#wire";
import { newsMlG2 } from "./newsml-g2-out.ts";
import { ninjs } from "./ninjs-out.ts";
import type { OutItem } from "./out-item.ts";
import { outItems } from "./testing/out-items.ts";

const readBack = (document: string, format: string): CanonicalItem => {
  const read = readWire(Buffer.from(document), {});
  if (!read.ok) throw new Error(read.problem.reason);
  expect([read.format, read.refused]).toEqual([format, []]);
  const story = read.items.find(({ kind }) => kind === "story");
  if (story === undefined) throw new Error("no story came back");
  return canonical(story);
};

const orNull = (text: string): string | null => (text === "" ? null : text);

/** What has to come back in every format. */
const same = (item: OutItem) => ({
  guid: item.guid,
  version: item.version,
  pubStatus: "usable",
  urgency: item.urgency,
  headline: item.headline,
  subheadline: orNull(item.subheadline),
  byline: orNull(item.byline),
  language: orNull(item.language),
  versionCreated: item.versionCreated,
  firstCreated: item.firstCreated,
  embargoedUntil: null,
  subjects: item.subjects.map(({ code, name }) => ({ code, name })),
  pictures: item.pictures.map(({ href, caption, credit, rights }) => ({
    href,
    caption: orNull(caption),
    credit: orNull(credit),
    rights: orNull(rights),
  })),
  edNote: null,
});

const entitiesIn = (entities: readonly { readonly kind: string; readonly name: string }[]): readonly string[] =>
  entities.map(({ kind, name }) => `${kind}: ${name}`).toSorted();

/** A text without what white space means nothing in. */
const flat = (text: string): string => text.replace(/\s+/gu, " ").trim();

test("a story as NewsML-G2, read by our own reader, is the same item", () => {
  fc.assert(
    fc.property(outItems, (item) => {
      const back = readBack(newsMlG2(item), "newsml-g2");
      expect(back).toMatchObject({
        ...same(item),
        provider: item.provider,
        dateline: orNull(item.dateline),
        rights: {
          holder: item.rights.holder,
          year: item.rights.year,
          notice: item.rights.notice,
          usageTerms: orNull(item.rights.usageTerms),
          creditLine: item.rights.creditLine,
        },
        signals: item.correction === null ? [] : ["sig:correction"],
      });
      expect(entitiesIn(back.entities)).toEqual(entitiesIn(item.entities));
      expect(back.paragraphs.map(flat)).toEqual(paragraphsOf(item.blocks).map(flat));
    }),
    { numRuns: 150 },
  );
});

const schema = (() => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: "https://geojson.org/schema/GeoJSON.json", type: "object" });
  return ajv.compile(JSON.parse(readFileSync(new URL("testing/ninjs-schema-3.1.json", import.meta.url), "utf8")) as object);
})();

test("a story as ninjs is valid by the IPTC's schema, and read by our own reader the same item", () => {
  fc.assert(
    fc.property(outItems, (item) => {
      const document = ninjs(item);
      schema(JSON.parse(document));
      expect(schema.errors).toBeNull();
      const back = readBack(document, "ninjs");
      expect(back).toMatchObject({
        ...same(item),
        provider: item.provider,
        rights: {
          holder: item.rights.holder,
          year: item.rights.year,
          notice: item.rights.notice,
          usageTerms: orNull(item.rights.usageTerms),
        },
      });
      expect(entitiesIn(back.entities)).toEqual(entitiesIn(item.entities));
      expect(back.paragraphs.map(flat)).toEqual(paragraphsOf(item.blocks).map(flat));
    }),
    { numRuns: 150 },
  );
  expect(schema({ uri: "urn:x:1", headline: "of ninjs 1" })).toBe(false);
});

test("what came back, sent again, comes back as it was", () => {
  fc.assert(
    fc.property(outItems, (item) => {
      for (const [write, format] of [
        [newsMlG2, "newsml-g2"],
        [ninjs, "ninjs"],
      ] as const) {
        const read = readWire(Buffer.from(write(item)), {});
        const blocks = read.ok ? (read.items.find(({ kind }) => kind === "story")?.blocks ?? []) : [];
        expect(readBack(write({ ...item, blocks }), format)).toEqual(readBack(write(item), format));
      }
    }),
    { numRuns: 60 },
  );
});
