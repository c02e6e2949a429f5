export { type Columns, type Ddl, type Migration } from "./columns.ts";
export { commitCounter, type Dialect, isTaken, lockName, lockRow, lockRowsFree, wakeOthers } from "./dialect.ts";
export { migrate, schemaState } from "./migrate.ts";
export { probeWrite } from "./probe-write.ts";
export { type Db, type House, note, openStore, type Store, type StoreAddress, type Tx } from "./store.ts";

/** Every table of the house. A room adds its own in its `tables.ts`: `declare module "#store" { interface Tables { … } }`. */
export interface Tables {
  migration: { name: string; checksum: string; at: string };
}
