import type { House, Tx } from "#store";
import type { Frozen } from "./scorer/note-sums.ts";
import type { ScoreOutput } from "./scorer/score.ts";
import { readSetting, writeSetting } from "./settings.ts";

/** What the last published full run left to those until the next: raters stand in `note_rater`. */
export type FrozenRun = {
  readonly at: string;
  readonly frozen: Frozen;
  readonly linked: readonly (readonly string[])[];
  /** Ratings of notes that it had. */
  readonly ratings: number;
};

/** Null before the first full run. */
export const readFrozen = async (house: House): Promise<FrozenRun | null> => {
  const stored = await readSetting(house.store.db, "frozen");
  return stored === null ? null : (JSON.parse(stored) as FrozenRun);
};

export const writeFrozen = (
  house: House,
  tx: Tx,
  { frozen, linked }: Pick<ScoreOutput, "frozen" | "linked">,
  at: string,
  ratings: number,
): Promise<void> => writeSetting(house, tx, "frozen", JSON.stringify({ at, frozen, linked, ratings } satisfies FrozenRun));

const NEW_SHARE = 0.05; // of ratings, after which raters are fitted anew

/** Whether so many ratings came since the last full run that raters should be fitted anew. */
export const isRefitDue = async (house: House): Promise<boolean> => {
  const last = await readFrozen(house);
  if (last === null) return true;
  const { count } = await house.store.db
    .selectFrom("note_rating")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("at", ">=", last.at)
    .executeTakeFirstOrThrow();
  return count > NEW_SHARE * last.ratings;
};
