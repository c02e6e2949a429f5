export { backupHouse, type BackedUp, type MovingHouse } from "./backup-house.ts";
export { readArchive } from "./read-archive.ts";
export { restoreHouse, type Restored } from "./restore-house.ts";
export { tombstoneFile, writeTombstones } from "./tombstone-list.ts";
