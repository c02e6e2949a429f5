import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { canonical, readWire } from "#wire";
import type { Command } from "./command.ts";

/** Reads wire files and prints one canonical item a line; stores nothing. A refused file is told on standard error and makes the exit code 1. */
export const parse: Command = {
  name: "parse",
  usage: "townwire parse FILE… [--format F] --json",
  flags: { format: { type: "string" }, json: { type: "boolean" } },
  run: async (given, out) => {
    if (given.rest.length === 0) {
      out.warn(`Name at least one file. ${parse.usage}`);
      return 2;
    }
    const format = given.text("format");
    let refused = 0;
    for (const file of given.rest) {
      const bytes = await readFile(file).catch(() => null);
      if (bytes === null) {
        out.warn(`${file}: cannot be opened. Check its name and that you may read it.`);
        refused += 1;
        continue;
      }
      const reading = readWire(bytes, { fileName: basename(file), ...(format === undefined ? {} : { format }) });
      if (!reading.ok) {
        out.warn(`${file}: ${reading.problem.reason}`);
        refused += 1;
        continue;
      }
      for (const item of reading.items) {
        const line = canonical(item);
        out.say(
          given.isSet("json")
            ? JSON.stringify(line)
            : `${line.guid ?? "(no guid)"} ${line.version ?? ""} ${line.pubStatus} ${line.headline ?? ""}`.trim(),
        );
      }
      for (const item of reading.refused) out.warn(`${file}: ${item.guid ?? "an item without guid"}: ${item.reason}`);
      refused += reading.refused.length;
    }
    return refused > 0 ? 1 : 0;
  },
};
