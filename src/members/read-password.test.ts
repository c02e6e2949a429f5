import fc from "fast-check";
import { expect, test } from "vitest";
import { readPassword } from "./read-password.ts";

const OWN = ["Saltby Courier", "Ada Tarn", "ada", "ada.tarn@saltby.example", "courier.example"];

test("any long password will do, of any letters, and none is asked to hold a sign or a digit", () => {
  for (const text of ["four quiet herons wading", "кот сидит на окне", "  blanks at its ends  ", "ぬるぽがっぬるぽなの", "x9!kQ-27vv"])
    expect([text, readPassword(text, OWN).ok]).toEqual([text, true]);
  expect(readPassword("ひとつふたつみっ", OWN).ok).toBe(true);
  expect(readPassword("🦀🐌🦔🐿️🦉🦇🐝", OWN).ok).toBe(true);
});

test("what everybody tries first is refused, with whatever stands about it", () => {
  for (const text of [
    ...["password", "Passw0rd!", "P@ssw0rd2024", "12345678", "87654321", "qwertyuiop", "aaaaaaaaaa", "abcabcabc", "iloveyou1", "letmein!!"],
    ...[
      "sunshine99",
      "Football1",
      "trustno1!",
      "1q2w3e4r",
      "zaq12wsx",
      "motdepasse1",
      "19841984",
      "20061988",
      "Liverpool2023",
      "!!dragon!!",
    ],
  ])
    expect([text, readPassword(text, OWN)]).toEqual([text, { ok: false, problem: "common" }]);
});

test("the site's and the account's own words are refused", () => {
  for (const text of ["saltbycourier", "Courier2026!", "adatarn2026", "saltby-1234"]) {
    const read = readPassword(text, OWN);
    expect([text, read.ok]).toEqual([text, false]);
  }
});

test("length is counted in code points, and one that is much too long is refused before it is read", () => {
  expect(readPassword("a1b9c8d", OWN)).toEqual({ ok: false, problem: "too-short" });
  expect(readPassword("🦀".repeat(3) + "xyz", OWN)).toEqual({ ok: false, problem: "too-short" });
  expect(readPassword("wading ".repeat(40), OWN)).toEqual({ ok: false, problem: "too-long" });
  expect(readPassword("x".repeat(1_000_000), OWN)).toEqual({ ok: false, problem: "too-long" });
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => typeof readPassword(text, OWN).ok === "boolean"));
});
