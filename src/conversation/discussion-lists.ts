import { sql } from "kysely";
import { type Actor, cursorOf, type Instant, keyOf, visitor } from "#kit";
import { hiddenFrom, membersByIds, type Person } from "#members";
import { storiesByIds, type Teaser } from "#stories";
import type { House } from "#store";
import { bareWords } from "./bare-words.ts";
import "./tables.ts";

/** A discussion as lists show it. */
export type DiscussionTeaser = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly lang: string;
  readonly forum: string;
  readonly by: Person | null;
  readonly excerpt: string;
  readonly at: Instant;
  readonly saidAt: Instant;
  /** Without the opening. */
  readonly replies: number;
  readonly isPrompt: boolean;
};

export type DiscussionFilter = {
  readonly forum?: string;
  /** Those that link to a story, by its id; of the newsroom's, those alone that it wants under it. */
  readonly story?: string;
  /** By the newest word, otherwise by when they began. */
  readonly isActive?: boolean;
  readonly isPrompt?: boolean;
  readonly ids?: readonly string[];
  readonly after?: string | undefined;
  readonly most: number;
};

export type DiscussionList = { readonly items: readonly DiscussionTeaser[]; readonly next: string | null };

const rowsOf = (house: House, { forum, story, isActive = false, isPrompt, ids, after, most }: DiscussionFilter) => {
  const by = isActive ? "discussion.said_at" : "discussion.at";
  const key = keyOf(after, 2);
  return house.store.db
    .selectFrom("discussion")
    .innerJoin("comment", "comment.id", "discussion.opening_id")
    .selectAll("discussion")
    .select("comment.body")
    .where("comment.state", "=", "published")
    .$if(forum !== undefined, (query) => query.where("discussion.forum", "=", forum ?? ""))
    .$if(ids !== undefined, (query) => query.where("discussion.id", "in", ids ?? []))
    .$if(isPrompt !== undefined, (query) => query.where("discussion.is_prompt", "=", Number(isPrompt)))
    .$if(story !== undefined, (query) =>
      query.where("discussion.id", "in", (eb) =>
        eb
          .selectFrom("discussion_story")
          .select("discussion_id")
          .where("story_id", "=", story ?? "")
          .where((on) => on.or([on("is_shown", "=", 1), on("discussion.is_prompt", "=", 0)])),
      ),
    )
    .$if(key !== null, (query) =>
      query.where((eb) => eb(eb.refTuple(by, "discussion.id"), "<", eb.tuple(String(key?.[0]), String(key?.[1])))),
    )
    .orderBy(by, "desc")
    .orderBy("discussion.id", "desc")
    .limit(most + 1)
    .execute();
};

/** Discussions that readers can see, without those of people whom `actor` hides from or is hidden from. Two statements, for members three. */
export const listDiscussions = async (house: House, actor: Actor, filter: DiscussionFilter): Promise<DiscussionList> => {
  if (filter.ids?.length === 0) return { items: [], next: null };
  const rows = await rowsOf(house, filter);
  const shown = rows.slice(0, filter.most);
  const last = rows.length > filter.most ? shown.at(-1) : undefined;
  const authors = [...new Set(shown.flatMap((row) => row.by_id ?? []))];
  const isMember = actor.id !== null && actor.role !== visitor.role && actor.role !== "source";
  const hidden = isMember ? await hiddenFrom(house.store.db, actor.id ?? "", authors) : new Set<string>();
  const people = await membersByIds(house.store, authors);
  return {
    items: shown.flatMap((row) =>
      hidden.has(row.by_id ?? "")
        ? []
        : [
            {
              id: row.id,
              slug: row.slug,
              title: row.title,
              lang: row.lang,
              forum: row.forum,
              by: people.get(row.by_id ?? "") ?? null,
              excerpt: bareWords(row.body),
              at: row.at,
              saidAt: row.said_at,
              replies: Math.max(0, row.replies - 1),
              isPrompt: row.is_prompt === 1,
            },
          ],
    ),
    next: last === undefined ? null : cursorOf(filter.isActive === true ? last.said_at : last.at, last.id),
  };
};

/** The stories that a discussion links to, as far as readers can see them. Two statements. */
export const storiesOfDiscussion = async (house: House, id: string): Promise<readonly Teaser[]> => {
  const rows = await house.store.db.selectFrom("discussion_story").select("story_id").where("discussion_id", "=", id).execute();
  return storiesByIds(
    house,
    rows.map((row) => row.story_id),
  );
};

/** Who wrote most often in the discussions of a forum since an instant, by id. One statement. */
export const heardIn = async (house: House, forum: string, since: Instant, most: number): Promise<readonly string[]> => {
  const threads = house.store.db
    .selectFrom("discussion")
    .select(sql<string>`'story:' || discussion.id`.as("thread"))
    .where("forum", "=", forum)
    .where("said_at", ">", since);
  const rows = await house.store.db
    .selectFrom("comment")
    .select((eb) => ["author_id", eb.fn.countAll<number>().as("count")])
    .where("thread_id", "in", threads)
    .where("posted_at", ">", since)
    .where("state", "=", "published")
    .groupBy("author_id")
    .orderBy("count", "desc")
    .orderBy("author_id")
    .limit(most)
    .execute();
  return rows.map((row) => row.author_id);
};
