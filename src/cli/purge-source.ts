import { system } from "#kit";
import { findSpan } from "#stories";
import { purgeSource } from "#wire";
import type { Given } from "./args.ts";
import { type Command, type ExitCode, type Out, refuseWith } from "./command.ts";

const REFUSALS = {
  "not-allowed": "Only the operator and administrators can withdraw a whole source.",
  "no-source": "There is no source of that name. `townwire source list` shows them.",
  "bad-day": "Days are written like 2026-03-04, and --from is not after --to.",
} as const;

/** `source purge NAME --from DAY --to DAY`: counts, and with `--sure` withdraws for good. */
export const runPurge = async (given: Given, out: Out, open: Parameters<Command["run"]>[2], usage: string): Promise<ExitCode> => {
  const [, source = ""] = given.rest;
  const [from, to] = [given.text("from") ?? "", given.text("to") ?? ""];
  const bytes = given.text("bytes") ?? "keep";
  if (source === "" || from === "" || to === "" || !["keep", "erase"].includes(bytes))
    return refuseWith(
      out,
      `Name the source and the days, for example: townwire source purge "Halyard" --from 2015-01-01 --to 2015-12-31. ${usage}`,
      2,
    );
  const house = await open();
  const found = await findSpan(house.store, system, { source, from, to });
  if (!found.ok) return refuseWith(out, REFUSALS[found.problem]);
  const { name, stories } = found.value;
  const say = (withdrawn: number): void =>
    out.say(
      given.isSet("json")
        ? JSON.stringify({ source: name, from, to, stories: stories.length, withdrawn, bytes })
        : `${stories.length} stories of ${name}, from ${from} to ${to}; ${withdrawn} withdrawn.`,
    );
  if (given.isSet("dry-run")) {
    say(0);
    return 0;
  }
  if (!given.isSet("sure"))
    return refuseWith(out, `This withdraws ${stories.length} stories of ${name} for good. Say --sure to do it, or --dry-run to look only.`);
  const purged = await purgeSource(house, system, found.value, { from, to, isErased: bytes === "erase" });
  if (!purged.ok) return refuseWith(out, REFUSALS[purged.problem]);
  say(purged.value);
  return 0;
};
