import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Entry, readPattern } from "./read-entry.ts";
import { openWordList } from "./word-list.ts";

const entry = (pattern: string, more: Partial<Entry> = {}): Entry => ({
  id: pattern,
  pattern,
  action: "hold",
  rule: "3",
  scope: { kind: "site", value: "" },
  isDisguised: false,
  isStretched: false,
  endsAt: null,
  note: "",
  ...more,
});

const found = (entries: readonly Entry[], text: string): readonly string[] =>
  openWordList(entries)
    .find(text)
    .map(({ from, to }) => text.slice(from, to));
const holds = (pattern: string, text: string, more: Partial<Entry> = {}): boolean => found([entry(pattern, more)], text).length > 0;

const DISGUISED = { isDisguised: true };
const STRETCHED = { isStretched: true };

describe("an entry finds words and not their insides", () => {
  test.each<[pattern: string, text: string, isFound: boolean, more?: Partial<Entry>]>([
    // Where other matchers fail, row by row.
    ["ass", "grass", false],
    ["bad", "bads", false],
    ["bad*", "bads", true],
    ["bad", "baad", false],
    ["bad", "baad", true, STRETCHED],
    ["ass", "ass1", false],
    ["ass", "ass1", true, DISGUISED],
    ["ass", "_ass_", true],
    ["amp", "AT&amp;T", true],
    ["amp", "AT&T", false],
    ["div", "hello", false],
    ["bad", "b\u200bad", true],
    ["bad", "b\u00adad", true],
    ["bad", "b4d", false],
    ["bad", "b4d", true, DISGUISED],
    ["bad", "b\u0430d", true],
    ["bad", "b.a.d", true],
    ["bad", "so b a d !", true],
    ["bad", "no b. a. d.", true],
    ["ass", "a$$", true, DISGUISED],
    ["shit", "what sh!t!", true, DISGUISED],
    ["bad", "b-a-d", true],
    ["cafe", "cafe\u0301", false],
    ["cafe", "caf\u00e9", false],
    ["caf\u00e9", "CAFE\u0301", true],
    ["cafe", "caf\u00e9", true, DISGUISED],
    ["हिन", "हिन्दी", false],
    ["हिन्दी", "वह हिन्दी है", true],
    ["坏", "他很坏人", true],
    ["坏", "破坏", false],
    ["坏人", "他很坏人", true],
    ["bad word", "bad-word", true],
    ["bad word", "a bad, WORD!", true],
    ["bad word", "bad other word", false],
    ["straße", "STRASSE", true],
    ["STRASSE", "Straße", true],
    ["ass", "as", false, STRETCHED],
    ["ass", "asssss", true, STRETCHED],
    ["bad", "b\u0336a\u0336d\u0336", true],
    ["bad", "ｂａｄ", true],
    ["bad", "𝓫𝓪𝓭", true],
    ["смерть", "Смерть!", true],
    ["cop", "сор", false],
    ["cop", "the сор shop on main street", true],
    // Scripts.
    ["κακός", "ΚΑΚΌΣ", true],
    ["плохо", "ПЛОХО", true],
    ["վատ", "ՎԱՏ է", true],
    ["רע", "זה רע מאוד", true],
    ["رع", "سرعة", false],
    ["سيئ", "هذا سيئ جدا", true],
    ["बुरा", "बुरा आदमी", true],
    ["খারাপ", "খুব খারাপ", true],
    ["மோசம்", "மிக மோசம்", true],
    ["เลว", "คนเลวมาก", true],
    ["馬鹿", "これは馬鹿です", true],
    ["バカ", "バカ野郎", true],
    ["나쁜", "나쁜 사람", true],
    ["나쁜", "\u1102\u1161\u1108\u1173\u11ab 사람", true],
    ["ცუდი", "ᲪᲣᲓᲘ", true],
    ["መጥፎ", "በጣም መጥፎ ነው", true],
    ["អាក្រក់", "មនុស្សអាក្រក់", true],
    // Expressions of RE2.
    ["/b[ae]d/", "a bed", true],
    ["/^$/", "x", false],
  ])("%s in %s: %s", (pattern, text, isFound, more = {}) => {
    expect(holds(pattern, text, more)).toBe(isFound);
  });

  test("what is found is told by its place in the original text", () => {
    expect(found([entry("bad")], "So b\u200bad, and b\u0430d; B.A.D too.")).toEqual(["b\u200bad", "b\u0430d", "B.A.D"]);
    expect(found([entry("坏")], "他很坏人。")).toEqual(["坏人"]);
  });

  test("an allowed word wins over what it holds", () => {
    const entries = [entry("/cialis/"), entry("specialist", { action: "allow" }), entry("坏"), entry("坏处", { action: "allow" })];
    expect(found(entries, "A specialist sells cialis.")).toEqual(["cialis"]);
    expect(found([entry("bad"), entry("bad gastein", { action: "allow" })], "Bad Gastein is not bad")).toEqual(["bad"]);
  });

  test("an entry holds where its scope says and until it ends", () => {
    const list = openWordList([
      entry("gull", { scope: { kind: "section", value: "harbour" } }),
      entry("hat", { scope: { kind: "lang", value: "fr" } }),
      entry("mayor", { endsAt: "2026-03-05T00:00:00.000Z" }),
      entry("tern", { scope: { kind: "story", value: "s1" } }),
    ]);
    const at = (place: { section: string; storyId: string; lang: string; now: string }) =>
      list.find("gull hat mayor tern", place).map((hit) => hit.entry.pattern);
    expect(at({ section: "harbour", storyId: "s2", lang: "fr-CA", now: "2026-03-04T00:00:00.000Z" })).toEqual(["gull", "hat", "mayor"]);
    expect(at({ section: "town", storyId: "s1", lang: "en", now: "2026-03-05T00:00:00.000Z" })).toEqual(["tern"]);
  });

  test("what no entry can be is refused with its reason", () => {
    const problem = (pattern: string) => {
      const read = readPattern(pattern);
      return read.ok ? null : read.problem;
    };
    expect(["", "!!", "a*b", "two words*", "/(/", "/a*/", "x".repeat(201), "/(?=a)b/"].map(problem)).toEqual([
      "empty",
      "empty",
      "star",
      "star",
      "regex",
      "empty",
      "too-long",
      "regex",
    ]);
  });

  test("whatever is typed, a list finds its words among others and never throws", () => {
    const list = openWordList([
      entry("bad", { isDisguised: true, isStretched: true }),
      entry("坏"),
      entry("two words"),
      entry("เลว"),
      entry("x*"),
      entry("/a{3,9}b/"),
    ]);
    const noise = fc.string({
      unit: fc.oneof(
        fc.constantFrom("b", "a", "d", " ", ".", "坏", "人", "\u200b", "เ", "ล", "ว", "а", "4"),
        fc.string({ unit: "binary", maxLength: 1 }),
      ),
      maxLength: 60,
    });
    fc.assert(
      fc.property(noise, noise, (before, after) => {
        const text = `${before} bad ${after}`;
        const hits = list.find(text);
        for (const { from, to } of hits) if (from < 0 || to > text.length || from >= to) return false;
        return hits.some(({ entry: { pattern } }) => pattern === "bad");
      }),
      { numRuns: 2_000 },
    );
  });
});
