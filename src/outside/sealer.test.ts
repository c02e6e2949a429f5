import { mkdtemp, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSealer } from "#outside";

test("what is sealed is opened with the same key for the same use, and with no other", async () => {
  const file = join(await mkdtemp(join(tmpdir(), "townwire-seal-")), "data", "secret.key");
  const [one, other] = await Promise.all([openSealer(file, null), openSealer(file, null)]);
  const sealed = one.seal("hush 🤫", "feed a");
  expect(sealed).not.toContain("hush");
  expect(one.seal("hush 🤫", "feed a")).not.toBe(sealed);
  expect([
    other.open(sealed, "feed a"),
    other.open(sealed, "feed b"),
    other.open(sealed.slice(0, -2), "feed a"),
    other.open("", "x"),
  ]).toEqual(["hush 🤫", null, null, null]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const chosen = await openSealer(file, "a key that an operator gave to all processes");
  expect(chosen.open(sealed, "feed a")).toBe(null);
  expect(chosen.open(chosen.seal("x", "y"), "y")).toBe("x");
});
