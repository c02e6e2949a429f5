import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "#kit";
import { contentHash } from "./content-hash.ts";
import type { Arrival } from "./story.ts";

const named = fc.stringMatching(/^[a-z][a-z_]{0,6}$/u);
const { content } = fc.letrec((tie) => ({
  content: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: "binary" }),
    fc.double({ noNaN: true }),
    fc.constantFrom(null, undefined, true, false),
    fc.array(tie("content")),
    fc.dictionary(named, tie("content"), { noNullPrototype: true }),
  ),
}));

/** JSON with every object's names in order. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === "object"
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, each]) => [name, sorted(each)]),
        )
      : value;

test("content is known again by the digest of its JSON with names in order, whatever it holds", () => {
  fc.assert(
    fc.property(fc.dictionary(named, content, { noNullPrototype: true }), (said) => {
      expect(contentHash({ ...said, gone: undefined } as unknown as Arrival)).toBe(sha256(JSON.stringify(sorted(said))));
    }),
  );
});
