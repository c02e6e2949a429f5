import seed from "./data/media-topics.json" with { type: "json" };
import subjects from "./data/subject-codes.json" with { type: "json" };
import type { MediaTopic, MediaTopics } from "./media-topic.ts";

/** A line of the data: code, parent, what replaces it ("-" for a retired one with nothing in its place), a name for each language. */
const topicOf = (line: string): MediaTopic => {
  const [code = "", parent = "", replacedBy = "", ...names] = line.split("\t");
  return {
    code,
    parent: parent === "" ? null : parent,
    isRetired: replacedBy !== "",
    replacedBy: replacedBy === "" || replacedBy === "-" ? null : replacedBy,
    names: Object.fromEntries(seed.languages.flatMap((lang, place) => (names[place] ? [[lang, names[place]]] : []))),
  };
};

/** The release that comes with the program (CC BY 4.0, see `data/README.md`). */
export const seedTopics = (): MediaTopics => ({ released: seed.released, topics: seed.topics.map(topicOf) });

/** A code of the IPTC's former Subject Codes: its English name, and the Media Topic that is the same; null where there is none. */
export type SubjectCode = { readonly name: string; readonly topic: string | null };

/** Frozen by the IPTC in 2010. */
export const subjectCodes = (): ReadonlyMap<string, SubjectCode> =>
  new Map(
    subjects.codes.map((line) => {
      const [code = "", topic = "", name = ""] = line.split("\t");
      return [code, { name, topic: topic === "" ? null : topic }];
    }),
  );
