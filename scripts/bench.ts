import { cachedPage } from "../bench/cached-page.ts";
import type { Comparison } from "../bench/compare.ts";

/** Every benchmark, and the least ratio it may have: ours over the limit that is measured in the same run. */
const benches: readonly { readonly run: () => Promise<readonly Comparison[]>; readonly least: number }[] = [
  { run: cachedPage, least: 0.85 },
];

const line = ({ name, ratio, spread, a, b }: Comparison, least: number): string =>
  [
    ratio >= least ? "ok  " : "SLOW",
    name.padEnd(32),
    `${ratio.toFixed(3)} of the limit (${spread.map((value) => value.toFixed(2)).join("–")}, at least ${least})`,
    `${Math.round(a.perSecond)}/s, p50 ${a.p50.toFixed(2)} ms, p99 ${a.p99.toFixed(2)} ms, ${a.bytes} bytes`,
    `limit ${Math.round(b.perSecond)}/s, ${b.bytes} bytes`,
  ].join("  ");

let isSlow = false;
for (const { run, least } of benches) {
  for (const comparison of await run()) {
    process.stdout.write(`${line(comparison, least)}\n`);
    isSlow ||= comparison.ratio < least;
  }
}
process.exitCode = isSlow ? 1 : 0;
