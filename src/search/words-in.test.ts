import fc from "fast-check";
import { expect, test } from "vitest";
import { wordsIn } from "./words-in.ts";

const typed = fc.array(
  fc.constantFrom("Tide", "quay", "É", "ß", "Hâvre", "Œuf", "東京", "ไทย", "مدينة", "42", "’", " ", "-", "́", "İ", "😀", "_"),
  {
    maxLength: 12,
  },
);

test("words are the same whatever stands between them, plain signs or others", () => {
  fc.assert(
    fc.property(typed, (parts) => {
      const words = (between: string): readonly string[] => wordsIn(parts.join(between)).map(({ word }) => word);
      expect(words(" ")).toEqual(words("\u2003"));
      expect(words(" ")).toEqual(words("—"));
    }),
  );
});

test("each word knows where it stands", () => {
  fc.assert(
    fc.property(typed, (parts) => {
      const text = parts.join("");
      for (const { word, start, end } of wordsIn(text)) {
        expect(wordsIn(text.slice(start, end)).map((each) => each.word)).toContain(word);
      }
    }),
  );
});

test("letters with a mark are found without, and a plain letter is told from its neighbour with a mark", () => {
  expect(wordsIn("Cafe\u0301 quayÉ a_b’s x").map(({ word, start, end }) => [word, start, end])).toEqual([
    ["cafe", 0, 5],
    ["quaye", 6, 11],
    ["a", 12, 13],
    ["b", 14, 15],
    ["s", 16, 17],
    ["x", 18, 19],
  ]);
  expect(wordsIn("a".repeat(90)).map(({ word }) => word.length)).toEqual([64]);
  expect(wordsIn("one two three", 2)).toHaveLength(2);
});
