import { join } from "node:path";
import type { Config } from "#config";
import { onVersion, runInThread } from "#context";
import { thinkInThread } from "#conversation";
import { systemClock } from "#kit";
import { openFiles } from "#outside";
import { tombstoneFile } from "#moving";
import { migrate, openStore, type StoreAddress } from "#store";
import { openReader } from "#wire";
import type { CommandHouse } from "#cli";

/** The places in the data folder. */
export const placesIn = (dataFolder: string) => ({
  database: join(dataFolder, "townwire.sqlite"),
  files: join(dataFolder, "files"),
  made: join(dataFolder, "made"),
  incoming: join(dataFolder, "incoming"),
  mail: join(dataFolder, "mail"),
  receiptKey: join(dataFolder, "receipts.key"),
  secretKey: join(dataFolder, "secret.key"),
  pushKey: join(dataFolder, "push.key"),
  tombstones: tombstoneFile(dataFolder),
});

/** Opens the database that the configuration names, brings its schema up to date, and the files beside it. */
export const openHouse = async (config: Config): Promise<CommandHouse> => {
  const places = placesIn(config.dataFolder);
  const address: StoreAddress =
    config.databaseUrl === null ? { dialect: "sqlite", file: places.database } : { dialect: "postgres", url: config.databaseUrl };
  const store = openStore(address);
  try {
    await migrate(store, systemClock);
  } catch (error) {
    await store.close();
    throw error;
  }
  return {
    store,
    clock: systemClock,
    files: openFiles(places.files),
    config,
    read: openReader().read,
    onVersion,
    score: runInThread(address),
    think: thinkInThread(),
  };
};
