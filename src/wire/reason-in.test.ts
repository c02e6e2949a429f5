import { expect, test } from "vitest";
import { type Lang, LANGS } from "#kit";
import { readWire } from "./read.ts";
import { filled, reason } from "./reason.ts";
import { reasonIn } from "./reason-in.ts";
import { sentenceOf } from "./rules/sentence-of.ts";
import { reasonWordsOf, type ReasonKey } from "./words/reasons/index.ts";
import { wordsOf } from "./words/index.ts";

const KEYS = Object.keys(reasonWordsOf("en")) as readonly ReasonKey[];
const placesIn = (template: string): readonly string[] => [...template.matchAll(/\{(\w+)\}/gu)].map(([place]) => place).toSorted();
const why = (text: string): string => {
  const read = readWire(Buffer.from(text));
  return read.ok ? (read.refused[0]?.reason ?? "") : read.problem.reason;
};

test("a reason says the same of a document in every language", () => {
  for (const lang of LANGS)
    for (const key of KEYS)
      expect([lang, key, placesIn(reasonWordsOf(lang)[key])]).toEqual([lang, key, placesIn(reasonWordsOf("en")[key])]);
});

test("every reason is known by its English words, whatever a document puts into it", () => {
  const own: Readonly<Record<string, ReasonKey>> = { what: "web-page", advice: "readable" };
  const valuesIn = (lang: Lang) =>
    new Proxy<Record<string, string>>(
      {},
      { get: (_, name) => (own[String(name)] === undefined ? `${String(name)} of “x” (a.b)` : reasonWordsOf(lang)[own[String(name)]!]) },
    );
  for (const key of KEYS) {
    const text = reason(key, valuesIn("en"));
    expect([key, reasonIn("en", text)]).toEqual([key, text]);
    expect([key, reasonIn("fr", text)]).toEqual([key, filled(reasonWordsOf("fr")[key], valuesIn("fr"))]);
  }
});

test("a reason of several parts is given whole, and one that nobody knows as it was kept", () => {
  expect(reasonIn("fr", why("<newsItem><itemMeta>"))).toMatch(
    /^Le XML ne peut pas être lu\u00A0: .*, ligne 1, colonne \d+\. Le fichier a peut-être été coupé/u,
  );
  expect(reasonIn("fr", why("<html></html>"))).toBe(
    "C’est une page web. Demandez à la source un format lu ici, comme NewsML-G2, ninjs, NITF ou RSS.",
  );
  expect(reasonIn("ar", why('{"a": 1'))).toBe(
    "لا يُقرأ ملف JSON هذا: ينتهي قبل أن يكتمل. ربما انقطع الملف في طريقه؛ اطلب من المصدر إرساله ثانية.",
  );
  expect(reasonIn("fr", wordsOf("en").newSource("Osk (Press)"))).toBe(wordsOf("fr").newSource("Osk (Press)"));
  for (const other of ["What nobody says.", "This is a text. Nobody here says it."]) expect(reasonIn("fr", other)).toBe(other);
});

test("the sentence of a rule that held an item is told in every language, whatever its conditions are", () => {
  const none = { feedId: null, feedName: "", urgencyMost: null, topic: "", words: [], section: "", effect: "hold", toSection: "" } as const;
  const conditions = [
    { feedId: "f", feedName: "Pellam (push) and more: all" },
    { urgencyMost: 4 },
    { urgencyMost: 1 },
    { topic: "fire and rescue" },
    { words: ["gull", "heron or stork", "a.b?"] },
    { section: "harbour" },
  ];
  const sections = new Map([["harbour", "Harbour and quay"]]);
  for (let chosen = 1; chosen < 2 ** conditions.length; chosen += 1)
    for (const toSection of ["", "harbour"]) {
      const rule = { ...none, ...Object.assign({}, ...conditions.filter((_, place) => (chosen & (1 << place)) !== 0)), toSection };
      for (const lang of LANGS) expect(reasonIn(lang, sentenceOf("en", rule, sections))).toBe(sentenceOf(lang, rule, sections));
    }
});
