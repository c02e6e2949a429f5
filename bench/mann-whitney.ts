/** The chance of a value of the normal distribution that is at least so far from its middle, to either side (Abramowitz & Stegun, 26.2.17). */
const farther = (z: number): number => {
  const x = Math.abs(z);
  const t = 1 / (1 + 0.231_641_9 * x);
  const rest = t * (0.319_381_53 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
  return Math.min(1, (2 * rest * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI));
};

/**
 * Two-sided p of the Mann-Whitney U test, by its normal approximation with correction for ties and for continuity: how often samples of one and
 * the same distribution differ as much as these two. For some twenty values each and more.
 */
export const mannWhitney = (a: readonly number[], b: readonly number[]): number => {
  const all = [...a.map((value) => ({ value, isA: true })), ...b.map((value) => ({ value, isA: false }))].toSorted(
    (x, y) => x.value - y.value,
  );
  let [ranksOfA, ties] = [0, 0];
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]!.value === all[from]!.value) to += 1;
    const rank = (from + 1 + to) / 2;
    ranksOfA += rank * all.slice(from, to).filter(({ isA }) => isA).length;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  const n = all.length;
  const u = ranksOfA - (a.length * (a.length + 1)) / 2;
  const middle = (a.length * b.length) / 2;
  const deviation = Math.sqrt(((a.length * b.length) / 12) * (n + 1 - ties / (n * (n - 1))));
  return deviation === 0 ? 1 : farther(Math.max(0, Math.abs(u - middle) - 0.5) / deviation);
};
