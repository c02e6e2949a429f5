import { listSources, putSource } from "#stories";
import { type Command, refuseWith } from "./command.ts";

/** Adds a source, or changes the one of that name; lists them. */
export const source: Command = {
  name: "source",
  usage:
    "townwire source add --name NAME [--code C] [--about TEXT] [--holder H] [--terms T] [--match WORD,WORD] [--own] | townwire source list [--json]",
  flags: {
    name: { type: "string" },
    code: { type: "string" },
    about: { type: "string" },
    holder: { type: "string" },
    terms: { type: "string" },
    match: { type: "string" },
    own: { type: "boolean" },
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
    if (verb !== "add") return refuseWith(out, `Say add or list. ${source.usage}`, 2);
    const name = given.text("name")?.trim() ?? "";
    if (name === "") return refuseWith(out, 'A source needs a name, for example --name "Halyard News Agency".', 2);
    const house = await open();
    const optional = Object.fromEntries(
      ["code", "about", "holder", "terms"].flatMap((flag) => (given.text(flag) === undefined ? [] : [[flag, given.text(flag)]])),
    );
    const matches = (given.text("match") ?? "")
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== "");
    const id = await house.store.transact((tx) =>
      putSource(house, tx, { name, matches, ...(given.isSet("own") ? { isOwn: true } : {}), ...optional }, true),
    );
    out.say(given.isSet("json") ? JSON.stringify({ id, name }) : `${name} is a source now.`);
    return 0;
  },
};
