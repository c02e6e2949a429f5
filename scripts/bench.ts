import { cachedPage } from "../bench/cached-page.ts";
import type { Comparison } from "../bench/compare.ts";
import { conversation, TALK_RATIO_MOST, talkLine } from "../bench/conversation.ts";
import { desk, deskLine, isDeskSlow } from "../bench/desk.ts";
import { listeners, listenLine } from "../bench/listeners.ts";
import { intake } from "../bench/intake.ts";
import { knownAddresses, knownLine, tellsAccounts } from "../bench/known-addresses.ts";
import { isNightHarmful, night, nightLine } from "../bench/night.ts";
import { scorer, SWEEP_RATIO_MOST } from "../bench/scorer.ts";
import { storyPage } from "../bench/story-page.ts";

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

const AT_LEAST = 0.7; // of a bare server, for the page that most readers ask for
const ALIKE = 0.8; // however many comments: within 20 % of the page with 200
const page = await storyPage();
process.stdout.write(`${line(page.cached, AT_LEAST)}\n`);
isSlow ||= page.cached.ratio < AT_LEAST;
for (const comparison of page.others) {
  process.stdout.write(`${line(comparison, ALIKE)}\n`);
  isSlow ||= comparison.ratio < ALIKE;
}
const [ours, limit] = page.comment;
process.stdout.write(
  `      comment posted, durable: ${ours.toFixed(1)} ms, ${(ours / limit).toFixed(1)} times one synced insert (${limit.toFixed(1)} ms)\n`,
);
process.stdout.write(`      file in the folder to front page: ${page.fileToPage.toFixed(0)} ms\n`);
process.stdout.write(`      cold start to first page: ${page.coldStart.toFixed(0)} ms\n`);
for (const figure of await conversation()) {
  process.stdout.write(`${talkLine(figure)}\n`);
  isSlow ||= figure.ratio > TALK_RATIO_MOST || figure.statements[0] !== figure.statements[1];
}
for (const figure of await desk()) {
  process.stdout.write(`${deskLine(figure)}\n`);
  isSlow ||= isDeskSlow(figure);
}
const listened = await listeners();
process.stdout.write(`${listenLine(listened)}\n`);
isSlow ||= listened.share < 1; // whoever listens hears everything
const scored = scorer();
process.stdout.write(
  `${scored.ratio <= SWEEP_RATIO_MOST ? "ok  " : "SLOW"}  a sweep over ${scored.ratings} ratings: ${scored.sweepMs.toFixed(1)} ms, ${scored.ratio.toFixed(1)} times a plain pass (${scored.passMs.toFixed(1)} ms, at most ${SWEEP_RATIO_MOST}), ${scored.bytesEach.toFixed(1)} bytes a rating\n`,
);
isSlow ||= scored.ratio > SWEEP_RATIO_MOST;
for await (const figure of night()) {
  process.stdout.write(`${nightLine(figure)}\n`);
  isSlow ||= isNightHarmful(figure);
}
for await (const figure of knownAddresses()) {
  process.stdout.write(`${knownLine(figure)}\n`);
  isSlow ||= tellsAccounts(figure);
}
const INTAKE_LEAST = 0.15; // of reading alone; the rest is rows, words and pages that are on the disk before the sender is told
const taken = await intake();
process.stdout.write(
  `${taken.ratio >= INTAKE_LEAST ? "ok  " : "SLOW"}  intake (SQLite): ${taken.ratio.toFixed(2)} of reading alone (${taken.rounds.map((ratio) => ratio.toFixed(2)).join(", ")}, at least ${INTAKE_LEAST})  ${Math.round(taken.takenPerSecond)} documents/s taken in, ${Math.round(taken.readPerSecond)}/s read, some ${taken.bytes} bytes each\n`,
);
const COMMANDS_LEAST = 0.5; // what a newsroom waits for, whole commands against whole commands
const { commands } = taken;
process.stdout.write(
  `${commands.ratio >= COMMANDS_LEAST ? "ok  " : "SLOW"}  intake by the commands: ${commands.ratio.toFixed(2)} of parsing alone (${commands.rounds.map((ratio) => ratio.toFixed(2)).join(", ")}, at least ${COMMANDS_LEAST}), ${commands.files} files\n`,
);
isSlow ||= commands.ratio < COMMANDS_LEAST;
const { waiting, before, ms } = taken.kill;
process.stdout.write(`      kill behind ${waiting} waiting files: took effect in ${ms.toFixed(0)} ms, before all but ${before} of them\n`);
isSlow ||= taken.ratio < INTAKE_LEAST;
process.exitCode = isSlow ? 1 : 0;
