import { type Block, type Decision, decideStatus, netMinOf } from "./decide-status.ts";
import { countIslands } from "./count-islands.ts";
import { type FittedNotes, fitNotes } from "./fit-notes.ts";
import { groupVeto } from "./group-veto.ts";
import { holdRaters } from "./hold-raters.ts";
import { lookAtNotes, type SeenNote } from "./look-at-notes.ts";
import { askedOpinions, type AskedOpinion, failedSafeguards } from "./safeguards.ts";
import { LARGE, type ScoreConfig, SMALL } from "./score-config.ts";
import type { ScoredNote, ScoreInput, ScoreNote, ScoreOutput } from "./score.ts";
import { settleStatus } from "./settle-status.ts";
import { filteredBy, isExplainedBy, type ReasonedRating, usualShares, weighReasons } from "./weigh-reasons.ts";

const STARTS = 4;
const CHURN_MOST = 0.15;

const configOf = ({ config, rules }: ScoreInput): ScoreConfig => {
  const base = config === "small" ? SMALL : config === "large" ? LARGE : config;
  return rules?.threshold === undefined ? base : { ...base, helpfulIntercept: rules.threshold };
};

/** The counted ratings of each place with their reasons; null where reasons are not asked for. */
const reasonedRatings = ({ all, keep, last }: FittedNotes): readonly (readonly ReasonedRating[])[] | null => {
  if (all.reasons === null) return null;
  const factors = new Map(Array.from(last.packed.raters, (place, u) => [place, last.fit.parameters.raters.factor[u]!] as const));
  const byNote: ReasonedRating[][] = Array.from(all.notes, () => []);
  for (let j = 0; j < keep.length; j += 1)
    if (keep[j] === 1)
      byNote[all.note[j]!]!.push({ half: all.half[j]!, reasons: all.reasons[j]!, factor: factors.get(all.rater[j]!) ?? null });
  return byNote;
};

const D40 = 0.4; // quantile of the distances between raters and notes

/** Blocks by the tag and the diligence filter, by place. */
const reasonBlocks = (
  seen: readonly SeenNote[],
  reasoned: readonly (readonly ReasonedRating[])[],
  config: ScoreConfig,
): ReadonlyMap<number, readonly Block[]> => {
  const distances = seen.flatMap(({ place, factor }) =>
    reasoned[place]!.flatMap((rating) => (rating.factor === null ? [] : [Math.abs(rating.factor - factor)])),
  );
  const d40 = Math.max(1e-9, distances.toSorted((a, b) => a - b)[Math.floor(D40 * distances.length)] ?? 1);
  const weighed = seen.map((note) => ({ note, weights: weighReasons(reasoned[note.place]!, note.factor, d40) }));
  const helpful = weighed.filter(({ note }) => decideStatus(note, config).status === "HELPFUL");
  const usual = usualShares(helpful.map(({ weights }) => weights));
  return new Map(
    weighed.map(({ note, weights }) => [note.place, filteredBy(weights, usual).map((why) => ({ to: "more", why }) as const)] as const),
  );
};

/** Blocks by opinion groups, by place. */
const groupBlocks = ({ all, keep, last }: FittedNotes, seen: readonly SeenNote[]): ReadonlyMap<number, readonly Block[]> => {
  const groups = Array.from(last.packed.raters, (place) => all.raters[place]!.group ?? null).filter((group) => group !== null);
  const ids = [...new Set(groups)].toSorted((a, b) => a - b);
  const shares = ids.map((id) => groups.filter((group) => group === id).length / last.packed.raters.length);
  const ratings = new Map(seen.map(({ place }) => [place, ids.map(() => ({ n: 0, sum: 0 }))] as const));
  for (let j = 0; j < keep.length; j += 1) {
    const group = all.raters[all.rater[j]!]!.group ?? null;
    if (keep[j] === 0 || group === null) continue;
    const own = ratings.get(all.note[j]!)?.[ids.indexOf(group)];
    if (own === undefined) continue;
    own.n += 1;
    own.sum += all.half[j]! / 2;
  }
  return new Map([...ratings].map(([place, own]) => [place, groupVeto(own, shares)] as const));
};

/** Everything that the rules beyond the fit say against notes, by place. */
const blocksOf = (
  input: ScoreInput,
  fitted: FittedNotes,
  seen: readonly SeenNote[],
  config: ScoreConfig,
  asked: ReadonlyMap<number, AskedOpinion>,
) => {
  const { rules } = input;
  const reasoned = reasonedRatings(fitted);
  const ofReasons = reasoned === null ? null : reasonBlocks(seen, reasoned, config);
  const ofGroups = rules?.groupVeto === true ? groupBlocks(fitted, seen) : null;
  const helpful = seen.filter((note) => decideStatus(note, config).status === "HELPFUL");
  const failed = rules?.safeguards === true && helpful.length > 0 ? failedSafeguards(fitted, helpful) : null;
  const of = (place: number): readonly Block[] => [
    ...(ofReasons?.get(place) ?? []),
    ...(ofGroups?.get(place) ?? []),
    ...(failed?.has(place) === true ? [{ to: "help", why: "safeguard" } as const] : []),
    ...(asked.get(place)?.isBlocked === true ? [{ to: "help", why: "asked" } as const] : []),
  ];
  return { of, reasoned };
};

