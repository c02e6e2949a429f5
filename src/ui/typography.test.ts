import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { balance, classes, hangs, tongue } from "./typography.ts";

describe("typography", () => {
  test("the last two words of a headline stay together", () => {
    expect(balance("Night ferry keeps its last sailing until Easter")).toBe("Night ferry keeps its last sailing until\u00A0Easter");
  });

  test("short headlines, single words and long pairs are left as they are", () => {
    for (const text of ["", "Gate", "Gate 3 fails", "On the Hafenbehördenverwaltungsgebäude Dachrinnenreinigung"])
      expect(balance(text)).toBe(text);
  });

  test("balancing changes nothing but blanks, and nothing the second time", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom("a", "é", "ب", "-") }), { maxLength: 12 }), (words) => {
        const text = words.join(" ");
        expect(balance(text).replaceAll("\u00A0", " ").replace(/ +/gu, " ")).toBe(text.trim().replace(/ +/gu, " "));
        expect(balance(balance(text)).split("\u00A0").length).toBeLessThanOrEqual(3);
      }),
    );
  });

  test("an opening quotation mark hangs, a letter does not", () => {
    for (const text of ["“Nobody", "‘twas", "«لم", "„Nein", '"No']) expect(hangs(text)).toBe(true);
    for (const text of ["Nobody", "5 “gates”", ""]) expect(hangs(text)).toBe(false);
  });

  test("only a text in another language says its language", () => {
    expect(tongue("ar", "en")).toEqual({ lang: "ar", dir: "rtl" });
    expect(tongue("en-GB", "ar")).toEqual({ lang: "en-GB", dir: "ltr" });
    for (const own of ["en", "EN", "", null, undefined]) expect(tongue(own, "en")).toEqual({});
  });

  test("classes that are not there leave no trace", () => {
    expect(classes("say", false, undefined, "desk")).toBe("say desk");
    expect(classes(false, undefined, "")).toBeUndefined();
  });
});
