import fc from "fast-check";
import { expect, test } from "vitest";
import { handleFrom, handleOf, lookOf, nameKeyOf, readHandle, readName } from "./read-name.ts";

const problemOf = (name: string, reserved: readonly string[] = []) => {
  const read = readName(name, reserved);
  return read.ok ? null : read.problem;
};

test("names of many languages are names", () => {
  for (const name of ["Ada Tarn", "J.-P. O’Brien", "Łukasz Żak", "Зоя Ли", "منى الحاج", "山田 はなこ", "김철수", "Ada 2", "Ελένη"])
    expect([name, problemOf(name)]).toEqual([name, null]);
});

test("what is no name is refused, and why", () => {
  for (const [name, problem] of [
    ["A", "too-short"],
    ["a".repeat(41), "too-long"],
    ["Ada ✓", "letters"],
    ["Ada 🛡", "letters"],
    ["Ada\u202eTarn", "letters"],
    ["Ada\u200bTarn", "letters"],
    ["12", "letters"],
    ["Z\u0335\u0336\u0337\u0338\u0321a", "letters"],
    ["Аda Tarn", "mixed-scripts"],
    ["Ada محمد", "mixed-scripts"],
  ] as const)
    expect([name, problemOf(name)]).toEqual([name, problem]);
});

test("nobody passes for the house, its sources or an agency, however it is spelt", () => {
  for (const name of ["Admin", "ADM1N", "Ádmin", "R e u t e r s", "Réuters", "A.P.", "AFP", "d-p-a", "Rédaction", "التحرير"])
    expect([name, problemOf(name)]).toEqual([name, "reserved"]);
  for (const name of ["Saltby Courier", "SALTBY  C0URIER", "Saltby-Couríer"])
    expect([name, problemOf(name, ["Saltby Courier"])]).toEqual([name, "reserved"]);
  expect(readName("Admin", null).ok).toBe(true);
});

test("look-alikes have one key, whatever their case, marks, blanks and points", () => {
  for (const [one, other] of [
    ["Ada Tarn", "ada  tarn"],
    ["Ada Tarn", "Adá.Tarn"],
    ["Paul", "Pau1"],
    ["Colm", "C0Im"],
    ["Соре", "Cope"],
  ] as const)
    expect([one, nameKeyOf(one)]).toEqual([one, nameKeyOf(other)]);
  expect(nameKeyOf("Ada")).not.toBe(nameKeyOf("Ida"));
});

test("a name that was read is read the same again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 50 }), (text) => {
      const once = readName(text, []);
      if (once.ok) expect(readName(once.value, [])).toEqual(once);
    }),
  );
});

test("a handle is 3 to 30 letters of one script with digits and _, as it is kept whatever was typed", () => {
  for (const [typed, handle] of [
    ["ada", "ada"],
    ["selma_q", "selma_q"],
    ["@Ada", "ada"],
    ["łukasz_żak", "łukasz_żak"],
    ["Зоя_Ли", "зоя_ли"],
    ["منى_2", "منى_2"],
    ["हिन्दी", "हिन्दी"],
    ["王伟", "王伟"],
    ["やまだ太郎", "やまだ太郎"],
    ["ＡＤＡ", "ada"],
    ["e\u0301mile", "émile"],
  ] as const)
    expect([typed, readHandle(typed)]).toEqual([typed, handle]);
  for (const handle of ["ad", "зо", "a".repeat(31), "ada tarn", "ada-tarn", "admin", "Root", "", "\u0430da", "ada_منى", "ada٣", "ᎪᎠᎪ"])
    expect([handle, readHandle(handle)]).toEqual([handle, null]);
});

test("a handle holds nothing that is not seen, and no mark without its letter", () => {
  for (const sign of [
    "\u200b",
    "\u200d",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\u00ad",
    "\ufe0f",
    "\u034f",
    "\u115f",
    "\u3164",
    "🛡",
    "✓",
    "/",
    "@",
    ".",
  ])
    for (const handle of [`a${sign}da`, ...(sign === "\ufeff" ? [] : [`ada${sign}`, `${sign}${sign}ada`])])
      expect([handle.codePointAt(1), readHandle(handle)]).toEqual([handle.codePointAt(1), null]);
  for (const handle of ["\u0301ada", "a\u0335\u0336\u0337da", "_\u0301ada"]) expect([handle, readHandle(handle)]).toEqual([handle, null]);
});

test("no handle of another script passes for the house's: what is reserved is so by how it looks", () => {
  for (const handle of ["admin", "ѕуѕтем", "ѕтаfғ", "rооt", "adrnin", "ѕтағғ", "ѕυρροгτ", "former_x", "fоrmеr_x"])
    expect([handle, readHandle(handle)]).toEqual([handle, null]);
  for (const [one, other] of [
    ["соре", "cope"],
    ["раураl", "paypal"],
    ["rnaren", "maren"],
    ["ѕсоре", "scope"],
    ["mаrеn", "maren"],
    ["søren", "soren"],
  ] as const)
    expect([one, lookOf(one)]).toEqual([one, lookOf(other)]);
});

test("every name makes a good handle, with and without a tail", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), fc.boolean(), (name, withTail) => {
      const handle = handleFrom(name, withTail);
      expect([readHandle(handle), handleOf(handle)]).toEqual([handle, handle]);
    }),
  );
});

test("a handle is made in the name's own script, without what only adorns its letters", () => {
  for (const [name, handle] of [
    ["Ada Tarn", "ada_tarn"],
    ["J.-P. O’Brien", "j_p_o_brien"],
    ["Łukasz Żak", "łukasz_zak"],
    ["Зоя Ли", "зоя_ли"],
    ["منى الحاج", "منى_الحاج"],
    ["山田 はなこ", "山田_はなこ"],
    ["김철수", "김철수"],
    ["हिन्दी", "हिन्दी"],
  ] as const)
    expect([name, handleFrom(name, false)]).toEqual([name, handle]);
  for (const name of ["Admin", "Ѕуѕтем", "Reuters"])
    expect([name, handleFrom(name, false)]).toEqual([name, expect.stringMatching(/^(?:member|reuters|admin|ѕуѕтем)_/u)]);
});
