import { sql } from "kysely";
import type { Adapter } from "./adapter.ts";
import type { Phrase } from "./question.ts";

/** Words hold letters and digits only, so the quotes cannot be left. */
const phraseSql = ({ words, isPrefix }: Phrase): string => `"${words.join(" ")}"${isPrefix ? " *" : ""}`;

const SCALE = 1e7; // a word that most documents hold weighs 1e-6 in FTS5's bm25; below that, age decides

/**
 * SQLite: FTS5, weighed by its own bm25 (Robertson and Zaragoza 2009). The kind is looked up for what was found (a cross join keeps that order);
 * asked as `rowid in (…)`, FTS5 would be asked anew for every document of the kind.
 */
export const fts5: Adapter = {
  storable: (title, body) => ({ title_words: title.join(" "), body_words: body.join(" ") }),
  answers: ({ phrases }, kind, most) => sql`
    select search_fts.rowid as seq, cast(round(-bm25(search_fts, 10.0, 1.0) * ${sql.lit(SCALE)}) as integer) as score
    from search_fts ${kind === null ? sql`` : sql`cross join search_doc on search_doc.seq = search_fts.rowid and search_doc.kind = ${kind}`}
    where search_fts match ${phrases.map(phraseSql).join(" AND ")}
    order by search_fts.rowid desc limit ${most}`,
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
};
