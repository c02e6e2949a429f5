import { z } from "zod";
import { fold } from "#kit";
import type { Outcome, StoryState } from "#stories";

/** What an editor looks for in what comes in; an empty text asks nothing. `urgency` is the least urgent that is wanted. */
export const FILTER_FIELDS = ["words", "source", "section", "lang", "urgency", "state"] as const;
export type WireFilter = Readonly<Record<(typeof FILTER_FIELDS)[number], string>>;

const LONGEST = 200; // characters of a field: a headline's length
const field = z
  .string()
  .transform((text) => text.toWellFormed().replaceAll("\u0000", "").trim().slice(0, LONGEST))
  .catch("");
const shape = z.object({
  words: field,
  source: field,
  section: field,
  lang: field,
  urgency: z
    .string()
    .regex(/^[1-9]$/u)
    .catch(""),
  state: field,
});

/** What a query, a form or a row says of it; what is not understood asks nothing. */
export const filterIn = (given: Readonly<Record<string, unknown>>): WireFilter => shape.parse(given);

/** The fields that ask something, for a link. */
export const askedIn = (filter: WireFilter): Partial<WireFilter> =>
  Object.fromEntries(FILTER_FIELDS.flatMap((name) => (filter[name] === "" ? [] : [[name, filter[name]]])));

/** Whether it asks what no index of the intake log answers. */
export const isNarrow = ({ words, section, lang, urgency }: WireFilter): boolean =>
  [words, section, lang, urgency].some((text) => text !== "");

/** A line of the log, as far as a filter asks. */
export type FilterLine = {
  readonly id: string;
  readonly headline: string;
  readonly slugline: string;
  readonly outcome: Outcome;
  readonly source: string | null;
  readonly section: string | null;
  readonly lang: string | null;
  readonly urgency: number | null;
  readonly state: StoryState | null;
};

/** Whether a line is what a filter looks for: each of its words begins a word of headline or slugline, whatever its case and marks. */
export const finds = (filter: WireFilter): ((line: FilterLine) => boolean) => {
  const wanted = fold(filter.words)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  return (line) => {
    if (filter.source !== "" && line.source !== filter.source) return false;
    if (filter.state !== "" && line.outcome !== filter.state) return false;
    if (filter.section !== "" && line.section !== filter.section) return false;
    if (filter.lang !== "" && (line.lang ?? "").split("-")[0] !== filter.lang) return false;
    if (filter.urgency !== "" && (line.urgency === null || line.urgency > Number(filter.urgency))) return false;
    if (wanted.length === 0) return true;
    if (line.state === "killed") return false; // its words are told to nobody
    const words = fold(`${line.headline} ${line.slugline}`).split(/[^\p{L}\p{N}]+/u);
    return wanted.every((word) => words.some((each) => each.startsWith(word)));
  };
};
