import { slugOf } from "#kit";
import type { House, Tx } from "#store";
import type { Copy } from "../writing/copy.ts";
import { catalogueOf } from "./catalogue-of.ts";
import { wantedTopics } from "./file-topics.ts";
import { meantTopics } from "./meant-topics.ts";
import type { TopicLink } from "./topic-view.ts";

/** The topics that a copy would be filed under if it went out now; one that is new has the address it would ask for. */
export const topicsBefore = async (house: House, tx: Tx, copy: Pick<Copy, "topics" | "lang">): Promise<readonly TopicLink[]> => {
  const meant = await meantTopics(house, tx, copy);
  const catalogue = await catalogueOf(house.store, tx);
  const wanted = wantedTopics({ ...meant, lang: copy.lang }, catalogue).filter(({ isDirect }) => isDirect);
  if (wanted.length === 0) return [];
  const keys = wanted.map((topic) => topic.topic_key);
  const rows = await tx.selectFrom("topic").select(["topic_key", "slug"]).where("topic_key", "in", keys).execute();
  const known = new Map(rows.map((row) => [row.topic_key, row.slug]));
  return wanted
    .map(({ topic_key: key, kind, code, name }) => ({
      ...{ kind, code, name, slug: known.get(key) ?? slugOf(name) },
      names: code === null ? {} : catalogue.names(code),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
};
