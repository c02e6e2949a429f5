import fc from "fast-check";
import { expect, test } from "vitest";
import { passageFinder as finder } from "./passage-finder.ts";

const TEXTS = [
  "“There is no version in which we wait,” she said – twice.",
  "The pin is holding. The pin is not new.",
  "The barrier closes at five metres of tide, said the harbour master on Monday.",
  "The pin is holding, he said.",
];

const found = (typed: string, texts: readonly string[] = TEXTS) => {
  const passage = finder.find(typed, texts);
  if (typeof passage === "string") throw new Error(passage);
  return passage;
};

test("words that were typed are found whatever marks and blanks they were typed with, and stand in the same text for ever", () => {
  const whole = TEXTS[2] ?? "";
  fc.assert(
    fc.property(fc.nat(whole.length - 30), fc.integer({ min: 24, max: 60 }), (start, length) => {
      const passage = finder.find(`  ${whole.slice(start, start + length).replaceAll(" ", "  ")} `, TEXTS);
      if (typeof passage === "string") return;
      expect(finder.follow(passage, TEXTS, TEXTS, "en")).toEqual({ state: "there", at: passage });
      expect(finder.holds(TEXTS, passage)).toBe(true);
    }),
  );
  expect(found('"There is no version in which we wait," she said - twice').exact).toBe(
    '"There is no version in which we wait," she said - twice',
  );
  expect(["The pin", "x".repeat(700), "Not in the text", "The pin is holding"].map((typed) => finder.find(typed, TEXTS))).toEqual([
    "short",
    "long",
    "absent",
    "unclear",
  ]);
});

test("a passage moves with its words, says that they were reworded or say another thing, and stands nowhere when they are gone", () => {
  const passage = found("closes at five metres of tide");
  const stateIn = (text: string) => finder.follow(passage, TEXTS, ["A new beginning of it all.", ...TEXTS.with(2, text)], "en");
  expect(stateIn(TEXTS[2] ?? "")).toMatchObject({ state: "there", at: { exact: "closes at five metres of tide" } });
  expect(stateIn("The barrier closes at six metres of tide, said the harbour master on Monday.")).toMatchObject({
    state: "changed",
    at: { exact: "closes at six metres of tide" },
  });
  expect(stateIn("The barrier never closes at five metres of tide, said the harbour master on Monday.").at?.exact).toContain("five metres");
  expect(stateIn("Nothing was said.")).toEqual({ state: "gone", at: null });
});

test("whatever becomes of a story, a passage is never put at words that were other words of it", () => {
  const sentences = [
    "The mole is old.",
    "The bridge was closed on Tuesday night.",
    "A ferry crossed at noon with forty people.",
    "Nobody was hurt.",
  ];
  const passage = found("The bridge was closed on Tuesday night", sentences);
  fc.assert(
    fc.property(fc.shuffledSubarray(sentences), (after) => {
      const { state, at } = finder.follow(passage, sentences, after, "en");
      const isThere = after.some((text) => text.includes("The bridge"));
      if (at === null) expect(state).toBe("gone");
      else expect([isThere, at.exact]).toEqual([true, passage.exact]);
    }),
  );
});

test("words of scripts without blanks between them are chosen one by one, not by the whole sentence", () => {
  expect(found("新しい橋の計画を承", ["市議会は月曜日に新しい橋の計画を承認した。住民は騒音を心配している。"]).exact).toBe(
    "新しい橋の計画を承認",
  );
  const thai = `${"สภาเมืองอนุมัติแผนสร้างสะพานใหม่ในวันจันทร์".repeat(20)}จบเรื่องแล้ว`;
  expect(found("จบเรื่องแล้ว", [thai]).exact).toBe("จบเรื่องแล้ว");
});
