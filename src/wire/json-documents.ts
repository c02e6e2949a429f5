import { readJson } from "./markup/read-json.ts";

/** One of several JSON documents in a file; `line` is the one that it begins in, from 1. */
export type JsonDocument = { readonly text: string; readonly line: number };

/**
 * The documents of a text that holds several behind each other: JSON lines, or whole files put together. Each begins a line, and the lines of
 * none begin with a bracket but its first. Null when no part of it is a document by itself, so that the text is to be taken as one.
 */
export const jsonDocuments = (text: string): readonly JsonDocument[] | null => {
  const documents: JsonDocument[] = [];
  let line = 1;
  for (const part of text.split(/\n(?=[{[])/u)) {
    documents.push({ text: part.trim(), line });
    line += part.split("\n").length;
  }
  return documents.length > 1 && documents.some((document) => readJson(document.text).ok) ? documents : null;
};
