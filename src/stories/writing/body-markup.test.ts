import fc from "fast-check";
import { expect, test } from "vitest";
import type { AsideBlock, Block, Inline } from "../block.ts";
import { readBody, tidyBody, writeBody } from "./body-markup.ts";

const words = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(..."ab *_^[]()\\|#>-`!=1.\n\u00a0é•"), maxLength: 14 }),
);
const { inlines } = fc.letrec<{ inlines: readonly Inline[]; inline: Inline }>((tie) => ({
  inlines: fc.array(tie("inline"), { maxLength: 4 }),
  inline: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ kind: fc.constant("text" as const), text: words }),
    fc.constant({ kind: "break" as const }),
    fc.record({ kind: fc.constantFrom("em" as const, "strong" as const, "sub" as const, "sup" as const), inside: tie("inlines") }),
    fc.record({
      kind: fc.constant("link" as const),
      href: fc.constantFrom("https://example.org/a_(b)*c", "javascript:alert(1)", "mailto:ida@tidings.example", "https://x.example/?q=[1]"),
      inside: tie("inlines"),
    }),
  ),
}));
const words64 = fc.constantFrom("a".repeat(64), "0123456789abcdef".repeat(4), "short");
const { body } = fc.letrec<{ body: readonly Block[] }>((tie) => ({
  body: fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant("paragraph" as const), inside: inlines }),
      fc.record({ kind: fc.constant("heading" as const), level: fc.constantFrom(2 as const, 3 as const, 4 as const), inside: inlines }),
      fc.record({ kind: fc.constant("list" as const), ordered: fc.boolean(), items: fc.array(inlines, { maxLength: 3 }) }),
      fc.record({ kind: fc.constant("quote" as const), inside: inlines, by: fc.option(words) }),
      fc.record({ kind: fc.constant("preformatted" as const), text: words }),
      fc.record({
        kind: fc.constant("table" as const),
        caption: fc.option(words),
        rows: fc.array(fc.record({ head: fc.boolean(), cells: fc.array(inlines, { maxLength: 3 }) }), { maxLength: 3 }),
      }),
      fc.constant({ kind: "rule" as const }),
      words64.map((sha) => ({ kind: "picture" as const, sha })),
      fc.record({
        kind: fc.constant("embed" as const),
        title: words,
        href: fc.constantFrom("https://video.example/watch?v=(1)", "javascript:alert(1)", "mailto:ida@tidings.example"),
      }),
      fc.record({
        kind: fc.constant("aside" as const),
        title: fc.option(words),
        blocks: tie("body") as fc.Arbitrary<readonly AsideBlock[]>,
      }),
    ),
    { maxLength: 4, depthIdentifier: "body" },
  ),
}));

test("what is written as text is read back to the very same body", () => {
  fc.assert(
    fc.property(body, (blocks: readonly Block[]) => {
      expect(readBody(writeBody(blocks))).toEqual(tidyBody(blocks));
    }),
    { numRuns: 2_000 },
  );
});

test("a body in its one form stays as it is", () => {
  fc.assert(
    fc.property(body, (blocks) => {
      expect(tidyBody(tidyBody(blocks))).toEqual(tidyBody(blocks));
    }),
  );
});

test("any text that is typed is a valid body, and stays the same when it is written and read again", () => {
  const typed = fc.string({
    unit: fc.constantFrom(..."ab *_^[]()\\|#>-`!=1.\n\né•", "](https://a.example/)", "**", "- ", "> ", ":::", "@[", "\n:::\n", "\n```\n"),
    maxLength: 60,
  });
  fc.assert(
    fc.property(typed, (text) => {
      const blocks = readBody(text);
      expect(tidyBody(blocks)).toEqual(blocks);
      expect(readBody(writeBody(blocks))).toEqual(blocks);
    }),
    { numRuns: 2_000 },
  );
});

test("plain typing needs no care", () => {
  const text =
    "A 5* hotel and a 4* one, ~30 beds\nin 2 * 3 rows.\n\n# Beds\nWe saw:\n- one\n- two\n1. first\n\n> So it is.\n> -- Una Tarn\n\n---\n|! Bed | Price\n| soft | 3";
  const say = (words_: string): Inline => ({ kind: "text", text: words_ });
  expect(readBody(text)).toEqual([
    { kind: "paragraph", inside: [say("A 5* hotel and a 4* one, ~30 beds in 2 * 3 rows.")] },
    { kind: "heading", level: 2, inside: [say("Beds")] },
    { kind: "paragraph", inside: [say("We saw:")] },
    { kind: "list", ordered: false, items: [[say("one")], [say("two")]] },
    { kind: "list", ordered: true, items: [[say("first")]] },
    { kind: "quote", inside: [say("So it is.")], by: "Una Tarn" },
    { kind: "rule" },
    {
      kind: "table",
      caption: null,
      rows: [
        { head: true, cells: [[say("Bed")], [say("Price")]] },
        { head: false, cells: [[say("soft")], [say("3")]] },
      ],
    },
  ]);
  expect(readBody("*Gull* and **[gulls](https://gull.example/a)**")).toEqual([
    {
      kind: "paragraph",
      inside: [
        { kind: "em", inside: [say("Gull")] },
        say(" and "),
        { kind: "link", href: "https://gull.example/a", inside: [{ kind: "strong", inside: [say("gulls")] }] },
      ],
    },
  ]);
});
