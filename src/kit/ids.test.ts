import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "#kit";

test("ids are UUIDs of version 7, and their order as text is that of their milliseconds", () => {
  const ms = fc.nat(2 ** 48 - 1);
  fc.assert(
    fc.property(ms, ms, (one, other) => {
      const [a, b] = [newId(one), newId(other)];
      expect(a).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
      if (one !== other) expect(a < b).toBe(one < other);
    }),
  );
});
