import { system } from "#kit";
import { filesOf, ingestFiles, printedLine } from "#wire";
import { type Command, refuseWith } from "./command.ts";

/** Takes items in and prints a line for each: what became of it and where it is. */
export const ingest: Command = {
  name: "ingest",
  usage: "townwire ingest PATH… [--source NAME] --json",
  flags: { source: { type: "string" }, json: { type: "boolean" } },
  run: async (given, out, open) => {
    if (given.rest.length === 0) return refuseWith(out, `Name at least one file or folder. ${ingest.usage}`, 2);
    const house = await open();
    let refused = 0;
    for (const path of given.rest) {
      const files = await filesOf(path).catch(() => null);
      if (files === null) {
        out.warn(`${path}: cannot be opened. Check its name and that you may read it.`);
        refused += 1;
        continue;
      }
      await ingestFiles(house, system, files, { channel: "command", sourceHint: given.text("source") ?? null }, async (file, taken) => {
        if (!taken.ok) throw taken.problem === "not-whole" ? new Error(`${file} is not whole.`) : taken.problem.error;
        for (const line of taken.value.lines) {
          const printed = { file, ...printedLine(house.config.origin, line) };
          if (line.outcome === "rejected") refused += 1;
          out.say(
            given.isSet("json")
              ? JSON.stringify(printed)
              : `${printed.outcome} ${file} ${printed.url ?? ""} ${printed.problem ?? ""}`.trim(),
          );
          for (const remark of given.isSet("json") ? [] : line.remarks) out.warn(`  ${remark}`);
        }
      });
    }
    return refused > 0 ? 1 : 0;
  },
};
