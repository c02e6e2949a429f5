import type { RawBuilder } from "kysely";
import type { Dialect } from "#store";
import { fts5 } from "./fts5.ts";
import type { Question } from "./question.ts";
import { tsvector } from "./tsvector.ts";

export type Weighed = { readonly seq: number; readonly at: string; readonly score: number };

/** What a search engine inside the database has to do. */
export type Adapter = {
  /** The words of a title and of a body as they are stored. */
  readonly storable: (title: readonly string[], body: readonly string[]) => { readonly title_words: string; readonly body_words: string };
  /**
   * A query for the documents that answer: `seq`, `at`, and `score` as a whole number, higher is better. A word in the title weighs some ten times
   * one in the body. The newest `most` of them are weighed, no others read: where as many hold the words as they were typed, those, so that a
   * last word many texts hold is not looked for as a beginning, too.
   */
  readonly weighed: (question: Question, kind: string | null, most: number) => RawBuilder<Weighed>;
  /** A query for all documents that answer, weighed or not, the newest before `before` first. */
  readonly answers: (question: Question, kind: string | null, before: number, most: number) => RawBuilder<{ seq: number }>;
  /** The words of something said, and the marks it is found under, as they are stored. */
  readonly said: (marks: readonly string[], words: readonly string[]) => string;
  /** Upkeep of what was said, a bounded piece of it; null where the database sees to it. */
  readonly tidySaid: RawBuilder<unknown> | null;
  /**
   * For a database that pays for the many under a mark though few answer: how many texts hold the rarest of the phrases, as it was typed, counted
   * up to `most`; and the `seq` of what answers wherever it was said, the newest before `before` first. Null for one that does not.
   */
  readonly saidRarely: {
    readonly held: (question: Question, most: number) => RawBuilder<{ held: number }>;
    readonly answers: (question: Question, before: number, most: number) => RawBuilder<{ seq: number }>;
  } | null;
  /** A query for the `seq` of what was said under all of the marks and answers, the newest before `before` first. */
  readonly saidAnswers: (question: Question, marks: readonly string[], before: number, most: number) => RawBuilder<{ seq: number }>;
  /** The same under marks that few texts bear together. */
  readonly saidUnderFew: (question: Question, marks: readonly string[], most: number) => RawBuilder<{ seq: number }>;
};

export const adapterOf = (dialect: Dialect): Adapter => (dialect === "sqlite" ? fts5 : tsvector);
