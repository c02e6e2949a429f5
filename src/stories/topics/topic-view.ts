import type { Instant } from "#kit";
import type { Db, House } from "#store";
import type { TopicKind } from "../tables.ts";
import { catalogueOf } from "./catalogue-of.ts";

/** A topic as it is named and linked to. `names` are by language; empty where only `name` is known. */
export type TopicLink = {
  readonly slug: string;
  readonly kind: TopicKind;
  /** `medtop:…`, `subj:…`; null where no list of codes knows it. */
  readonly code: string | null;
  readonly name: string;
  readonly names: Readonly<Record<string, string>>;
};

export type TopicView = TopicLink & { readonly broader: readonly TopicLink[]; readonly narrower: readonly TopicLink[] };

export type FoundTopic =
  | { readonly kind: "here"; readonly topic: TopicView }
  /** It has another address now. */
  | { readonly kind: "moved"; readonly slug: string }
  | { readonly kind: "none" };

/** Topics of stories that may be read at `now`. */
export const usedTopics = (db: Db, now: Instant) =>
  db
    .selectFrom("topic")
    .select(["topic.slug", "topic.kind", "topic.code", "topic.name", "topic.topic_key"])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("story_topic")
          .innerJoin("story", "story.id", "story_topic.story_id")
          .select("story_id")
          .whereRef("story_topic.slug", "=", "topic.slug")
          .where("story.state", "=", "published")
          .where((story) => story.or([story("story.expires_at", "is", null), story("story.expires_at", ">", now)])),
      ),
    );

/** The topic at an address, with its broader and narrower ones that have stories; in at most four statements. */
export const findTopic = async (house: House, slug: string): Promise<FoundTopic> => {
  const { db } = house.store;
  const now = house.clock.now();
  const row = await usedTopics(db, now).where("slug", "=", slug).executeTakeFirst();
  const catalogue = await catalogueOf(house.store);
  if (row === undefined) {
    const known = catalogue.ofSlug(slug);
    const other = known === null ? undefined : await usedTopics(db, now).where("topic_key", "=", known.key).executeTakeFirst();
    return other === undefined || other.slug === slug ? { kind: "none" } : { kind: "moved", slug: other.slug };
  }
  const link = ({ slug: at, kind, code, name }: typeof row): TopicLink => ({
    slug: at,
    kind,
    code,
    name,
    names: code === null ? {} : catalogue.names(code),
  });
  const broader = row.code === null ? [] : catalogue.broader(row.code).map(({ key }) => key);
  const narrower = row.code === null ? [] : catalogue.narrower(row.code);
  const around = broader.length + narrower.length;
  const near =
    around === 0
      ? []
      : await usedTopics(db, now)
          .where("topic_key", "in", [...broader, ...narrower])
          .execute();
  return {
    kind: "here",
    topic: {
      ...link(row),
      // From the broadest to the next, as one reads a way down.
      broader: broader.toReversed().flatMap((key) => near.filter((each) => each.topic_key === key).map(link)),
      narrower: near.filter((each) => narrower.includes(each.topic_key)).map(link),
    },
  };
};

/** The topics that a story was filed under itself, in two statements. */
export const topicsOfStory = async (house: House, storyId: string): Promise<readonly TopicLink[]> => {
  const rows = await house.store.db
    .selectFrom("story_topic")
    .innerJoin("topic", "topic.slug", "story_topic.slug")
    .select(["topic.slug", "topic.kind", "topic.code", "topic.name"])
    .where("story_id", "=", storyId)
    .where("is_direct", "=", 1)
    .orderBy("topic.name")
    .execute();
  const catalogue = await catalogueOf(house.store);
  return rows.map((row) => ({ ...row, names: row.code === null ? {} : catalogue.names(row.code) }));
};

/** A topic of the index; `top` is the address of the broadest subject that it is within, null where it stands by itself. */
export type IndexedTopic = TopicLink & { readonly stories: number; readonly top: string | null };

/** What the newest stories are about. Of subjects those that stories have themselves, and the broadest ones. */
export type TopicIndex = { readonly released: string; readonly topics: readonly IndexedTopic[] };

/** Stories looked at: counting all that ever were would take longer with each year. */
export const INDEX_STORIES = 500;
const INDEX_TOPICS = 300;

export const topicIndex = async (house: House): Promise<TopicIndex> => {
  const rows = await house.store.db
    .selectFrom("story_topic")
    .innerJoin("topic", "topic.slug", "story_topic.slug")
    .select((eb) => [
      "topic.slug",
      "topic.kind",
      "topic.code",
      "topic.name",
      eb.fn.countAll<number>().as("stories"),
      eb.fn.max("is_direct").as("is_direct"),
    ])
    .where("story_id", "in", (eb) =>
      eb
        .selectFrom("story")
        .select("id")
        .where("state", "=", "published")
        .where((story) => story.or([story("expires_at", "is", null), story("expires_at", ">", house.clock.now())]))
        .orderBy("updated_at", "desc")
        .orderBy("id", "desc")
        .limit(INDEX_STORIES),
    )
    .groupBy(["topic.slug", "topic.kind", "topic.code", "topic.name"])
    .orderBy("stories", "desc")
    .orderBy("topic.slug")
    .limit(INDEX_TOPICS)
    .execute();
  const catalogue = await catalogueOf(house.store);
  const slugs = new Map(rows.map(({ code, slug }) => [code, slug]));
  return {
    released: catalogue.released,
    topics: rows.flatMap(({ is_direct: isDirect, ...row }) => {
      const top = row.code === null ? undefined : catalogue.broader(row.code).at(-1)?.code;
      if (isDirect === 0 && top !== undefined) return [];
      return [
        {
          ...row,
          top: top === undefined ? null : (slugs.get(top) ?? null),
          names: row.code === null ? {} : catalogue.names(row.code),
        },
      ];
    }),
  };
};
