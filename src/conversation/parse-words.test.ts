import fc from "fast-check";
import { expect, test } from "vitest";
import { passes, PASSES_MOST } from "../kit/testing/passes.ts";
import { bareWords } from "./bare-words.ts";
import { commentHtml } from "./comment-text.tsx";
import { parseWords } from "./parse-words.ts";
import { faultOf, typed } from "./testing/typed-words.ts";

test("whatever is typed, what comes out is our own markup, whole and in order", () => {
  fc.assert(
    fc.property(typed, (body) => {
      const html = commentHtml(body, ["una"]);
      expect(faultOf(html)).toBeNull();
      expect(html).not.toMatch(/href="(?!https?:|\/@)/u);
    }),
    { numRuns: 2_000 },
  );
});

test("a list shows the beginning of what was written without its marks", () => {
  expect(bareWords("**Who** rings at *four*?\nSee [the list](https://a.example/b).\n\n> said\n\n- one\n- two")).toBe(
    "Who rings at four? See the list. said one two",
  );
});

test("a small subset is read, and what only looks like it stays as typed", () => {
  const html = (body: string): string => commentHtml(body, ["una"]);
  expect(html("one\ntwo\n\nthree")).toBe('<p dir="auto">one<br/>two</p><p dir="auto">three</p>');
  expect(html("*a* and **b** and _c_")).toBe('<p dir="auto"><em>a</em> and <strong>b</strong> and <em>c</em></p>');
  expect(html("2 * 3 * 4, snake_case_name, **")).toBe('<p dir="auto">2 * 3 * 4, snake_case_name, **</p>');
  expect(html("`<b>` is code")).toBe('<p dir="auto"><code dir="ltr">&lt;b&gt;</code> is code</p>');
  expect(html("> said\n> > before\n\nI say")).toBe(
    '<blockquote dir="auto"><p dir="auto">said</p><blockquote dir="auto"><p dir="auto">before</p></blockquote></blockquote><p dir="auto">I say</p>',
  );
  expect(html("Two things:\n- first\n  and more\n- second\n3. third")).toBe(
    '<p dir="auto">Two things:</p><ul dir="auto"><li>first<br/>and more</li><li>second</li></ul><ol dir="auto" start="3"><li>third</li></ol>',
  );
  expect(html("```\nlet a = *b*;\n```")).toBe('<pre dir="ltr"><code>let a = *b*;</code></pre>');
  expect(html("[the plan](https://council.example/plan)")).toContain(">the plan</a> (council.example)");
  expect(html("See (https://a.example/x_(y)), or https://b.example.")).toContain('href="https://a.example/x_(y)"');
  expect(html("@una and @nobody, una@una.example")).toBe(
    '<p dir="auto"><a href="/@una"><bdi>@una</bdi></a> and @nobody, una@una.example</p>',
  );
});

test("the worst that can be typed takes no longer than its length", () => {
  for (const piece of ["*a", "[", "`", "> ", "_*", "https://a.example/)", "[a](https://", "@u"])
    expect([piece, passes(piece.repeat(10_000), (body) => void parseWords(body, ["una"])) < PASSES_MOST]).toEqual([piece, true]);
});
