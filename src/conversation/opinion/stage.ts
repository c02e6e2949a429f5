/** How far a community has come: from seed (S0), where nothing is called bridging, to large (S3). */
export const STAGES = ["S0", "S1", "S2", "S3"] as const;
export type Stage = (typeof STAGES)[number];

/** A stage with the nights that spoke for a higher and for a lower one, in a row. */
export type StageState = { readonly stage: Stage; readonly nightsAbove: number; readonly nightsBelow: number };

export const FIRST_STAGE: StageState = { stage: "S0", nightsAbove: 0, nightsBelow: 0 };

const NIGHTS_TO_RISE = 3;
const NIGHTS_TO_FALL = 7;

/** The stage that one night's measures speak for: people with five counted ratings, and the viewpoint gauge. */
export const stageFor = ({ raters, gauge }: { readonly raters: number; readonly gauge: number }): Stage => {
  if (raters >= 1_000 && gauge >= 0.4) return "S3";
  if (raters >= 100 && gauge >= 0.4) return "S2";
  return (raters >= 60 && gauge >= 0.3) || (raters >= 30 && gauge >= 0.4) ? "S1" : "S0";
};

/** The stage after a night: entered after three nights in a row, left after seven below it. */
export const nextStage = (
  { stage, nightsAbove, nightsBelow }: StageState,
  measured: { readonly raters: number; readonly gauge: number },
): StageState => {
  const wished = STAGES.indexOf(stageFor(measured));
  const now = STAGES.indexOf(stage);
  if (wished === now) return { stage, nightsAbove: 0, nightsBelow: 0 };
  const state = { stage, nightsAbove: wished > now ? nightsAbove + 1 : 0, nightsBelow: wished < now ? nightsBelow + 1 : 0 };
  if (state.nightsAbove >= NIGHTS_TO_RISE || state.nightsBelow >= NIGHTS_TO_FALL)
    return { stage: STAGES[wished]!, nightsAbove: 0, nightsBelow: 0 };
  return state;
};
