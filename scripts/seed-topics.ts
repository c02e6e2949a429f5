import { readFileSync, writeFileSync } from "node:fs";
import { readMediaTopics } from "../src/stories/topics/read-media-topics.ts";

/** Writes the Media Topics that come with the program from a release of the IPTC's (JSON, all languages). */
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("node scripts/seed-topics.ts FILE");
const read = readMediaTopics(readFileSync(file, "utf8"));
if (!read.ok) throw new Error(read.problem);

/** Written in this order; the interface's own languages first. */
const languages = ["en", "fr", "ar", "es", "de", "pt", "pt-BR", "sv", "da", "zh"];
const topics = read.value.topics.map(({ code, parent, isRetired, replacedBy, names }) =>
  [code, parent ?? "", isRetired ? (replacedBy ?? "-") : "", ...languages.map((lang) => names[lang] ?? "")].join("\t"),
);
const target = new URL("../src/stories/topics/data/media-topics.json", import.meta.url);
writeFileSync(target, `${JSON.stringify({ released: read.value.released, languages, topics }, null, 2)}\n`);
