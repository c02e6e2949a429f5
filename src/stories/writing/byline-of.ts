import { type Lang, LANGS } from "#kit";
import { type Copy, namesIn } from "./copy.ts";

const BY: Readonly<Record<Lang, string>> = { en: "By ", fr: "Par ", ar: "" };

/** "By Ida Corran and Pell Adeane", in the story's language, as an agency would send it. */
export const bylineOf = (copy: Copy): string => {
  const lang = LANGS.find((each) => each === copy.lang.split("-")[0]) ?? "en";
  const names = namesIn(copy.authors);
  return names.length === 0 ? "" : `${BY[lang]}${new Intl.ListFormat(lang, { type: "conjunction" }).format(names)}`;
};
