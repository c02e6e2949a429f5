import { z } from "zod";

/**
 * What an author types of a story, as it was typed: authors and topics with commas between them, the body in its markup, pictures as digests of
 * the library's, one a line, the first for the front page.
 */
export const COPY_FIELDS = [
  "headline",
  "deck",
  "kicker",
  "authors",
  "dateline",
  "section",
  "topics",
  "lang",
  "rights",
  "body",
  "pictures",
] as const;
export type CopyField = (typeof COPY_FIELDS)[number];
export type Copy = Readonly<Record<CopyField, string>>;

/** All that an author types of a story together: a book's chapter or two; beyond, every look at it would keep readers waiting. */
export const COPY_LETTERS_MOST = 400_000;
export const isTooLong = (given: Copy): boolean => Object.values(given).reduce((sum, each) => sum + each.length, 0) > COPY_LETTERS_MOST;

export const NO_COPY: Copy = {
  ...{
    headline: "",
    deck: "",
    kicker: "",
    authors: "",
    dateline: "",
    section: "",
    topics: "",
    lang: "",
    rights: "",
    body: "",
    pictures: "",
  },
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

const SHA = /\b[0-9a-f]{64}\b/gu;
/** Where a body says that a picture has its place: its digest alone on a line. */
const PLACED = /^!\[([0-9a-f]{64})\]$/gmu;

/** The pictures that an author put in order, above the text and below it. */
export const picturesListed = ({ pictures }: Pick<Copy, "pictures">): readonly string[] => [...new Set(pictures.match(SHA) ?? [])];

/** All pictures of a copy: those put in order, then those that have their place in the text. */
export const picturesOf = (given: Pick<Copy, "pictures" | "body">): readonly string[] => [
  ...new Set([...picturesListed(given), ...[...given.body.matchAll(PLACED)].map(([, sha = ""]) => sha)]),
];

export const withPictures = (given: Copy, shas: readonly string[]): Copy => ({ ...given, pictures: shas.join("\n") });

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
