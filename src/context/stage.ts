import type { House } from "#store";
import { readSetting } from "./settings.ts";
import type { Stage } from "./words/index.ts";

export const STAGES: readonly Stage[] = ["S0", "S1", "S2", "S3"];

/** Where a community stands, and for how many nights another stage has asked for its place. */
export type StageMemory = { readonly stage: Stage; readonly next: Stage; readonly nights: number };

export const FIRST: StageMemory = { stage: "S0", next: "S0", nights: 0 };

const UP_NIGHTS = 3; // in a row, before a stage is entered
const DOWN_NIGHTS = 7; // below, before it is left

/** The stage that a night's numbers speak for: raters with at least 5 counted ratings, and how surely two sides can be told apart. */
export const stageFor = (qualified: number, gauge: number): Stage => {
  if (qualified >= 1_000 && gauge >= 0.4) return "S3";
  if (qualified >= 100 && gauge >= 0.4) return "S2";
  if ((qualified >= 30 && qualified < 60 && gauge >= 0.4) || (qualified >= 60 && gauge >= 0.3)) return "S1";
  return "S0";
};

/** What a night makes of the stage: up after three nights in a row, down after seven. */
export const nextStage = (memory: StageMemory, tonight: Stage): StageMemory => {
  if (tonight === memory.stage) return { stage: memory.stage, next: memory.stage, nights: 0 };
  const isUp = STAGES.indexOf(tonight) > STAGES.indexOf(memory.stage);
  const wasUp = STAGES.indexOf(memory.next) > STAGES.indexOf(memory.stage);
  const isSameWay = memory.nights > 0 && isUp === wasUp;
  const nights = isSameWay ? memory.nights + 1 : 1;
  // The least step that every one of the nights allows.
  const next = isSameWay && isUp ? STAGES[Math.min(STAGES.indexOf(tonight), STAGES.indexOf(memory.next))]! : tonight;
  return nights >= (isUp ? UP_NIGHTS : DOWN_NIGHTS) ? { stage: next, next, nights: 0 } : { stage: memory.stage, next, nights };
};

export const readStage = async (house: House): Promise<StageMemory> => {
  const stored = await readSetting(house.store.db, "stage");
  return stored === null ? FIRST : (JSON.parse(stored) as StageMemory);
};

export const stageNow = async (house: House): Promise<Stage> => (await readStage(house)).stage;
