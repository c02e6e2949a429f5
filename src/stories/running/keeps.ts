import { type Actor, done, refuse, type Result } from "#kit";
import { KEEPABLE } from "#members";
import type { House, Store, Tx } from "#store";
import { readSite } from "../site.ts";
import { saveSite } from "./save-site.ts";

/** What a site may keep for fewer days than the house does; the newsroom's numbers look back over 90. */
export const KEEPS = { ...KEEPABLE, readings: { least: 90, most: 400 } } as const;
export type Keep = keyof typeof KEEPS;
export const KEEP_NAMES = ["sessions", "browsers", "files", "readings"] as const satisfies readonly Keep[];

/** The days as they are kept among the site's settings, by name there. */
export const KEEP_SETTINGS = {
  sessions: "keepSessions",
  browsers: "keepBrowsers",
  files: "keepFiles",
  readings: "keepReadings",
} as const satisfies Record<Keep, string>;

export type KeepDays = Readonly<Record<Keep, number | null>>;

/** The days that the site chose; null: as the house does. One statement. */
export const readKeeps = async (store: Pick<Store, "db"> | { readonly db: Tx }): Promise<KeepDays> => {
  const site = await readSite(store);
  const daysOf = (keep: Keep): number | null => site[KEEP_SETTINGS[keep]] ?? null;
  return { sessions: daysOf("sessions"), browsers: daysOf("browsers"), files: daysOf("files"), readings: daysOf("readings") };
};

/** Days as they were typed; those that are no whole number between the fewest and the most are named. Empty: as the house does. */
export const readKeepFields = (fields: Readonly<Record<Keep, string>>): Result<KeepDays, readonly Keep[]> => {
  const daysIn = (keep: Keep): number | null | undefined => {
    const typed = fields[keep].trim();
    const { least, most } = KEEPS[keep];
    if (typed === "") return null;
    return /^\d{1,4}$/u.test(typed) && Number(typed) >= least && Number(typed) <= most ? Number(typed) : undefined;
  };
  const wrong = KEEP_NAMES.filter((keep) => daysIn(keep) === undefined);
  if (wrong.length > 0) return refuse(wrong);
  const days = (keep: Keep): number | null => daysIn(keep) ?? null;
  return done({ sessions: days("sessions"), browsers: days("browsers"), files: days("files"), readings: days("readings") });
};

/** Changes how long things are kept, with the line of the history. The next sweep goes by it. */
export const saveKeeps = (house: House, actor: Actor, days: KeepDays): Promise<Result<"saved" | "same", "not-allowed">> =>
  saveSite(house, actor, Object.fromEntries(KEEP_NAMES.map((keep) => [KEEP_SETTINGS[keep], days[keep]])));
