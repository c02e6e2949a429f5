import { type RawBuilder, sql } from "kysely";
import type { Adapter } from "./adapter.ts";
import type { Phrase, Question } from "./question.ts";

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

const askedOf = ({ phrases }: Question): RawBuilder<unknown> => sql`${phrases.map(phraseSql).join(" & ")}::text::tsquery`;

/** Found first and put in order then: left to itself, PostgreSQL may walk the whole table in order and look at every row. */
const held = (asked: RawBuilder<unknown>, kind: string | null, more: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select seq from search_doc where (title_words || body_words) @@ ${asked} ${kind === null ? sql`` : sql`and kind = ${kind}`} ${more}`;

const saidAnswers: Adapter["saidAnswers"] = ({ phrases }, marks, before, most) => {
  const asked = sql`${[...marks.map((mark) => `'${mark}'`), ...phrases.map(phraseSql)].join(" & ")}::text::tsquery`;
  return sql`
    with found as materialized (select seq from said_doc where (words) @@ ${asked} and seq < ${before})
    select seq from found order by seq desc limit ${most}`;
};

/**
 * PostgreSQL: tsvector made of our own words. Its parsers are not used, for they part texts by the locale of the database. Weighed by ts_rank
 * over the logarithm of the length.
 */
export const tsvector: Adapter = {
  storable: (title, body) => ({ title_words: vector(title, "A", 1), body_words: vector(body, "D", GAP) }),
  weighed: (question, kind, most) => {
    const asked = askedOf(question);
    // The latest documents have an index of their own (migration 0098): where enough of them answer, no others are asked for. What is picked is
    // looked up one by one (lateral, with a limit): joined, PostgreSQL may read the whole table for a few of its rows.
    return sql`
    with late as materialized (${held(asked, kind, sql`and is_recent = 1`)}),
    found as materialized (${held(asked, kind, sql`and (select count(*) from late) < ${most}`)}),
    picked as (
      select seq from found union all select seq from late where (select count(*) from late) >= ${most} order by seq desc limit ${most}
    )
    select picked.seq, doc.at, round(ts_rank('{0.1, 0.2, 0.4, 1.0}', doc.words, ${asked}, 1)::numeric * ${sql.lit(SCALE)})::bigint as score
    from picked cross join lateral (
      select search_doc.at, title_words || body_words as words from search_doc where search_doc.seq = picked.seq limit 1
    ) as doc`;
  },
  answers: (question, kind, before, most) => sql`
    with found as materialized (${held(askedOf(question), kind, sql`and seq < ${before}`)})
    select seq from found order by seq desc limit ${most}`,
  said: (marks, words) => [vector(words, "D", GAP), ...marks.map((mark) => `'${mark}'`)].join(" "),
  tidySaid: null,
  saidRarely: null,
  saidAnswers,
  saidUnderFew: (question, marks, most) => saidAnswers(question, marks, Number.MAX_SAFE_INTEGER, most),
};
