import { findAll, flat, textWithin } from "../markup/markup.ts";
import { readHtml } from "../markup/read-html.ts";
import { isObject, type Json, objectsIn, textIn } from "./ninjs-fields.ts";
import { lastPart } from "./parts.ts";

/** dpa's genres of texts for newsrooms: what it plans, offers and asks to heed. */
const PLANNING_GENRES = new Set([
  "achtung",
  "vorschau",
  "tagesvorschau",
  "terminvorschau",
  "planungshinweis",
  "dpatextgenre:27",
  "dpatextgenre:32",
]);

/** How their headlines begin where the genre says nothing. */
const PLANNING_HEADLINE =
  /^(?:dpa[-/ ])?\s*(?:(?:tages|wochen|termin)vorschau|audio-programm|h[öo]rfunk-programm|programmhinweis|(?:folgende\s+)?lesest[üu]cke\b|hinweis an die redaktion)/iu;

/** The notes for editors of one role, and of any where none is asked for. */
const notesIn = (item: Json, role?: RegExp): readonly { readonly text: string; readonly isPublishable: boolean }[] =>
  objectsIn(item["ednotes"]).flatMap((note) => {
    const text = textIn(note, "ednote");
    const isWanted = role === undefined || role.test(lastPart(textIn(note, "role") ?? ""));
    return text === null || !isWanted ? [] : [{ text, isPublishable: note["is_publishable"] === true }];
  });

/** Whether an item tells newsrooms what comes, what there is or what to heed, and readers nothing. */
export const advisoryIn = (item: Json, genres: readonly string[]): boolean =>
  genres.some((genre) => PLANNING_GENRES.has(genre.toLowerCase())) ||
  notesIn(item, /^genrenote$/u).some(({ text }) => /^planungshinweis/iu.test(text)) ||
  PLANNING_HEADLINE.test(textIn(item, "headline") ?? "");

/** Whether a note says that an embargo holds; the time in it is words for people. */
export const embargoNoteIn = (item: Json): boolean => notesIn(item, /^embargo$/u).length > 0;

/** What readers are told of a correction: the short form, where dpa lets it be published. */
export const correctionNoteIn = (item: Json): string | null => {
  const texts = notesIn(item, /^correctionshort$/u).flatMap(({ text, isPublishable }) => (isPublishable ? flat(text) : []));
  return texts.length === 0 ? null : texts.join(" ");
};

const LINE = new Set("p li h1 h2 h3 h4 h5 h6 dt dd".split(" "));

const linesOf = (html: string | null): readonly string[] =>
  html === null
    ? []
    : findAll(readHtml(html), ({ name }) => LINE.has(name))
        .map((element) => flat(textWithin(element)))
        .filter((line) => line !== "");

/** All that dpa tells editors, public to newsrooms or not: the notepad, then those notes that are not in it. One line each. */
export const edNoteOf = (item: Json): string | null => {
  const notepad = isObject(item["notepad"]) ? item["notepad"] : {};
  const lines = [...linesOf(textIn(notepad, "public_html")), ...linesOf(textIn(notepad, "nonpublic_html"))];
  const known = lines.join("\n");
  const notes = notesIn(item).map(({ text }) => flat(text));
  const all = [...new Set([...lines, ...notes.filter((note) => !known.includes(note))])];
  return all.length === 0 ? null : all.join("\n");
};
