import { BUCKETS, type Feature, featuresOf } from "./features.ts";

/** A text and whether a moderator took it off. */
export type Example = { readonly text: string; readonly isBad: boolean };

/** What is known of a model: from how many decisions it comes, how it is calibrated, and how right it is at the line, on decisions held back. */
export type ModelFacts = {
  readonly bad: number;
  readonly good: number;
  /** Platt's scaling: probability = 1 / (1 + exp(−(scale · score + shift))). */
  readonly scale: number;
  readonly shift: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly heldBack: number;
};
export type Model = { readonly weights: Float32Array; readonly facts: ModelFacts };

/** Of each kind before a model is made: fewer teach it the accidents of a week. */
export const EXAMPLES_LEAST = 40;
const EPOCHS = 8;
const RATE = 4;
const DECAY = 1e-5; // L2
const HOLD_BACK = 5; // every fifth decision is not learned from
const WORDS_LEAST = 3; // a text of fewer words says too little
const KNOWN_LEAST = 0.3; // the share of a text's features that the model has met
const TOP = 4;

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

export const rawScore = (weights: Float32Array, features: readonly Feature[]): number =>
  features.reduce((sum, { bucket, value }) => sum + (weights[bucket] ?? 0) * value, 0);

type Prepared = { readonly features: readonly Feature[]; readonly isBad: boolean };

/** Logistic regression by stochastic gradient descent. Both kinds weigh the same, however rare one is. The order is the examples' own. */
const learn = (examples: readonly Prepared[]): Float32Array => {
  const weights = new Float32Array(BUCKETS);
  const bad = examples.filter((each) => each.isBad).length;
  const share = examples.length / 2;
  const weigh = { bad: share / Math.max(1, bad), good: share / Math.max(1, examples.length - bad) };
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const rate = RATE / (1 + epoch);
    for (let step = 0; step < examples.length; step += 1) {
      const example = examples[(step * 7919 + epoch) % examples.length];
      if (example === undefined) continue;
      const error = (example.isBad ? 1 : 0) - sigmoid(rawScore(weights, example.features));
      const force = rate * error * (example.isBad ? weigh.bad : weigh.good);
      for (const { bucket, value } of example.features) weights[bucket] = (weights[bucket] ?? 0) * (1 - rate * DECAY) + force * value;
    }
  }
  return weights;
};

/** Platt's scaling on decisions that were not learned from, with his targets (1999), by gradient descent. */
const calibrate = (
  scores: readonly { readonly raw: number; readonly isBad: boolean }[],
): { readonly scale: number; readonly shift: number } => {
  const bad = scores.filter((each) => each.isBad).length;
  const good = scores.length - bad;
  const target = { bad: (bad + 1) / (bad + 2), good: 1 / (good + 2) };
  let [scale, shift] = [1, 0];
  for (let step = 0; step < 2000; step += 1) {
    let [byScale, byShift] = [0, 0];
    for (const { raw, isBad } of scores) {
      const error = (isBad ? target.bad : target.good) - sigmoid(scale * raw + shift);
      byScale += error * raw;
      byShift += error;
    }
    scale += (0.05 * byScale) / scores.length;
    shift += (0.05 * byShift) / scores.length;
  }
  return { scale: Math.max(0.01, scale), shift };
};

/** Makes a model of decisions, the oldest first; null while there are too few of either kind. `line` is the probability that its precision is told at. */
export const trainModel = (examples: readonly Example[], line: number): Model | null => {
  const bad = examples.filter((each) => each.isBad).length;
  if (bad < EXAMPLES_LEAST || examples.length - bad < EXAMPLES_LEAST) return null;
  const prepared = examples.map(({ text, isBad }) => ({ features: featuresOf(text), isBad }));
  const weights = learn(prepared.filter((_, at) => at % HOLD_BACK !== 0));
  const held = prepared.filter((_, at) => at % HOLD_BACK === 0).map(({ features, isBad }) => ({ raw: rawScore(weights, features), isBad }));
  const { scale, shift } = calibrate(held);
  const caught = held.filter(({ raw }) => sigmoid(scale * raw + shift) >= line);
  const right = caught.filter((each) => each.isBad).length;
  const all = held.filter((each) => each.isBad).length;
  return {
    weights,
    facts: {
      bad,
      good: examples.length - bad,
      scale,
      shift,
      precision: caught.length === 0 ? null : right / caught.length,
      recall: all === 0 ? null : right / all,
      heldBack: held.length,
    },
  };
};

/** What a model thinks of a text: a probability, or null where it abstains, and the words that weighed most towards taking it off. */
export const scoreText = ({ weights, facts }: Model, text: string): { readonly score: number | null; readonly top: readonly string[] } => {
  const features = featuresOf(text);
  const known = features.filter(({ bucket }) => (weights[bucket] ?? 0) !== 0).length;
  const words = new Set(features.map(({ of }) => of));
  const by = new Map<string, number>();
  for (const { bucket, value, of } of features) by.set(of, (by.get(of) ?? 0) + (weights[bucket] ?? 0) * value);
  const top = [...by]
    .filter(([, weight]) => weight > 0)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, TOP)
    .map(([word]) => word);
  const isTooLittle = words.size - 5 < WORDS_LEAST || known / features.length < KNOWN_LEAST; // five are measures
  return { score: isTooLittle ? null : sigmoid(facts.scale * rawScore(weights, features) + facts.shift), top };
};
