import { hasStaff } from "#members";
import type { House } from "#store";
import { readSite } from "../site.ts";

/** Whether this site is still to be named, and nobody could do it at the desk. */
export const needsSetUp = async (house: House): Promise<boolean> =>
  !(await readSite(house.store)).isNamed && !(await hasStaff(house.store.db));
