import type { RawBuilder } from "kysely";
import type { Store } from "#store";
import { adapterOf } from "./adapter.ts";
import { type Excerpt, excerptFor } from "./excerpt.ts";
import { markOf } from "./mark.ts";
import { type Question, readQuestion, type SearchProblem } from "./question.ts";
import "./tables.ts";

/** Ids of what was found, the last said first; `next` goes on from here. `excerptOf` shows why a text was found. */
export type FoundSaid = {
  readonly subjects: readonly string[];
  readonly next: number | null;
  readonly excerptOf: (text: string) => Excerpt;
  readonly problem?: SearchProblem;
};

export type SaidRequest = {
  readonly q: string;
  /** All of them must be on it. */
  readonly marks: readonly string[];
  /** The mark of the newest part of it: looked through first, so that a word many have said costs no more than a rare one. */
  readonly newest: string;
  readonly before?: number | undefined;
  readonly most: number;
};

const RARE_MOST = 64; // what no more texts of the whole site hold is looked through one by one

type Row = { readonly seq: number; readonly subject_id: string };

/** Of what few have said anywhere, that which stands under the marks; null where it is not rare. Three statements, one where it is not. */
const rareUnder = async (store: Store, question: Question, marks: readonly string[], before: number): Promise<readonly Row[] | null> => {
  const { saidRarely } = adapterOf(store.dialect);
  if (saidRarely === null) return null;
  const held = (await saidRarely.held(question, RARE_MOST + 1).execute(store.db)).rows[0]?.held ?? 0;
  if (held > RARE_MOST) return null;
  const anywhere = (await saidRarely.answers(question, before, RARE_MOST + 1).execute(store.db)).rows.map(({ seq }) => seq);
  if (anywhere.length > RARE_MOST) return null;
  if (anywhere.length === 0) return [];
  const rows = await store.db.selectFrom("said_doc").selectAll().where("seq", "in", anywhere).orderBy("seq", "desc").execute();
  return rows.filter(({ words }) => marks.every((mark) => ` ${words} `.includes(` ${mark} `)));
};

/**
 * What was said under the marks and holds all the words of `q`, the last said first. Two statements, three where the newest part has too few; on
 * SQLite one more, and three for what is rare.
 */
export const findSaid = async (store: Store, { q, marks, newest, before, most }: SaidRequest): Promise<FoundSaid> => {
  const question = readQuestion(q);
  if (typeof question === "string") return { subjects: [], next: null, problem: question, excerptOf: (text) => ({ text, matches: [] }) };
  const adapter = adapterOf(store.dialect);
  const from = before ?? Number.MAX_SAFE_INTEGER;
  const excerptOf = (text: string): Excerpt => excerptFor(text, question);
  const rare = await rareUnder(store, question, marks.map(markOf), from);
  if (rare !== null) {
    const subjects = rare.slice(0, most).map((row) => row.subject_id);
    return { subjects, next: rare.length > most ? (rare[most - 1]?.seq ?? null) : null, excerptOf };
  }
  const seqsOf = async (query: RawBuilder<{ seq: number }>): Promise<readonly number[]> =>
    (await query.execute(store.db)).rows.map(({ seq }) => seq);
  const first = before === undefined ? await seqsOf(adapter.saidUnderFew(question, [...marks, newest].map(markOf), most + 1)) : [];
  const found = first.length > most ? first : await seqsOf(adapter.saidAnswers(question, marks.map(markOf), from, most + 1));
  const shown = found.slice(0, most);
  const rows =
    shown.length === 0 ? [] : await store.db.selectFrom("said_doc").select(["seq", "subject_id"]).where("seq", "in", shown).execute();
  const bySeq = new Map(rows.map((row) => [row.seq, row.subject_id]));
  return {
    subjects: shown.flatMap((seq) => bySeq.get(seq) ?? []),
    next: found.length > most ? (shown.at(-1) ?? null) : null,
    excerptOf,
  };
};
