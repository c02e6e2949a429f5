import { sql } from "kysely";
import { cursorOf, type Instant, keyOf } from "#kit";
import type { Store } from "#store";
import { adapterOf } from "./adapter.ts";
import { type Excerpt, excerptFor } from "./excerpt.ts";
import { readQuestion, type SearchProblem } from "./question.ts";
import "./tables.ts";

export type Hit = {
  readonly kind: string;
  readonly subject: string;
  readonly title: string;
  readonly excerpt: Excerpt;
  readonly lang: string;
  readonly section: string | null;
  readonly at: Instant;
};

/** `next` is the cursor of the following page, null at the end. `problem`: why a question got no answer at all. */
export type Found = { readonly hits: readonly Hit[]; readonly next: string | null; readonly problem?: SearchProblem };

export type SearchRequest = {
  /** As typed; nothing in it is an operator but quotation marks. */
  readonly q: string;
  readonly kind?: string | undefined;
  /** A `next` of before; one that is none of ours starts from the first page. */
  readonly after?: string | undefined;
  /** Hits a page, 1 to 50. */
  readonly most: number;
};

const WEIGHED_MOST = 1_000; // of a word in more documents than that, the latest taken in are weighed: the work of one question is bounded

type Row = {
  readonly seq: number;
  readonly score: number;
  readonly kind: string;
  readonly subject_id: string;
  readonly title: string;
  readonly body_text: string;
  readonly lang: string;
  readonly section: string | null;
  readonly at: Instant;
};

/** Documents that hold all the words of `q`, best first, of equals the newest first. One statement. */
export const findDocs = async (store: Store, { q, kind, after, most }: SearchRequest): Promise<Found> => {
  const question = readQuestion(q);
  if (typeof question === "string") return { hits: [], next: null, problem: question };
  const page = Math.max(1, Math.min(50, Math.trunc(most)));
  const [score, at, seq] = keyOf(after, 3) ?? [];
  const isPlace = Number.isSafeInteger(score) && typeof at === "string" && !at.includes("\u0000") && Number.isSafeInteger(seq);
  // The words of a document are read of those that are shown alone.
  const { rows } = await sql<Row>`
    select doc.seq, top.score, doc.kind, doc.subject_id, doc.title, doc.body_text, doc.lang, doc.section, doc.at
    from (
      select weighed.seq, answer.score, weighed.at
      from (${adapterOf(store.dialect).answers(question, kind ?? null, WEIGHED_MOST)}) as answer
      join search_doc as weighed on weighed.seq = answer.seq
      ${isPlace ? sql`where (answer.score, weighed.at, weighed.seq) < (${score}, ${at}, ${seq})` : sql``}
      order by answer.score desc, weighed.at desc, weighed.seq desc
      limit ${page + 1}
    ) as top
    join search_doc as doc on doc.seq = top.seq
    order by top.score desc, doc.at desc, doc.seq desc`.execute(store.db);
  const shown = rows.slice(0, page);
  const last = shown.at(-1);
  return {
    hits: shown.map((row) => ({
      kind: row.kind,
      subject: row.subject_id,
      title: row.title,
      excerpt: excerptFor(row.body_text, question),
      lang: row.lang,
      section: row.section,
      at: row.at,
    })),
    next: rows.length > page && last !== undefined ? cursorOf(last.score, last.at, last.seq) : null,
  };
};
