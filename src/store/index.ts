export { type Columns, type Ddl, type Migration } from "./columns.ts";
export { commitCounter, type Dialect, isTaken, lockName, lockRow, lockRowsFree, Overtaken, wakeOthers } from "./dialect.ts";
export { countOn, countRows, emptyTables, fillTable, inFillOrder } from "./fill-tables.ts";
export { addsOnly, migrate, migrationsOf, schemaState } from "./migrate.ts";
export { type TableAt, type Value } from "./snapshot.ts";
export { probeWrite } from "./probe-write.ts";
export { type Db, forget, gather, type House, note, openStore, remember, type Store, type StoreAddress, type Tx } from "./store.ts";

/** Every table of the house. A room adds its own in its `tables.ts`: `declare module "#store" { interface Tables { … } }`. */
export interface Tables {
  migration: { name: string; checksum: string; at: string };
}
