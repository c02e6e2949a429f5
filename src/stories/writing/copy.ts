import { z } from "zod";

/** What an author types of a story, as it was typed: authors and topics with commas between them, the body in its markup. */
export const COPY_FIELDS = ["headline", "deck", "kicker", "authors", "dateline", "section", "topics", "lang", "rights", "body"] as const;
export type CopyField = (typeof COPY_FIELDS)[number];
export type Copy = Readonly<Record<CopyField, string>>;

export const NO_COPY: Copy = {
  ...{ headline: "", deck: "", kicker: "", authors: "", dateline: "", section: "", topics: "", lang: "", rights: "", body: "" },
};

const text = z.string().catch("");
const copy = z.object(Object.fromEntries(COPY_FIELDS.map((field) => [field, text])) as Record<CopyField, typeof text>);

/** What a form or a row holds of a copy; what is not there is empty. Text that a database cannot hold is mended, no letter is lost. */
export const copyIn = (given: Readonly<Record<string, unknown>>): Copy => {
  const found = copy.parse(given);
  return Object.fromEntries(
    COPY_FIELDS.map((field) => [field, found[field].toWellFormed().replaceAll("\u0000", "").replace(/\r\n?/gu, "\n")]),
  ) as Copy;
};

export const isBlank = (given: Copy): boolean => [given.headline, given.deck, given.body].every((each) => each.trim() === "");

/** Names parted by commas, semicolons or line ends, in any of our scripts. */
export const namesIn = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split(/[,;،؛\n]/u)
      .map((name) => name.replace(/\s+/gu, " ").trim())
      .filter((name) => name !== ""),
  ),
];
