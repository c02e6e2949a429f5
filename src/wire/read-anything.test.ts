import fc from "fast-check";
import { expect, test } from "vitest";
import { readWire } from "./read.ts";
import { soundly } from "./testing/soundly.ts";

/** Texts that readers trip over, and any others. */
const text = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "canceled",
    "stat:canceled",
    "2026-03-04T10:00:00Z",
    "constructor",
    "__proto__",
    "picture",
    "composite",
    "text/html",
  ),
  fc.constantFrom(
    "<p>x",
    "<b><p></b>",
    "<!--",
    "&#0;&#xD800;&#55357;",
    "\u0000\u0001\ud83d",
    "<![CDATA[",
    "]]>",
    "\n    a.\n    b",
    "😀".repeat(400),
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
);

const FIELDS =
  "uri guid type version versioncreated versionCreated pubstatus pubStatus embargoed embargoedUntil expires headline headlines body_html body_text bodies byline authors subject subjects people place associations renditions infosource infoSources signals ednote copyrightnotice usageterms genre located urgency href description_text items evolvedfrom".split(
    " ",
  );

test("an item of the ninjs family with anything in its fields gives sound items or a reason", () => {
  const leaf = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
  const parts = fc.dictionary(
    fc.constantFrom("role", "value", "contentType", "name", "code", "uri", "href", "width", "type", "renditions"),
    leaf,
  );
  const value = fc.oneof(
    leaf,
    parts,
    fc.array(fc.oneof(leaf, parts), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "__proto__"), parts),
  );
  const item = fc
    .tuple(fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 12 }), text)
    .map(([fields, type]) => ({ uri: "urn:u", type, ...fields }));
  let items = 0;
  fc.assert(
    fc.property(
      fc.oneof(item, fc.array(item, { maxLength: 3 })),
      (json) => void (items += soundly(Buffer.from(JSON.stringify(json))).length),
    ),
    { numRuns: 1_500 },
  );
  expect(items).toBeGreaterThan(500);
});

test("an item of NewsML-G2 with anything in its elements gives sound items or a reason", () => {
  const NAMES =
    "itemMeta contentMeta contentSet rightsInfo itemClass pubStatus embargoed versionCreated link headline by subject name description inlineXML inlineData remoteContent html body p figure img nitf body.content edNote signal urgency language copyrightNotice usageTerms groupSet group itemRef".split(
      " ",
    );
  const ATTRIBUTES = "qcode uri literal guid role type href width contenttype residref xml:lang rank tag src".split(" ");
  const escape = (raw: string): string =>
    raw.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  const { node } = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: "medium", withCrossShrink: true },
      text.map(escape),
      fc
        .tuple(
          fc.constantFrom(...NAMES),
          fc.dictionary(fc.constantFrom(...ATTRIBUTES), text, { maxKeys: 3 }),
          fc.array(tie("node"), { maxLength: 4 }),
        )
        .map(([name, attributes, inside]) => {
          const written = Object.entries(attributes).map(([key, said]) => ` ${key}="${escape(said)}"`);
          return `<${name}${written.join("")}>${inside.join("")}</${name}>`;
        }),
    ),
  }));
  const of = (name: string) => fc.array(node, { maxLength: 5 }).map((inside) => `<${name}>${inside.join("")}</${name}>`);
  const item = fc.tuple(text, text, of("itemMeta"), of("contentMeta"), of("contentSet")).map(([guid, kind, meta, ...inside]) => {
    const itemMeta = meta.replace("<itemMeta>", () => `<itemMeta><itemClass qcode="ninat:${escape(kind)}"/>`);
    return `<newsItem guid="${escape(guid)}">${itemMeta}${inside.join("")}</newsItem>`;
  });
  let items = 0;
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 4 }), (written) => {
      const message = `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${written.join("")}</itemSet></newsMessage>`;
      items += soundly(Buffer.from(message)).length;
    }),
    { numRuns: 1_000 },
  );
  expect(items).toBeGreaterThan(500);
});

/** Longer by so much, a text may take so many times as long: eight times is linear, sixty-four the square of it; noise lies between. */
const LONGER = 8;
const SLOWER_MOST = 32;

test("texts made to be slow to read are read in a time that their length explains", { timeout: 120_000 }, () => {
  const msOf = (html: string): number => {
    const bytes = Buffer.from(JSON.stringify({ uri: "u", headline: "h", body_html: html }));
    const before = process.cpuUsage();
    expect(readWire(bytes).ok).toBe(true);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
  const slow: readonly ((times: number) => string)[] = [
    (times) => `<pre>a${" ".repeat(300_000 * times)}b</pre>`,
    (times) => `<p>a${" ".repeat(300_000 * times)}b</p>`,
    (times) => "<br><br>a".repeat(60_000 * times),
    (times) => "<b>".repeat(60_000 * times),
    (times) => "<p ".repeat(100_000 * times),
    (times) => "<table>".repeat(40_000 * times),
    (times) => "\n    a".repeat(60_000 * times),
  ];
  for (const made of slow) {
    const short = made(1 / LONGER);
    const least = Math.min(msOf(short), msOf(short), msOf(short));
    expect(msOf(made(1))).toBeLessThan(Math.max(20, least) * SLOWER_MOST);
  }
});
