import { readEmail } from "#members";
import { listSources, putSource } from "#stories";
import { IDENTITIES } from "#wire";
import { type Command, refuseWith } from "./command.ts";
import { runPurge } from "./purge-source.ts";

const CONFLICTS = ["apply", "ask"] as const;

/** Adds a source, or changes the one of that name; lists them; withdraws what one sent. */
export const source: Command = {
  name: "source",
  usage:
    "townwire source add --name NAME [--code C] [--about TEXT] [--holder H] [--terms T] [--contact ADDRESS] [--match WORD,WORD] [--identity guid|guid-without-revision|slugline|constant] [--conflict apply|ask] [--own] | townwire source list | townwire source purge NAME --from DAY --to DAY [--dry-run] [--sure] [--bytes keep|erase] [--json]",
  flags: {
    name: { type: "string" },
    code: { type: "string" },
    about: { type: "string" },
    holder: { type: "string" },
    terms: { type: "string" },
    contact: { type: "string" },
    match: { type: "string" },
    identity: { type: "string" },
    conflict: { type: "string" },
    own: { type: "boolean" },
    from: { type: "string" },
    to: { type: "string" },
    bytes: { type: "string" },
    "dry-run": { type: "boolean" },
    sure: { type: "boolean" },
    json: { type: "boolean" },
  },
  run: async (given, out, open) => {
    const [verb] = given.rest;
    if (verb === "list") {
      const sources = await listSources((await open()).store);
      for (const each of sources)
        out.say(given.isSet("json") ? JSON.stringify(each) : `${each.slug}\t${each.name}\t© ${each.holder}. ${each.terms}`);
      return 0;
    }
    if (verb === "purge") return runPurge(given, out, open, source.usage);
    if (verb !== "add") return refuseWith(out, `Say add, list or purge. ${source.usage}`, 2);
    const name = given.text("name")?.trim() ?? "";
    if (name === "") return refuseWith(out, 'A source needs a name, for example --name "Halyard News Agency".', 2);
    const identity = given.text("identity");
    if (identity !== undefined && !IDENTITIES.some((each) => each === identity))
      return refuseWith(out, `--identity is one of ${IDENTITIES.join(", ")}: how its items name their story.`, 2);
    const conflict = CONFLICTS.find((each) => each === given.text("conflict"));
    if (conflict === undefined && given.text("conflict") !== undefined)
      return refuseWith(out, "--conflict is apply or ask: what becomes of another text under a version number that has come before.", 2);
    const contact = given.text("contact")?.trim();
    const address = contact === undefined || contact === "" ? null : readEmail(contact);
    if (address?.ok === false)
      return refuseWith(out, "--contact is a mail address, for example corrections@agency.example: disputed facts are passed on to it.", 2);
    const to = contact === undefined ? {} : { contact: address?.ok === true ? address.value.email : "" };
    const read = { ...to, ...(identity === undefined ? {} : { identity }), ...(conflict === undefined ? {} : { conflict }) };
    const house = await open();
    const optional = Object.fromEntries(
      ["code", "about", "holder", "terms"].flatMap((flag) => (given.text(flag) === undefined ? [] : [[flag, given.text(flag)]])),
    );
    const matches = (given.text("match") ?? "")
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== "");
    const id = await house.store.transact((tx) =>
      putSource(house, tx, { name, matches, ...(given.isSet("own") ? { isOwn: true } : {}), ...read, ...optional }, true),
    );
    out.say(given.isSet("json") ? JSON.stringify({ id, name }) : `${name} is a source now.`);
    return 0;
  },
};
