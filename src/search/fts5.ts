import { type RawBuilder, sql } from "kysely";
import type { Adapter, Weighed } from "./adapter.ts";
import type { Phrase, Question } from "./question.ts";

/** Words hold letters and digits only, so the quotes cannot be left. */
const phraseSql = ({ words, isPrefix }: Phrase): string => `"${words.join(" ")}"${isPrefix ? " *" : ""}`;

const SCALE = 1e7; // a word that most documents hold weighs 1e-6 in FTS5's bm25; below that, age decides

const matchOf = ({ phrases }: Question): string => phrases.map(phraseSql).join(" AND ");

const asTyped = ({ phrases }: Question): Question => ({ phrases: phrases.map((phrase) => ({ ...phrase, isPrefix: false })) });

/** The kind is looked up for what was found (a cross join keeps that order); asked as `rowid in (…)`, FTS5 would be asked anew for every one. */
const found = (question: Question, kind: string | null): RawBuilder<unknown> => sql`
  search_fts cross join search_doc on search_doc.seq = search_fts.rowid ${kind === null ? sql`` : sql`and search_doc.kind = ${kind}`}
  where search_fts match ${matchOf(question)}`;

const newest = (from: RawBuilder<unknown>, most: number | RawBuilder<unknown>): RawBuilder<Weighed> => sql`
  select search_fts.rowid as seq, search_doc.at, cast(round(-bm25(search_fts, 10.0, 1.0) * ${sql.lit(SCALE)}) as integer) as score
  from ${from} order by search_fts.rowid desc limit ${most}`;

/** Where a beginning is in so many documents, bm25 would first count them all, for the rarity that it weighs by, and says little more than the title. */
const BEGUN_MANY = 500;

/** How many of the phrases the title has, as a score: what bm25 says first. */
const inTitle = ({ phrases }: Question): RawBuilder<unknown> =>
  sql.join(
    phrases.map(
      ({ words, isPrefix }) => sql`(instr(' ' || search_doc.title_words || ' ', ${` ${words.join(" ")}${isPrefix ? "" : " "}`}) > 0)`,
    ),
    sql` + `,
  );

const titled = (question: Question, kind: string | null, most: RawBuilder<unknown>): RawBuilder<Weighed> => sql`
  select search_fts.rowid as seq, search_doc.at, (${inTitle(question)}) * ${sql.lit(SCALE)} as score
  from ${found(question, kind)} order by search_fts.rowid desc limit ${most}`;

/**
 * SQLite: FTS5, weighed by its own bm25 (Robertson and Zaragoza 2009). FTS5 gathers and counts every document that holds a word begun before it
 * gives the first, but steps through those of a whole word and of a beginning of two or three letters, which have indexes of their own. Whether a
 * beginning is looked for is said by the limit alone: joined to anything, what answers would be weighed and sorted before the newest are known.
 */
export const fts5: Adapter = {
  storable: (title, body) => ({ title_words: title.join(" "), body_words: body.join(" ") }),
  weighed: (question, kind, most) =>
    question.phrases.at(-1)?.isPrefix === true
      ? sql`
    with whole as materialized (${newest(found(asTyped(question), kind), most)}),
    open as materialized (select iif(count(*) < ${most}, ${most}, 0) as most from whole),
    held as materialized (
      select count(*) as held from (select 1 from search_fts where search_fts match ${matchOf(question)} limit (select min(most, 1) * ${sql.lit(BEGUN_MANY)} from open))
    ),
    begun as materialized (${newest(found(question, kind), sql`(select iif(held < ${sql.lit(BEGUN_MANY)}, most, 0) from open, held)`)}),
    often as materialized (${titled(question, kind, sql`(select iif(held < ${sql.lit(BEGUN_MANY)}, 0, most) from open, held)`)})
    select seq, at, score from whole where (select most from open) = 0
    union all select seq, at, score from begun union all select seq, at, score from often`
      : newest(found(question, kind), most),
  answers: (question, kind, before, most) => sql`
    select search_fts.rowid as seq from ${found(question, kind)} and search_fts.rowid < ${before} order by search_fts.rowid desc limit ${most}`,
  said: (marks, words) => [...marks, ...words].join(" "),
  // Merges segments of the index, 1,000 pages at most (FTS5, 6.7): every look-up asks each segment.
  tidySaid: sql`insert into said_fts (said_fts, rank) values ('merge', -1000)`,
  saidRarely: {
    held: ({ phrases }, most) => {
      const counts = phrases.map(
        (phrase) =>
          sql`select count(*) as held from (select 1 from said_fts where said_fts match ${phraseSql({ ...phrase, isPrefix: false })} limit ${most})`,
      );
      return sql`select min(held) as held from (${sql.join(counts, sql` union all `)})`;
    },
    answers: ({ phrases }, before, most) => sql`
      select rowid as seq from said_fts
      where said_fts match ${phrases.map(phraseSql).join(" AND ")} and rowid < ${before}
      order by rowid desc limit ${most}`,
  },
  saidAnswers: ({ phrases }, marks, before, most) => sql`
    select rowid as seq from said_fts
    where said_fts match ${[...phrases.map(phraseSql), ...marks.map((mark) => `"${mark}"`)].join(" AND ")} and rowid < ${before}
    order by rowid desc limit ${most}`,
  // A word begun is gathered from the whole site before it is asked under which marks: the few texts are read instead.
  saidUnderFew: ({ phrases }, marks, most) => sql`
    select said_fts.rowid as seq from said_fts cross join said_doc on said_doc.seq = said_fts.rowid
    where said_fts match ${marks.map((mark) => `"${mark}"`).join(" AND ")}
      and ${sql.join(
        phrases.map(({ words, isPrefix }) => sql`instr(' ' || said_doc.words || ' ', ${` ${words.join(" ")}${isPrefix ? "" : " "}`}) > 0`),
        sql` and `,
      )}
    order by said_fts.rowid desc limit ${most}`,
};
