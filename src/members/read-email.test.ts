import { expect, test } from "vitest";
import fc from "fast-check";
import { maskEmail, readEmail } from "./read-email.ts";

const read = (text: string) => {
  const email = readEmail(text);
  return email.ok ? email.value : null;
};

test("one mailbox written in several ways is one address", () => {
  for (const [text, fold] of [
    ["Ada@SALTBY.example", "ada@saltby.example"],
    ["  ada@saltby.example\n", "ada@saltby.example"],
    ["ａｄａ@saltby．example", "ada@saltby.example"],
    ["ada@bücher.example", "ada@xn--bcher-kva.example"],
    ["ada@XN--BCHER-KVA.example", "ada@xn--bcher-kva.example"],
    ["ada@bu\u0308cher.example", "ada@xn--bcher-kva.example"],
  ] as const)
    expect([text, read(text)?.fold]).toEqual([text, fold]);
});

test("tags and points in the local part stay: they may be other mailboxes", () => {
  expect(read("ada+news@saltby.example")?.fold).toBe("ada+news@saltby.example");
  expect(read("a.da@saltby.example")?.fold).not.toBe(read("ada@saltby.example")?.fold);
});

test("a domain in look-alike letters is another domain", () => {
  expect(read("ada@sаltby.example")?.fold).toMatch(/^ada@xn--/u);
});

test("what is no single plain address is refused", () => {
  for (const text of [
    "",
    "ada",
    "@saltby.example",
    "ada@",
    "ada@saltby",
    "ada@saltby.example.",
    "ada@.saltby.example",
    "ada@saltby..example",
    ".ada@saltby.example",
    "ada.@saltby.example",
    "a..da@saltby.example",
    '"a b"@saltby.example',
    '"ada"@saltby.example',
    "ada@saltby.example,eve@evil.example",
    "ada@saltby.example;eve@evil.example",
    "eve@evil.example@saltby.example",
    "Ada <ada@saltby.example>",
    "ada@saltby.example\r\nBcc: eve@evil.example",
    "ada\n@saltby.example",
    "ada\u0000@saltby.example",
    "ada@127.0.0.1",
    "ada@[127.0.0.1]",
    "ada@0x7f.1",
    "ada@saltby.example/path",
    "ada@saltby.example:25",
    `${"a".repeat(65)}@saltby.example`,
    `ada@${"a.".repeat(130)}example`,
  ])
    expect([text, read(text)]).toEqual([text, null]);
});

test("reading what was read changes nothing, and no read address holds a blank, a comma or a line break", () => {
  const typed = fc.tuple(fc.string({ unit: "binary", maxLength: 20 }), fc.domain()).map(([local, domain]) => `${local}@${domain}`);
  fc.assert(
    fc.property(fc.oneof(typed, fc.emailAddress(), fc.string()), (text) => {
      const email = read(text);
      if (email === null) return;
      expect(read(email.email)).toEqual(email);
      expect(read(email.fold)?.fold).toBe(email.fold);
      expect(email.email).not.toMatch(/[\s,;<>"]/u);
      expect(email.email.length).toBeLessThanOrEqual(254);
    }),
  );
});

test("a masked address keeps its first letter and its domain", () => {
  expect(maskEmail("ada@saltby.example")).toBe("a…@saltby.example");
});
