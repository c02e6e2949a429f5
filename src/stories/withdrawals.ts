export { setAbsence } from "./absence.ts";
export { applyTombstone, resettleAll } from "./apply-tombstone.ts";
export { hideVanished } from "./hide-vanished.ts";
export { type Tombstone, tombstonesIn } from "./tombstone.ts";
