import fc from "fast-check";
import { expect, test } from "vitest";
import { handleFrom, nameKeyOf, readHandle, readName } from "./read-name.ts";

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

test("a handle is 3 to 30 of a to z, 0 to 9 and _, and not the house's", () => {
  for (const handle of ["ada", "selma_q", "@Ada"]) expect(readHandle(handle)).toBe(handle.replace("@", "").toLowerCase());
  for (const handle of ["ad", "a".repeat(31), "ada tarn", "ада", "ada-tarn", "admin", "Root", ""])
    expect([handle, readHandle(handle)]).toEqual([handle, null]);
});

test("every name makes a good handle, with and without a tail", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), fc.boolean(), (name, withTail) => {
      const handle = handleFrom(name, withTail);
      expect(readHandle(handle)).toBe(handle);
    }),
  );
});
