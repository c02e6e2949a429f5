import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { textOfBlock } from "#stories";
import { canonical } from "./item.ts";
import { readWire } from "./read.ts";
import { g2, NS, only, reasonOf } from "./testing/read-one.ts";

describe("reading anything", () => {
  test("never throws, whatever the bytes", () => {
    const seeds = [g2(), JSON.stringify({ uri: "u", headline: "h", bodies: [{ value: "<p>x" }], associations: { a: null } })];
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: "binary", maxLength: 200 }).map((text) => Buffer.from(text)),
      fc.json().map((text) => Buffer.from(text)),
      fc.jsonValue().map((value) =>
        Buffer.from(
          JSON.stringify({
            uri: "u",
            headline: value,
            bodies: value,
            associations: value,
            subject: value,
            renditions: value,
            version: value,
            signals: value,
          }),
        ),
      ),
      fc.tuple(fc.constantFrom(...seeds), fc.nat(), fc.nat(), fc.string({ maxLength: 8 })).map(([seed, from, length, text]) => {
        const at = from % seed.length;
        return Buffer.from(seed.slice(0, at) + text + seed.slice(at + (length % 20)));
      }),
    );
    fc.assert(
      fc.property(anything, (bytes) => {
        const reading = readWire(bytes);
        if (!reading.ok) expect(reading.problem.reason).not.toContain("makers of Townwire");
      }),
      { numRuns: 1500 },
    );
  });

  test("encodings are told by the bytes, not by their label", () => {
    const text = g2({ content: "<headline>Ærø færge</headline>" });
    const labelled = (label: string): string => text.replace('<?xml version="1.0"?>', `<?xml version="1.0" encoding="${label}"?>`);
    const spelt = [
      Buffer.from(labelled("iso-8859-1")),
      iconv.encode(labelled("iso-8859-1"), "latin1"),
      iconv.encode(labelled("utf-8"), "latin1"),
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(labelled("utf8"))]),
      iconv.encode(labelled("utf-16"), "utf-16le", { addBOM: true }),
      iconv.encode(labelled("utf-16"), "utf-16be", { addBOM: true }),
    ];
    for (const bytes of spelt) expect(only(bytes).headline).toBe("Ærø færge");
  });

  test("a DTD is passed over: nothing is expanded and nothing fetched", () => {
    const bomb = `<!DOCTYPE newsItem [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    const item = only(g2({ body: "<p>x&b;y&f;z&nbsp;&eacute;</p>" }).replace("?>", `?>${bomb}`));
    const text = item.blocks.map(textOfBlock).join("");
    expect(text).not.toContain("aaaa");
    expect(text).not.toContain("root:");
    expect(text).toContain("é");
  });

  test("depth, attributes, items and size have ends", () => {
    expect(reasonOf(`<newsItem ${NS}>${"<a>".repeat(300)}${"</a>".repeat(300)}</newsItem>`)).toContain("deeper than 200");
    expect(reasonOf(`<newsItem ${NS} ${Array.from({ length: 1_100 }, (_, index) => `a${index}="1"`).join(" ")}/>`)).toContain(
      "1000 attributes",
    );
    expect(reasonOf(`{"uri":"u","x":${"[".repeat(300)}${"]".repeat(300)}}`)).toContain("deeper than 200");
    expect(reasonOf(new Uint8Array(21 * 1024 * 1024))).toContain("the most that is read");
    expect(reasonOf(g2({ body: "<p/>".repeat(400_001) }))).toContain("400000 tags");
    expect(reasonOf(JSON.stringify({ uri: "u", body_html: "<p>".repeat(400_001) }))).toContain("400000 tags");
    const many = readWire(Buffer.from(JSON.stringify(Array.from({ length: 2_001 }, (_, index) => ({ uri: `u${index}` })))));
    expect(many.ok && [many.items.length, many.refused.length]).toEqual([2_000, 1]);
    expect(reasonOf(JSON.stringify({ uri: "x".repeat(2_000) }))).toContain("2000 characters");
  });

  test("what is another format, or none, is told by its name", () => {
    expect(reasonOf("<rss version='2.0'/>")).toContain("no item in it");
    expect(reasonOf("<nitf/>")).toContain("no item in it");
    expect(reasonOf("hello")).toContain("neither XML nor JSON");
    expect(reasonOf("")).toContain("empty");
    expect(reasonOf("{}")).toContain("nothing in it is a news item");
    expect(readWire(Buffer.from("{}"), { format: "morse" })).toMatchObject({ ok: false, problem: { kind: "unknown-format" } });
  });

  test("no script, style or address of a script gets out of a body", () => {
    const body = `<p onclick="x()">a<script>alert(1)</script><a href="javascript:alert(1)">b</a><a href="https://ok.example/?a=1&amp;b=2">c</a><img src="x" onerror="y"/></p><iframe src="https://e.example"></iframe><style>p{}</style>`;
    const html = canonical(only(g2({ body }))).bodyHtml;
    expect(html).toBe('<p>ab<a href="https://ok.example/?a=1&amp;b=2">c</a></p>');
    const escaped = canonical(only(JSON.stringify({ uri: "u", body_text: '5 < 6 & "x" <script>alert(1)</script>' }))).bodyHtml;
    expect(escaped).not.toContain("<script");
  });

  test("every file of the demo newsroom is read, or refused as it is meant to be", () => {
    const folder = fileURLToPath(new URL("../../demo/wire/", import.meta.url));
    const refused: string[] = [];
    let items = 0;
    for (const name of readdirSync(folder).filter((file) => /\.(?:xml|json)$/u.test(file))) {
      const text = readFileSync(`${folder}${name}`, "utf8").replaceAll(/\{\{[^{}]+\}\}/gu, "2026-03-04T12:00:00Z");
      const reading = readWire(Buffer.from(text));
      if (reading.ok) items += reading.items.length;
      else refused.push(name);
    }
    expect(refused).toEqual(["046-gauge-reading.json", "048-tide-table.xml"]);
    expect(items).toBeGreaterThan(50);
  });
});
