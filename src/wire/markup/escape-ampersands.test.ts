import fc from "fast-check";
import { expect, test } from "vitest";
import { passes, PASSES_MOST } from "../../kit/testing/passes.ts";
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
  for (const part of ["&", "<![CDATA[&", "<!--&", "&<!---->", "&<![CDATA[]]>"])
    expect([part, passes(part.repeat(200_000), (xml) => void escapeAmpersands(xml)) < PASSES_MOST]).toEqual([part, true]);
});
