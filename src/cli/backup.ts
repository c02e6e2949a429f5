import { resolve } from "node:path";
import { backupHouse, readArchive, restoreHouse } from "#moving";
import { done } from "#kit";
import { type Command, refuseWith } from "./command.ts";

/** Writes the whole house into one file, while the site goes on. */
export const backup: Command = {
  name: "backup",
  usage: "townwire backup FILE [--json]",
  flags: { json: { type: "boolean" } },
  run: async (given, out, open) => {
    const [file] = given.rest;
    if (file === undefined) return refuseWith(out, `Name the file to write. ${backup.usage}`, 2);
    const house = await open();
    const made = await backupHouse(house, resolve(file)).catch((error: unknown) =>
      error instanceof Error ? error.message : String(error),
    );
    if (typeof made === "string") return refuseWith(out, `The backup could not be written: ${made}`);
    if (given.isSet("json")) out.say(JSON.stringify(made));
    else out.say(`${made.file}: ${made.rows} rows and ${made.files} files, ${Math.ceil(made.bytes / 1024)} kB.`);
    return 0;
  },
};

/** Brings a backup back into an empty house; `--check` only looks whether it is whole. */
export const restore: Command = {
  name: "restore",
  usage: "townwire restore FILE [--replace] [--check] [--json]",
  flags: { replace: { type: "boolean" }, check: { type: "boolean" }, json: { type: "boolean" } },
  run: async (given, out, open) => {
    const [file] = given.rest;
    if (file === undefined) return refuseWith(out, `Name the backup. ${restore.usage}`, 2);
    if (given.isSet("check")) {
      const checked = await readArchive(resolve(file), async ({ manifest }) => done(manifest));
      if (!checked.ok) return refuseWith(out, checked.problem);
      const { madeAt, tables, entries } = checked.value;
      const found = {
        ok: true,
        madeAt,
        rows: Object.values(tables).reduce((sum, { rows }) => sum + rows, 0),
        entries: Object.keys(entries).length,
      };
      out.say(given.isSet("json") ? JSON.stringify(found) : `${file} is whole: ${found.rows} rows, made ${madeAt}.`);
      return 0;
    }
    const house = await open();
    const { dataFolder } = house.config;
    const restored = await restoreHouse(house, resolve(file), { dataFolder, mayReplace: given.isSet("replace") });
    if (!restored.ok) return refuseWith(out, restored.problem);
    const { madeAt, rows, files, withdrawn } = restored.value;
    if (given.isSet("json")) out.say(JSON.stringify(restored.value));
    else {
      out.say(`Restored ${rows} rows and ${files} files of ${madeAt}.`);
      if (withdrawn > 0) out.say(`${withdrawn} withdrawn since then, and withdrawn again.`);
    }
    return 0;
  },
};
