import { expect, test } from "vitest";
import { mannWhitney } from "./mann-whitney.ts";

const upTo = (count: number, more = 0): readonly number[] => Array.from({ length: count }, (_, no) => no + more);

test("samples that are alike are told to be so, shifted ones are not, whichever comes first", () => {
  expect(mannWhitney(upTo(200), upTo(200))).toBeCloseTo(1);
  expect(mannWhitney(upTo(200), upTo(200, 5))).toBeGreaterThan(0.01);
  const far = mannWhitney(upTo(200), upTo(200, 30));
  expect([far < 0.001, mannWhitney(upTo(200, 30), upTo(200)) === far]).toEqual([true, true]);
  expect(mannWhitney([1, 1, 1, 1], [1, 1, 1, 1])).toBe(1);
});

test("its p is that of the tables: twenty against twenty, parted by their middles", () => {
  // U = 138 is the greatest that is significant at 0.10, 127 at 0.05, 105 at 0.01 (two-sided, n = m = 20).
  const uOf = (u: number) => {
    const values = upTo(20).map((no) => no * 2);
    const [a, b]: [number[], number[]] = [[...values], values.map((value) => value + 21)];
    // As it stands a value of `a` beats few of `b`; raise the greatest of `a` until U is reached.
    let have = a.flatMap((x) => b.filter((y) => x > y)).length;
    for (let no = 19; no >= 0 && have < u; no -= 1)
      while (have < u && a[no]! < 100) {
        a[no]! += 2;
        have = a.flatMap((x) => b.filter((y) => x > y)).length;
      }
    return [have, mannWhitney(a, b)] as const;
  };
  for (const [u, p] of [
    [138, 0.1],
    [127, 0.05],
    [105, 0.01],
  ] as const) {
    const [have, got] = uOf(u);
    expect([have, Math.abs(got - p) < p / 8]).toEqual([u, true]);
  }
});
