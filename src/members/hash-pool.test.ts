import { monitorEventLoopDelay } from "node:perf_hooks";
import { expect, test } from "vitest";
import { openHashPool } from "./hash-pool.ts";

test("a password is found again by its hash, and no other is; two hashes of one differ", async () => {
  const pool = openHashPool();
  const [one, two] = [await pool.hash("four quiet herons"), await pool.hash("four quiet herons")];
  if (!one.ok || !two.ok) throw new Error("busy");
  expect(one.value).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/u);
  expect(one.value).not.toBe(two.value);
  expect(await pool.check("four quiet herons", one.value)).toEqual({ ok: true, value: true });
  expect(await pool.check("Four quiet herons", one.value)).toEqual({ ok: true, value: false });
  expect(await pool.check("four quiet herons", null)).toEqual({ ok: true, value: false });
});

test("two hundred at once are answered, those beyond the queue with a refusal, and the others' requests do not wait", async () => {
  const pool = openHashPool();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const answers = await Promise.all(Array.from({ length: 200 }, () => pool.check("four quiet herons", null)));
  delay.disable();
  expect(answers.filter(({ ok }) => ok)).toHaveLength(34);
  expect(answers.filter((answer) => !answer.ok && answer.problem === "busy")).toHaveLength(166);
  expect(delay.percentile(50) / 1e6).toBeLessThan(50);
  expect((await pool.check("again", null)).ok).toBe(true);
});
