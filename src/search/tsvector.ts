import { sql } from "kysely";
import type { Adapter } from "./adapter.ts";
import type { Phrase } from "./question.ts";

/** Words hold letters and digits only, so the quotes cannot be left. */
const phraseSql = ({ words, isPrefix }: Phrase): string =>
  `(${words.map((word, place) => `'${word}'${isPrefix && place === words.length - 1 ? ":*" : ""}`).join(" <-> ")})`;

/** Positions go to 16,383 (PostgreSQL 8.11.1); those of the body begin apart, so that no phrase reaches over from the title. */
const GAP = 8;

const vector = (words: readonly string[], weight: "A" | "D", from: number): string => {
  const places = new Map<string, number[]>();
  for (const [place, word] of words.entries()) {
    const known = places.get(word);
    if (known === undefined) places.set(word, [from + place]);
    else known.push(from + place);
  }
  return [...places].map(([word, at]) => `'${word}':${at.map((place) => `${place}${weight}`).join(",")}`).join(" ");
};

const SCALE = 1e6;

/**
 * PostgreSQL: tsvector made of our own words. Its parsers are not used, for they part texts by the locale of the database. Weighed by ts_rank
 * over the logarithm of the length.
 */
export const tsvector: Adapter = {
  storable: (title, body) => ({ title_words: vector(title, "A", 1), body_words: vector(body, "D", GAP) }),
  answers: ({ phrases }, kind, most) => {
    const asked = sql`${phrases.map(phraseSql).join(" & ")}::text::tsquery`;
    // Found first and put in order then: left to itself, PostgreSQL may walk the whole table in order and look at every row.
    return sql`
    with found as materialized (
      select seq from search_doc where (title_words || body_words) @@ ${asked} ${kind === null ? sql`` : sql`and kind = ${kind}`}
    )
    select doc.seq,
      round(ts_rank('{0.1, 0.2, 0.4, 1.0}', doc.title_words || doc.body_words, ${asked}, 1)::numeric * ${sql.lit(SCALE)})::bigint as score
    from (select seq from found order by seq desc limit ${most}) as newest join search_doc as doc on doc.seq = newest.seq`;
  },
  said: (marks, words) => [vector(words, "D", GAP), ...marks.map((mark) => `'${mark}'`)].join(" "),
  tidySaid: null,
  saidRarely: null,
  saidAnswers: ({ phrases }, marks, before, most) => {
    const asked = sql`${[...marks.map((mark) => `'${mark}'`), ...phrases.map(phraseSql)].join(" & ")}::text::tsquery`;
    return sql`
    with found as materialized (select seq from said_doc where (words) @@ ${asked} and seq < ${before})
    select seq from found order by seq desc limit ${most}`;
  },
};
