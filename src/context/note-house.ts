import type { Context } from "hono";
import type { Judge } from "#conversation";
import { type Rate, SECOND, type Turn } from "#kit";
import type { House } from "#store";

/** What the pages of notes need of the house. */
export type NoteHouse = House & {
  readonly judge: Judge;
  readonly tag: (c: Context, tags: readonly string[]) => void;
  /** The reader's country, where it is known: rights may end at a border. */
  readonly countryOf: (c: Context) => string | null;
  readonly takeTurn: (name: string, key: string, rate: Rate) => Turn;
};

/** How fast one may write notes, and rate them: a queue at a reader's pace. */
export const NOTE_RATE: Rate = { everyMs: 5 * SECOND, burst: 20 };
export const RATING_RATE: Rate = { everyMs: SECOND, burst: 60 };
