export { dropDoc } from "./drop-doc.ts";
export { type Excerpt } from "./excerpt.ts";
export { findSaid, type FoundSaid } from "./find-said.ts";
export { findDocs, type Found, type Hit, type SearchRequest } from "./find-docs.ts";
export { type Doc, indexDoc } from "./index-doc.ts";
export { type SearchProblem } from "./question.ts";
export { wordsIn } from "./words-in.ts";
export { dropSaid, indexSaid, tidySaid } from "./index-said.ts";
