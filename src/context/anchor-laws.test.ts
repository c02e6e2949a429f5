import fc from "fast-check";
import { expect, test } from "vitest";
import { anchorAt } from "./anchor.ts";
import { canonicalStory, canonicalText, spansOf } from "./canonical-text.ts";
import { reAnchor } from "./re-anchor.ts";
import { versionDiff } from "./version-diff.ts";

const WORDS =
  "gate wall tide ferry board vote steel pin crane tower river bank storm bridge harbour council engineer winter spring market".split(" ");
const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 6, maxLength: 12 })
  .chain((words) => fc.integer({ min: 10, max: 99_999 }).map((number) => `The ${words.join(" ")} at ${number}.`));
const story = fc.uniqueArray(sentence, { minLength: 4, maxLength: 9 });

const find = (before: string, after: string, start: number, end: number) =>
  reAnchor(anchorAt(before, start, end), { before, after, diff: versionDiff(before, after) });

test("a passage of a text that did not change stays exactly where it was", () => {
  fc.assert(
    fc.property(story, fc.nat(), (sentences, pick) => {
      const text = sentences.join(" ");
      const one = sentences[pick % sentences.length]!;
      const start = text.indexOf(one);
      expect(find(text, text, start, start + one.length)).toMatchObject({ state: "exact", start, end: start + one.length });
    }),
  );
});

test("edits elsewhere never change what an anchor says", () => {
  fc.assert(
    fc.property(story, sentence, fc.nat(), fc.nat(), (sentences, more, pick, where) => {
      const own = pick % sentences.length;
      const one = sentences[own]!;
      fc.pre(!sentences.includes(more));
      const before = sentences.join(" ");
      const edited = [...sentences];
      const place = where % (sentences.length + 1);
      edited.splice(place, 0, more);
      const after = edited.join(" ");
      const start = before.indexOf(one);
      const found = find(before, after, start, start + one.length);
      expect(found.start === null || found.end === null ? "gone" : after.slice(found.start, found.end)).toBe(one);
    }),
  );
});

test("a sentence that was taken out is never found in another", () => {
  fc.assert(
    fc.property(story, fc.nat(), (sentences, pick) => {
      const own = pick % sentences.length;
      const one = sentences[own]!;
      const before = sentences.join(" ");
      const after = sentences.filter((_, k) => k !== own).join(" ");
      const start = before.indexOf(one);
      const found = find(before, after, start, start + one.length);
      expect(found).toMatchObject({ state: "orphan", start: null });
    }),
  );
});

test("canonical text is what its rules say, and every unit knows where it came from", () => {
  const plain = (text: string): string =>
    text
      .normalize("NFC")
      .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/gu, "")
      .replace(/[\u2018-\u201b\u2032\u2035]/gu, "'")
      .replace(/[\u201c-\u201f\u2033\u2036]/gu, '"')
      .replace(/[\p{Pd}\u2212]/gu, "-")
      .replace(/\u2026/gu, "...")
      .replace(/\s+/gu, " ");
  const odd = fc.constantFrom(
    "a",
    "e\u0301",
    "\u00ad",
    "\u200b",
    "“",
    "’",
    "–",
    "−",
    "…",
    "\u00a0",
    "\n",
    " ",
    "한",
    "\u1112\u1161\u11ab",
    "😀",
    "ش",
  );
  fc.assert(
    fc.property(
      fc.array(odd).map((parts) => parts.join("")),
      (source) => {
        const { text, map } = canonicalText(source);
        expect(text).toBe(plain(source));
        expect(map).toHaveLength(text.length + 1);
        expect([...map].every((at, k) => k === 0 || at >= map[k - 1]!)).toBe(true);
      },
    ),
  );
});

test("the pieces of a stretch lie in its blocks and hold its words", () => {
  fc.assert(
    fc.property(story, fc.nat(), fc.nat(), (blocks, from, long) => {
      const canonical = canonicalStory(blocks);
      const start = from % canonical.text.length;
      const end = Math.min(canonical.text.length, start + 1 + (long % 200));
      const words = spansOf(canonical, start, end).map((span) => blocks[span.block]!.slice(span.start, span.end));
      expect(canonicalText(words.join("\n")).text.trim()).toBe(canonical.text.slice(start, end).trim());
    }),
  );
});

const STREETS = ["ferry lane", "mill lane", "quay street", "old market"];
const alike = fc
  .tuple(fc.constantFrom(...STREETS), fc.constantFrom("closed", "opened", "painted"), fc.integer({ min: 0, max: 3 }))
  .map(([street, done, form]) =>
    [
      `The council approved new homes at ${street} after a debate.`,
      `Residents near ${street} said that it was ${done} too late.`,
      `The bridge at ${street} was ${done} for repairs on Friday.`,
      `"We will see ${street} ${done} before the winter," she said.`,
    ].at(form)!,
  );

test("of sentences that are alike but for a word, a passage is found in its own or nowhere, however they are moved, doubled and taken out", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(alike, { minLength: 3, maxLength: 9 }),
      fc.array(fc.nat(), { maxLength: 12 }),
      fc.nat(),
      fc.nat(60),
      fc.integer({ min: 8, max: 70 }),
      (sentences, picks, pick, from, long) => {
        const own = sentences[pick % sentences.length]!;
        const before = sentences.join(" ");
        const start = before.indexOf(own) + (from % (own.length - 8));
        const end = Math.min(before.indexOf(own) + own.length, start + long);
        const after = picks.map((each) => sentences[each % sentences.length]!).join(" ");
        const found = find(before, after, start, end);
        if (found.start === null || found.end === null) return;
        let at = 0;
        const touched = picks
          .map((each) => sentences[each % sentences.length]!)
          .filter((one) => {
            const begin = at;
            at += one.length + 1;
            return begin < found.end! && begin + one.length > found.start!;
          });
        expect(touched).toEqual([own]);
      },
    ),
    { numRuns: 2_000 },
  );
});
