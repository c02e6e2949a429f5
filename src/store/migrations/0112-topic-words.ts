import type { Migration } from "../columns.ts";

/** A folded name with a blank for each sign that parts words. */
const parted = (text: string): string =>
  ["-", "''", "’", "ʼ", ".", ",", "(", ")", "/", "&", '"'].reduce((sql, sign) => `replace(${sql}, '${sign}', ' ')`, text);

/** The names of people, organisations, places and events by their words. A topic's key ends with its folded name: "person:una tarn". */
export const topicWords: Migration = {
  name: "0112-topic-words",
  up: ({ columns: c, dialect, table, index }) => {
    const at = (text: string, sign: string): string => (dialect === "sqlite" ? `instr(${text}, '${sign}')` : `strpos(${text}, '${sign}')`);
    const named = parted(`substr(topic_key, ${at("topic_key", ":")} + 1)`);
    return [
      table("topic_word", { word: c.text, slug: c.text }, ["primary key (word, slug)"]),
      `insert into topic_word (word, slug)
        with recursive part (slug, word, rest) as (
          select slug, ${dialect === "sqlite" ? "''" : `'' collate "C"`}, ${named} || ' ' from topic where kind <> 'subject'
          union all
          select slug, substr(rest, 1, ${at("rest", " ")} - 1), substr(rest, ${at("rest", " ")} + 1) from part where rest <> ''
        )
        select distinct word, slug from part where word <> ''`,
      index("topic_word_by_slug", "topic_word", "slug, word"),
    ];
  },
};