const NOBODY = { n: 0, mean: null, net: 0 };
const UNFITTED: Decision = { status: "NEEDS_MORE_RATINGS", why: ["default"] };

/** Share of the unlocked notes that were HELPFUL before this run and are no longer. */
const churnOf = (notes: readonly ScoredNote[], before: FittedNotes["all"]["notes"]): number => {
  const shown = before.flatMap(({ locked, previous }, place) =>
    (locked ?? null) === null && previous?.status === "HELPFUL" ? [place] : [],
  );
  return shown.length === 0 ? 0 : shown.filter((place) => notes[place]!.status !== "HELPFUL").length / shown.length;
};

/** Comments that the fit and the rules beyond it call helpful: groups that say no, and refits. While sides have moved, none. */
const helpfulComments = (input: ScoreInput, fitted: FittedNotes, seen: readonly SeenNote[], config: ScoreConfig): readonly string[] => {
  const hopeful = seen.filter((note) => decideStatus(note, config).status === "HELPFUL");
  if (hopeful.length === 0 || fitted.last.fit.isAxisChanged) return [];
  const ofGroups = input.rules?.groupVeto === true ? groupBlocks(fitted, hopeful) : null;
  const failed = input.rules?.safeguards === true ? failedSafeguards(fitted, hopeful) : null;
  return hopeful
    .filter((note) => failed?.has(note.place) !== true && decideStatus(note, config, ofGroups?.get(note.place) ?? []).status === "HELPFUL")
    .map(({ place }) => fitted.all.notes[place]!.id)
    .toSorted();
};

/** Runs the bridging scorer over ratings: pure, deterministic, and the same to the last bit in whatever order the input stands. */
export const scoreNotes = (input: ScoreInput): ScoreOutput => {
  const { rules, now } = input;
  const config = configOf(input);
  const fitted =
    input.frozen === undefined
      ? fitNotes(input, config, rules?.moreStarts === true ? { moreStarts: STARTS } : {})
      : holdRaters(input, config, input.frozen);
  const { all, n, last, linked, frozen } = fitted;
  const looked = lookAtNotes(fitted);
  const seen = looked.filter(({ place }) => all.notes[place]!.isComment !== true);
  const asked = rules?.safeguards === true ? askedOpinions(fitted, seen, config.helpfulIntercept) : new Map<number, AskedOpinion>();
  const blocks = blocksOf(input, fitted, seen, config, asked);
  const byPlace = new Map(seen.map((note) => [note.place, note] as const));
  const scoreOne = (note: ScoreNote, place: number): ScoredNote => {
    const own = byPlace.get(place);
    const fresh = own === undefined ? UNFITTED : decideStatus(own, config, blocks.of(place));
    const settled = settleStatus({
      fresh,
      intercept: own?.intercept ?? null,
      threshold: config.helpfulIntercept,
      locked: note.locked ?? null,
      previous: note.previous,
      isExplained: blocks.reasoned === null || isExplainedBy(blocks.reasoned[place]!, fresh.status !== "NOT_HELPFUL"),
      holdMinutes: rules?.holdMinutes ?? 0,
      now,
    });
    const isFrozen = last.fit.isAxisChanged && note.previous !== undefined && (note.locked ?? null) === null;
    const { status, why, agreedSince } = isFrozen ? { ...note.previous, why: ["axis"] } : settled;
    return {
      id: note.id,
      intercept: own?.intercept ?? null,
      factor: own?.factor ?? null,
      n: n[place]!,
      status,
      why,
      lower: own?.lower ?? null,
      upper: own?.upper ?? null,
      negative: own?.negative ?? NOBODY,
      positive: own?.positive ?? NOBODY,
      netMin: own === undefined ? 0 : netMinOf(own),
      agreedSince,
      isPossiblyBuried: asked.get(place)?.isBuried === true && status !== "HELPFUL",
    };
  };
  const scored = all.notes.flatMap((note, place) => (note.isComment === true ? [] : [scoreOne(note, place)]));
  const { raters } = last.fit.parameters;
  const { start } = last.packed.matrix.byRater;
  const churn = churnOf(
    scored,
    all.notes.filter((note) => note.isComment !== true),
  );
  return {
    mu: last.fit.parameters.mu,
    sweeps: last.fit.sweeps,
    gradient: last.fit.gradient,
    loss: last.fit.loss,
    frozen,
    notes: scored,
    helpfulComments: helpfulComments(
      input,
      fitted,
      looked.filter(({ place }) => all.notes[place]!.isComment === true),
      config,
    ),
    raters: Array.from(last.packed.raters, (place, u) => ({
      id: all.raters[place]!.id,
      intercept: raters.intercept[u]!,
      factor: raters.factor[u]!,
      n: start[u + 1]! - start[u]!,
    })),
    linked: linked.map((group) => group.map((place) => all.raters[place]!.id)),
    isAxisChanged: last.fit.isAxisChanged,
    islands: countIslands(last.packed.matrix),
    churn,
    isBroken: churn > CHURN_MOST,
  };
};
