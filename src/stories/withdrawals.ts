export { setAbsence } from "./absence.ts";
export { applyTombstone, resettleAll } from "./apply-tombstone.ts";
export { type Flag, flagsOf, openFlags, seeFlag } from "./flags.ts";
export { hideVanished } from "./hide-vanished.ts";
export { type Tombstone, tombstonesIn } from "./tombstone.ts";
