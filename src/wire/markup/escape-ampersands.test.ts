import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeAmpersands } from "./escape-ampersands.ts";

test.each([
  ["<a>Fish & chips</a>", "<a>Fish &amp; chips</a>"],
  ["<a>R&D</a>", "<a>R&amp;D</a>"],
  ['<a href="?a=1&b=2"/>', '<a href="?a=1&amp;b=2"/>'],
  ["<a>&amp; &lt; &#38; &#x26; &nbsp;</a>", "<a>&amp; &lt; &#38; &#x26; &nbsp;</a>"],
  ["<a>&</a>&&amp;&", "<a>&amp;</a>&amp;&amp;&amp;"],
  ["<![CDATA[a & b]]> & <!-- & --> &", "<![CDATA[a & b]]> &amp; <!-- & --> &amp;"],
  ["<!-- <![CDATA[ --> & <![CDATA[ <!-- & ]]> &", "<!-- <![CDATA[ --> &amp; <![CDATA[ <!-- & ]]> &amp;"],
  ["<![CDATA[ & ", "<![CDATA[ & "],
])("%s", (xml, escaped) => {
  expect(escapeAmpersands(xml)).toBe(escaped);
});

test("escaping twice is escaping once, and takes a time that the length explains", () => {
  const parts = fc.constantFrom("&", "&amp;", "a;", "<![CDATA[", "]]>", "<!--", "-->", "x", "#38;");
  fc.assert(
    fc.property(
      fc.array(parts, { maxLength: 20 }).map((each) => each.join("")),
      (xml) => {
        expect(escapeAmpersands(escapeAmpersands(xml))).toBe(escapeAmpersands(xml));
        expect(escapeAmpersands(xml).replaceAll("&amp;", "&")).toBe(xml.replaceAll("&amp;", "&"));
      },
    ),
  );
  const started = performance.now();
  for (const part of ["&", "<![CDATA[&", "<!--&", "&<!---->", "&<![CDATA[]]>"]) escapeAmpersands(part.repeat(200_000));
  expect(performance.now() - started).toBeLessThan(3_000);
});
