import { sql } from "kysely";
import { cursorOf, type Instant, keyOf } from "#kit";
import type { Store } from "#store";
import { adapterOf } from "./adapter.ts";
import { type Excerpt, excerptFor } from "./excerpt.ts";
import { type Question, readQuestion, type SearchProblem } from "./question.ts";
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

const WEIGHED_MOST = 100; // of a word in more documents than that, the latest taken in are weighed and the others follow them, the newest first
const UNWEIGHED = -1; // in a cursor, in the place of a score: the page before ended among those that follow

type Row = {
  readonly seq: number;
  readonly score: number;
  readonly held: number;
  readonly kind: string;
  readonly subject_id: string;
  readonly title: string;
  readonly body_text: string;
  readonly lang: string;
  readonly section: string | null;
  readonly at: Instant;
};

type Place = { readonly score: number; readonly at: string; readonly seq: number };

const placeIn = (after: string | undefined): Place | null => {
  const [score, at, seq] = keyOf(after, 3) ?? [];
  if (!Number.isSafeInteger(score) || typeof at !== "string" || at.includes("\u0000") || !Number.isSafeInteger(seq)) return null;
  return { score: Number(score), at, seq: Number(seq) };
};

/** Of those weighed, the best after a place. The words of a document are read of those that are shown alone. */
const best = async (store: Store, question: Question, kind: string | null, place: Place | null, most: number): Promise<readonly Row[]> => {
  const { rows } = await sql<Row>`
    with weighed as materialized (${adapterOf(store.dialect).weighed(question, kind, WEIGHED_MOST)})
    select doc.seq, top.score, (select count(*) from weighed) as held, doc.kind, doc.subject_id, doc.title, doc.body_text, doc.lang, doc.section,
      doc.at
    from (
      select seq, score, at from weighed
      ${place === null ? sql`` : sql`where (score, at, seq) < (${place.score}, ${place.at}, ${place.seq})`}
      order by score desc, at desc, seq desc
      limit ${most}
    ) as top
    join search_doc as doc on doc.seq = top.seq
    order by top.score desc, doc.at desc, doc.seq desc`.execute(store.db);
  return rows;
};

/** Of those that were not weighed, the newest before `before`. */
const others = async (store: Store, question: Question, kind: string | null, before: number, most: number): Promise<readonly Row[]> => {
  const adapter = adapterOf(store.dialect);
  const { rows } = await sql<Row>`
    with weighed as materialized (select seq from (${adapter.weighed(question, kind, WEIGHED_MOST)}) as one),
    answer as materialized (${adapter.answers(question, kind, before, most + WEIGHED_MOST)})
    select doc.seq, ${sql.lit(UNWEIGHED)} as score, 0 as held, doc.kind, doc.subject_id, doc.title, doc.body_text, doc.lang, doc.section, doc.at
    from (
      select seq from answer where seq not in (select seq from weighed) order by seq desc limit ${most}
    ) as top
    join search_doc as doc on doc.seq = top.seq
    order by doc.seq desc`.execute(store.db);
  return rows;
};

/** Documents that hold all the words of `q`, best first, of equals the newest first. One statement; two where the weighed end on a page. */
export const findDocs = async (store: Store, { q, kind: asked, after, most }: SearchRequest): Promise<Found> => {
  const question = readQuestion(q);
  if (typeof question === "string") return { hits: [], next: null, problem: question };
  const kind = asked ?? null;
  const page = Math.max(1, Math.min(50, Math.trunc(most)));
  const place = placeIn(after);
  const isBeyond = place?.score === UNWEIGHED;
  const weighed = isBeyond ? [] : await best(store, question, kind, place, page + 1);
  const left = page + 1 - weighed.length;
  const isEnded = weighed.length === 0 ? place === null : weighed.every(({ held }) => held < WEIGHED_MOST);
  const isMore = isBeyond || (left > 0 && !isEnded);
  const rest = isMore ? await others(store, question, kind, isBeyond ? place.seq : Number.MAX_SAFE_INTEGER, left) : [];
  const rows = [...weighed, ...rest];
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
