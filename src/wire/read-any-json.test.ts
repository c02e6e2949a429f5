import fc from "fast-check";
import { expect, test } from "vitest";
import { apItem, dpaItem, NITF, reutersItem } from "./testing/json-items.ts";
import { soundly, textsIn } from "./testing/soundly.ts";

const text = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "canceled",
    "embargoed",
    "Kill",
    "2026-03-04T10:00:00Z",
    "constructor",
    "__proto__",
    "picture",
    "text/html",
    "image",
  ),
  fc.constantFrom("<p>x", "<!--", "&#0;&#xD800;", "\u0000\u0001\ud83d", "\\u0000\\ud83d", NITF, NITF.slice(0, 200), "😀".repeat(400)),
  fc.string({ unit: "binary", maxLength: 40 }),
);
const leaf = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
const PARTS =
  "role value type name code qcode ednote is_publishable url uri href width renditions item data by city countryname countrycode rel rels creator public_html nonpublic_html content mimetype rank".split(
    " ",
  );
const parts = fc.dictionary(fc.constantFrom(...PARTS), fc.oneof(leaf, fc.array(leaf, { maxLength: 2 })), { maxKeys: 5 });
const value = fc.oneof(
  leaf,
  parts,
  fc.array(fc.oneof(leaf, parts), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom("a", "nitf", "1"), parts),
);

const DIALECTS = [
  ["dpa-digitalwires", dpaItem],
  ["ap-media", apItem],
  ["reuters-connect", reutersItem],
] as const;

test.each(DIALECTS)("an item of %s with anything in its fields gives sound items or a reason", (format, make) => {
  const names = Object.keys(make()).concat(
    "associations",
    "bylines",
    "datelinelocation",
    "editorialtypes",
    "links",
    "nitf",
    "body_nitf",
    "embargoed",
  );
  const fields = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 8 });
  const wrap = fc.constantFrom(
    (item: unknown): unknown => item,
    (item: unknown): unknown => ({ data: { item } }),
    (item: unknown): unknown => ({ api_version: "1", data: { items: [{ item }, null] } }),
    (item: unknown): unknown => ({ entries: [item, 1] }),
    (item: unknown): unknown => [item, item],
  );
  let own = 0;
  fc.assert(
    fc.property(fields, wrap, (odd, wrapped) => {
      const items = soundly(Buffer.from(JSON.stringify(wrapped(make(odd)))));
      own += items.filter((item) => item.format === format).length;
    }),
    { numRuns: 800 },
  );
  expect(own).toBeGreaterThan(150);
});

test.each(DIALECTS)("whatever editors are told in an item of %s is in nothing that readers get", (_, make) => {
  const secret = "SECRET-7";
  const notes = {
    notepad: { header_html: `<p>${secret}</p>`, public_html: `<ul><li>${secret}</li></ul>`, nonpublic_html: `<p>${secret}</p>` },
    ednotes: ["contacts", "editorialnote", "closingline", "correction"].map((role) => ({ role, ednote: secret, is_publishable: true })),
    ednote: secret,
    edNote: secret,
    outinginstructions: [secret],
    specialinstructions: secret,
    notes: secret,
  };
  for (const more of [{}, { signal: "sig:correction" }, { editorialtypes: ["Corrective"] }, { edStat: "C" }])
    for (const item of soundly(Buffer.from(JSON.stringify(make({ ...notes, ...more })))))
      expect(textsIn({ ...item, edNote: null }).filter((each) => each.includes(secret))).toEqual([]);
});

test("any bytes put into a page, an answer or a file of lines are read or refused", () => {
  const seeds = [
    JSON.stringify({ data: { items: [{ item: apItem() }] } }),
    [dpaItem(), reutersItem()].map((item) => JSON.stringify(item)).join("\n"),
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...seeds),
      fc.nat(),
      fc.nat(),
      fc.string({ unit: "binary", maxLength: 8 }),
      (seed, from, length, inserted) => {
        const at = from % seed.length;
        soundly(Buffer.from(seed.slice(0, at) + inserted + seed.slice(at + (length % 20))));
      },
    ),
    { numRuns: 600 },
  );
});
