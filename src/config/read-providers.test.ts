import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

const one = { id: "library", name: "Town library", issuer: "https://id.example.org", clientId: "townwire", clientSecret: "s" };
const read = (value: unknown) => readConfig({ TOWNWIRE_OIDC: typeof value === "string" ? value : JSON.stringify(value) });

test("providers are read from JSON; without the variable there are none", () => {
  const config = readConfig({});
  expect(config.ok ? config.value.providers : null).toEqual([]);
  const given = read([one, { ...one, id: "house", issuer: "http://localhost:4000", inside: true, clientSecret: undefined }]);
  expect(given.ok ? given.value.providers : null).toEqual([
    { ...one, isInside: false },
    { ...one, id: "house", issuer: "http://localhost:4000", isInside: true, clientSecret: null },
  ]);
});

test("what is wrong with a provider is said in a sentence that shows a good one", () => {
  for (const [value, said] of [
    ["nonsense", "neither JSON nor a file"],
    ["[", "not JSON"],
    [[{ ...one, id: "The Library" }], "0.id"],
    [[{ ...one, issuer: "http://id.example.org" }], "https address"],
    [[{ ...one, issuer: "http://id.example.org", inside: true }], "https address"],
    [[one, one], 'two providers "library"'],
    [[{ ...one, secret: "x" }], "wrong at"],
  ] as const) {
    const config = read(value);
    expect([value, config.ok ? "" : config.problem]).toEqual([value, expect.stringContaining(said)]);
  }
});
