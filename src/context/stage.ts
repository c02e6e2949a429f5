import { FIRST_STAGE, type Stage, type StageState } from "#conversation";
import type { House } from "#store";
import { readSetting } from "./settings.ts";

/** Where the community of raters stands, and the nights that speak for another stage. */
export const readStage = async (house: House): Promise<StageState> => {
  const stored = await readSetting(house.store.db, "stage");
  return stored === null ? FIRST_STAGE : (JSON.parse(stored) as StageState);
};

export const stageNow = async (house: House): Promise<Stage> => (await readStage(house)).stage;
