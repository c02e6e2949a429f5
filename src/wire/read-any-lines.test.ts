import fc from "fast-check";
import { expect, test } from "vitest";
import { passes, PASSES_MOST } from "../kit/testing/passes.ts";
import { readWire } from "./read.ts";
import { soundly } from "./testing/soundly.ts";

/** A text of any of `parts`, in any order. */
const textOf = (parts: readonly string[], maxLength: number) =>
  fc.array(fc.constantFrom(...parts), { maxLength }).map((each) => each.join(""));

const CONTROLS = [
  "\u0001",
  "\u0002",
  "\u0003",
  "\u0016",
  "\u001f",
  "\b",
  "\t",
  "\r\n",
  "\n",
  "<",
  "^",
  "=",
  "+",
  "/",
  "    ",
  "␁",
  "<STX>",
  "\ud83d",
  "\u0000",
];
const WORDS = [
  "KILL",
  "1st Ld-Writethru",
  "By IDA",
  "Eds:",
  "PELLAM (AP) _ ",
  "``x''",
  "# NOTEBOOK",
  "==Kyodo",
  "((x))",
  "041432 GMT Mar 26",
  "AP-WX-03-04-26 1509GMT",
];

const damaged = (seed: string) =>
  fc
    .tuple(fc.nat(), fc.nat(), textOf([...CONTROLS, ...WORDS], 6))
    .map(([from, length, text]) => seed.slice(0, from % seed.length) + text + seed.slice((from % seed.length) + (length % 9)));

const ANPA = "\u0016\u0016\u0001a0456\u001flbylc-\r\nr s\u0013\u0011 BC-Pellam--Ferry 03-04 0123\r\n\u0002";
const IPTC = "\u0001bdt0283 3 vm 416  dpa 0735\r\nHalyard-Ferry/\r\n\u0002";

test.each([ANPA, IPTC])("a message with anything after its head gives sound items or a reason", (head) => {
  let items = 0;
  const anything = textOf([...CONTROLS, ...WORDS, "a", "Nobody minded. "], 40);
  fc.assert(
    fc.property(
      fc.oneof(
        anything.map((text) => head + text),
        damaged(`${head}^Ferry waits<\r\n\tIt waited.<\r\n\u0003`),
      ),
      (text) => {
        items += soundly(Buffer.from(text.toWellFormed())).length;
      },
    ),
    { numRuns: 500 },
  );
  expect(items).toBeGreaterThan(200);
});

const NAMES =
  "title link guid description content:encoded pubDate dc:date dc:creator author category media:content media:group media:thumbnail media:credit enclosure id updated published summary content rights source at:deleted-entry image item entry cc:license prism:embargoDate".split(
    " ",
  );
const VALUES = [
  "",
  "T",
  "https://a.example/?p=1&b=2#3",
  "http://[",
  "&nbsp;",
  "&amp;lt;p&amp;gt;x",
  "<![CDATA[<p>x & y]]>",
  "Mon, 12 May 2014 14:24:00 EST",
  "2026-03-04T10:00:00Z",
  "a@b.c (x)",
  "&#0;&#xD800;",
  "😀",
  "&",
];
const ATTRIBUTES = [
  "",
  ' url="//a.example/b.jpg"',
  ' type="xhtml"',
  ' type="html"',
  ' href="/x" rel="enclosure"',
  ' ref="u"',
  ' xml:base="::"',
  ' isPermaLink="false"',
];

test.each([
  ["rss", (inside: string) => `<rss><channel><title>P</title><item>${inside}</item>${inside}</channel></rss>`],
  ["atom", (inside: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><entry>${inside}</entry>${inside}</feed>`],
] as const)("an entry of %s with anything in its elements gives sound items or a reason", (_, around) => {
  const { node } = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom(...VALUES),
      fc
        .tuple(fc.constantFrom(...NAMES), fc.constantFrom(...ATTRIBUTES), fc.array(tie("node"), { maxLength: 3 }))
        .map(([name, attributes, inside]) => `<${name}${attributes}>${inside.join("")}</${name}>`),
    ),
  }));
  let items = 0;
  fc.assert(
    fc.property(fc.array(node, { maxLength: 6 }), (nodes) => void (items += soundly(Buffer.from(around(nodes.join("")))).length)),
    { numRuns: 500 },
  );
  expect(items).toBeGreaterThan(200);
});

test("an item of a JSON Feed with anything in its fields gives sound items or a reason", () => {
  const FIELDS =
    "id url title content_html content_text summary image date_published date_modified authors author tags language attachments".split(" ");
  const leaf = fc.oneof(fc.constantFrom(...VALUES), fc.string({ unit: "binary", maxLength: 20 }), fc.integer(), fc.constant(null));
  const value = fc.oneof(
    leaf,
    fc.array(fc.oneof(leaf, fc.dictionary(fc.constantFrom("name", "url", "mime_type"), leaf)), { maxLength: 3 }),
  );
  let items = 0;
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.constantFrom(...FIELDS), value), { maxLength: 3 }), (list) => {
      items += soundly(Buffer.from(JSON.stringify({ version: "https://jsonfeed.org/version/1.1", items: list }))).length;
    }),
    { numRuns: 500 },
  );
  expect(items).toBeGreaterThan(200);
});

test("feeds and messages made to be slow to read are read in a time that their length explains", () => {
  const many = (part: string, times = 20_000): string => part.repeat(times);
  const rss = (inside: string): string => `<rss><channel><title>P</title><item><title>T</title>${inside}</item></channel></rss>`;
  const slow = [
    rss(`<description>${many("& ")}</description>`),
    rss(`<description>${many("&amp;lt;p&amp;gt;")}</description>`),
    rss(many("<media:content url='https://a.example/b.jpg'/>")),
    rss(many("<media:content url='https://a.example/b.jpg?1'/><media:thumbnail url='x'/>", 15_000)),
    rss(`<title>${many("<b ", 1)}</title><author>${many("a@")}</author><guid>${many("x", 500)}</guid>`),
    `<rss><channel>${many("<item><title>T</title></item>")}</channel></rss>`,
    ANPA + many("^a<\n", 60_000),
    ANPA + many("\tx "),
    ANPA + many("\b \tx\ty\n"),
    ANPA + many(" ", 200_000),
    `${ANPA}\t${many("PELLAM ")}`,
    `${ANPA}\t${many("x _ -- ``")}`,
    many(ANPA, 5_000),
    IPTC + many("KILL "),
    IPTC + many("a\n", 60_000),
    IPTC + many("    a   b\n"),
    IPTC + many("1ST LEAD ", 15_000),
    many(" ", 200_000) + IPTC,
    many("a0123 ", 100_000),
  ];
  for (const [at, text] of slow.entries())
    expect([at, passes(text, () => void readWire(Buffer.from(text))) < PASSES_MOST]).toEqual([at, true]);
});
