import { jobCounts } from "#jobs";
import { verifyLedger } from "#ledger";
import { schemaState } from "#store";
import { feedsView, undoneItems } from "#wire";
import { type Command, refuseWith } from "./command.ts";

/** Brings the schema up to date; opening the house does it. */
export const migrateCommand: Command = {
  name: "migrate",
  usage: "townwire migrate",
  flags: { json: { type: "boolean" } },
  run: async (given, out, open) => {
    const house = await open();
    const { state } = await schemaState(house.store);
    out.say(given.isSet("json") ? JSON.stringify({ state }) : `The schema is ${state}.`);
    return state === "current" ? 0 : 1;
  },
};

export const ledger: Command = {
  name: "ledger",
  usage: "townwire ledger verify [--json]",
  flags: { json: { type: "boolean" } },
  run: async (given, out, open) => {
    if (given.rest[0] !== "verify") return refuseWith(out, `Say verify. ${ledger.usage}`, 2);
    const house = await open();
    const found = await verifyLedger(house.store);
    if (given.isSet("json")) out.say(JSON.stringify(found));
    else out.say(found.ok ? `All ${found.entries} entries are as they were written.` : `Entry ${found.brokenAt} is not as it was written.`);
    return found.ok ? 0 : 1;
  },
};

/** Looks over the house: database, schema, jobs that died, documents not all taken in, feeds that cannot be reached. */
export const doctor: Command = {
  name: "doctor",
  usage: "townwire doctor [--json]",
  flags: { json: { type: "boolean" } },
  run: async (given, out, open) => {
    const house = await open();
    const [{ state }, jobs, chain] = await Promise.all([schemaState(house.store), jobCounts(house.store), verifyLedger(house.store)]);
    const undone = await undoneItems(house.store);
    const failing = (await feedsView(house)).filter(({ feed }) => feed.isOn && feed.problem !== null).map(({ feed }) => feed.slug);
    const dead = jobs.filter((job) => job.state === "dead").reduce((sum, job) => sum + job.count, 0);
    const found = {
      database: house.store.dialect,
      schema: state,
      deadJobs: dead,
      itemsUnderWay: undone,
      failingFeeds: failing.join(", ") || "none",
      ledger: chain.ok ? "whole" : `broken at ${chain.brokenAt}`,
    };
    const isWell = state === "current" && dead === 0 && chain.ok && failing.length === 0;
    if (given.isSet("json")) out.say(JSON.stringify({ ok: isWell, ...found }));
    else for (const [what, value] of Object.entries(found)) out.say(`${what}: ${value}`);
    return isWell ? 0 : 1;
  },
};
