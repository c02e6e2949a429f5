import { readFile } from "node:fs/promises";
import { readRatingsFile, scoreNotes } from "#context";
import { type Command, refuseWith } from "./command.ts";

/** Runs the bridging scorer over a file of ratings; stores nothing. The same ratings print the same bytes, in whatever order the file has them. */
export const notes: Command = {
  name: "notes",
  usage: "townwire notes score --ratings FILE [--json]",
  flags: { ratings: { type: "string" }, json: { type: "boolean" } },
  run: async (given, out) => {
    const file = given.text("ratings");
    if (given.rest.length !== 1 || given.rest[0] !== "score" || file === undefined) return refuseWith(out, notes.usage, 2);
    const text = await readFile(file, "utf8").catch(() => null);
    if (text === null) return refuseWith(out, `${file}: cannot be opened. Check its name and that you may read it.`);
    const read = readRatingsFile(text);
    if (!read.ok) return refuseWith(out, `${file}: ${read.problem}`);
    const scored = scoreNotes(read.value);
    if (!given.isSet("json")) {
      for (const { id, status, intercept, n } of scored.notes) out.say(`${id} ${status} ${intercept?.toFixed(3) ?? "–"} ${n}`);
      return 0;
    }
    out.say(
      JSON.stringify({
        mu: scored.mu,
        sweeps: scored.sweeps,
        gradient: scored.gradient,
        notes: scored.notes.map(({ id, intercept, factor, n, status }) => ({ id, intercept, factor, n, status })),
        raters: scored.raters.map(({ id, intercept, factor }) => ({ id, intercept, factor })),
      }),
    );
    return 0;
  },
};
