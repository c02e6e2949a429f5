import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Anchor, anchorAt, type AnchorState } from "./anchor.ts";
import { isMaterial } from "./is-material.ts";
import { reAnchor } from "./re-anchor.ts";
import { versionDiff } from "./version-diff.ts";

type Case = {
  readonly id: string;
  readonly oldText: string;
  readonly newText: string;
  readonly selector: Anchor;
  readonly expectState: readonly AnchorState[];
  readonly got: AnchorState;
  readonly expectedText: string | null;
};

const { cases } = JSON.parse(readFileSync(new URL("testing/anchoring-golden.json", import.meta.url), "utf8")) as {
  readonly cases: readonly Case[];
};

test.each(cases)("golden: $id", ({ oldText: before, newText: after, selector, expectState, expectedText }) => {
  const found = reAnchor(selector, { before, after, diff: versionDiff(before, after) });
  const text = found.start === null || found.end === null ? null : after.slice(found.start, found.end);
  const state = found.state === "changed" && isMaterial(selector.exact, text ?? "", "en") ? "changed_material" : found.state;
  expect(expectState).toContain(state);
  expect(text).toBe(expectedText);
});

test.each([
  ["The water fell to -5 degrees.", "The water fell to 5 degrees.", "en"],
  ["It will cost £5m in all.", "It will cost £5bn in all.", "en"],
  ["It will cost £5 in all.", "It will cost $5 in all.", "en"],
  ["Prices rose by 5% in all.", "Prices rose by 5 in all.", "en"],
  ["It opens at 9 a.m. for all.", "It opens at 9 p.m. for all.", "en"],
  ["It is likely that it opens.", "It is unlikely that it opens.", "en"],
  ["Le pont sera fermé lundi.", "Le pont sera fermé mardi.", "fr"],
  ["Le prix est de 5 €, dit-il.", "Le prix est de 5 %, dit-il.", "fr"],
  ["市議会は計画を承認した。", "市議会は計画を承認しなかった。", "en"],
])("%s and %s say another thing", (before, after, lang) => {
  expect([isMaterial(before, after, lang), isMaterial(after, before, lang), isMaterial(before, before, lang)]).toEqual([true, true, false]);
});

test("a text a thousand sentences of which were rewritten is compared by parts: what stayed is found, what went is nowhere", () => {
  const line = (k: number, word: string): string => `${word} ferry ${k} crossed the ${word} harbour with ${k * 7} people ${word} aboard.`;
  const before = Array.from({ length: 1_500 }, (_, k) => line(k, "old")).join(" ");
  const after = Array.from({ length: 1_500 }, (_, k) => line(k, k % 3 === 0 ? "old" : "new")).join(" ");
  const diff = versionDiff(before, after);
  const at = (k: number) => {
    const exact = line(k, "old");
    const start = before.indexOf(exact);
    const end = start + exact.length;
    const anchor = { exact, prefix: before.slice(start - 48, start), suffix: before.slice(end, end + 48), start, end };
    const found = reAnchor(anchor, { before, after, diff });
    return found.start === null || found.end === null ? null : after.slice(found.start, found.end);
  };
  expect([at(600), at(1_200)]).toEqual([line(600, "old"), line(1_200, "old")]);
  expect([line(601, "new"), null]).toContain(at(601));
});

test.each([
  [
    "cut in two",
    "The bridge on Mill Lane",
    "The bridge on Mill Lane was closed on Friday after inspectors found cracks in its beams, the council said.",
    "The bridge on Mill Lane was closed on Friday. Inspectors found cracks in its beams, the council said.",
  ],
  [
    "joined with the next",
    "The bridge was closed",
    "The bridge was closed. Inspectors found cracks in its beams.",
    "The bridge was closed and inspectors found cracks in its beams, the council said late on Friday.",
  ],
])("a passage that stayed is found where its sentence was %s", (_how, exact, was, is) => {
  const [before, after] = [was, is].map((sentence) => `Traffic was heavy. ${sentence} The mayor spoke later. Nobody was hurt.`) as [
    string,
    string,
  ];
  const start = before.indexOf(exact);
  const found = reAnchor(anchorAt(before, start, start + exact.length), { before, after, diff: versionDiff(before, after) });
  expect(found).toMatchObject({ state: "exact", start: after.indexOf(exact) });
});
