import { type Copy, namesIn } from "../writing/copy.ts";
import { type Catalogue, nameIn } from "./catalogue.ts";

/**
 * A copy with one topic more, as it was chosen in the language of whoever writes: by its name in the story's language, once. What nobody knows is
 * added as typed, for the form to say so.
 */
export const addTopic = (catalogue: Catalogue, copy: Copy, typed: string, lang: string): Copy => {
  const name = typed.replace(/\s+/gu, " ").trim();
  if (name === "") return copy;
  const subject = catalogue.named(name, lang) ?? catalogue.named(name, copy.lang) ?? catalogue.named(name, "en");
  const meant = subject === null ? name : nameIn(catalogue.names(subject.code), copy.lang, subject.name);
  return { ...copy, topics: [...new Set([...namesIn(copy.topics), meant])].join(", ") };
};
