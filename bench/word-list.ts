import fc from "fast-check";
import type { Entry } from "../src/moderation/lists/read-entry.ts";

/** 5,000 entries over 10 kB of text, against a scan that only parts the text into words and looks each up; then 100,000 made-up texts. Run after a build. */
const { openWordList } = (await import(
  new URL("../dist/moderation/lists/word-list.js", import.meta.url).href
)) as typeof import("../src/moderation/lists/word-list.ts");

const ENTRIES = 5_000;
const BYTES = 10_000;
const FUZZED = 100_000;
const TURNS = 300;

const syllables = ["ba", "co", "di", "fu", "ge", "ha", "ki", "lo", "mu", "ne", "po", "ra", "si", "tu", "ve"];
const wordOf = (at: number): string => {
  let [rest, word] = [at + 17, ""];
  for (let part = 0; part < 4; part += 1) {
    word += syllables[rest % syllables.length] ?? "";
    rest = Math.floor(rest / syllables.length) + part;
  }
  return word;
};
const entry = (pattern: string, at: number): Entry => ({
  id: String(at),
  pattern,
  action: "hold",
  rule: "3",
  scope: { kind: "site", value: "" },
  isDisguised: at % 4 === 0,
  isStretched: at % 5 === 0,
  endsAt: null,
  note: "",
});
const entries = Array.from({ length: ENTRIES }, (_, at) =>
  entry(at % 10 === 0 ? `${wordOf(at)} ${wordOf(at + 1)}` : at % 7 === 0 ? `${wordOf(at)}*` : wordOf(at), at),
);
let text = "";
for (let at = 0; text.length < BYTES; at += 1) text += `${at % 40 === 0 ? wordOf(at + 1) : `plain${at % 97}`} `;

const median = (run: () => unknown): number => {
  for (let turn = 0; turn < 50; turn += 1) run();
  const took = Array.from({ length: TURNS }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
  return took.toSorted((one, other) => one - other)[TURNS / 2] ?? 0;
};

const list = openWordList(entries);
const known = new Set(entries.map(({ pattern }) => pattern));
const ours = median(() => list.find(text));
const plain = median(() =>
  text
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu)
    ?.filter((word) => known.has(word)),
);
const one = median(() => openWordList([entry("gull", 1)]).find(text));
const hits = list.find(text).length;
process.stdout.write(
  `${ours < 5 ? "ok  " : "SLOW"}  ${ENTRIES} entries over ${text.length} bytes: ${ours.toFixed(2)} ms, ${(ours / plain).toFixed(1)} times a plain scan (${plain.toFixed(2)} ms), ${(ours / one).toFixed(1)} times a list of one; ${hits} found\n`,
);

const noise = fc.string({
  unit: fc.oneof(
    fc.constantFrom("b", "a", "d", " ", ".", "坏", "\u200b", "เ", "ล", "ว", "а", "4", "$"),
    fc.string({ unit: "binary", maxLength: 1 }),
  ),
  maxLength: 80,
});
const fuzzed = openWordList([
  entry("bad", 20),
  entry("坏", 1),
  entry("two words", 2),
  entry("เลว", 3),
  entry("x*", 4),
  entry("/a{3,9}b/", 6),
]);
const began = performance.now();
fc.assert(
  fc.property(noise, noise, (before, after) => {
    const whole = `${before} bad ${after}`;
    const found = fuzzed.find(whole);
    return found.every(({ from, to }) => from >= 0 && to <= whole.length && from < to) && found.some((hit) => hit.entry.pattern === "bad");
  }),
  { numRuns: FUZZED },
);
process.stdout.write(
  `ok    ${FUZZED} made-up texts, the listed word found in each, in ${((performance.now() - began) / 1000).toFixed(0)} s\n`,
);
