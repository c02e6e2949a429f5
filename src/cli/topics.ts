import { readFile } from "node:fs/promises";
import { importMediaTopics } from "#stories";
import { type Command, refuseWith } from "./command.ts";

/** Brings a newer release of the IPTC's Media Topics in. */
export const topics: Command = {
  name: "topics",
  usage: "townwire topics import FILE [--json]",
  flags: { json: { type: "boolean" } },
  run: async (given, out, open) => {
    const [verb, file, ...more] = given.rest;
    if (verb !== "import" || file === undefined || more.length > 0) return refuseWith(out, `Say import and one file. ${topics.usage}`, 2);
    const text = await readFile(file, "utf8").catch(() => null);
    if (text === null) return refuseWith(out, `${file}: cannot be opened. Check its name and that you may read it.`);
    const brought = await importMediaTopics(await open(), text);
    if (!brought.ok) return refuseWith(out, `${file}: ${brought.problem}`);
    const { released, topics: count, retired, stories } = brought.value;
    out.say(
      given.isSet("json")
        ? JSON.stringify(brought.value)
        : `${count} subjects of the release of ${released} are known now, ${retired} of them retired; ${stories} stories were filed by them.`,
    );
    return 0;
  },
};
