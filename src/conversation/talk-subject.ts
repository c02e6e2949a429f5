import { storiesByIds, storySubject, type StorySubject } from "#stories";
import type { Db, House, Tx } from "#store";
import type { Actor } from "#kit";
import type { CommentState } from "./comment.ts";
import { isDiscussion, UNTITLED } from "./discussion.ts";
import "./tables.ts";

/** What a conversation hangs under: a story, or a discussion, which stands in a `forum` and begins with a comment of its own, the opening. */
export type TalkSubject = StorySubject & { readonly discussion: OpenedBy | null };

export type OpenedBy = {
  /** Where it stands: another room's word, such as the id of a community. */
  readonly forum: string;
  readonly openingId: string;
  readonly openingState: CommentState;
  readonly byId: string | null;
  readonly isPrompt: boolean;
};

const discussionSubject = async (db: Db | Tx, id: string): Promise<TalkSubject | null> => {
  const row = await db
    .selectFrom("discussion")
    .leftJoin("comment", "comment.id", "discussion.opening_id")
    .selectAll("discussion")
    .select(["comment.state", "comment.id as comment_id"])
    .where("discussion.id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  // While it is being opened there is no opening yet; where its author took that away, what others said stays.
  const state: CommentState = row.state ?? "published";
  const isPublic = state === "published" || (state === "deleted" && row.replies > 0);
  return {
    id: row.id,
    shortId: row.id,
    slug: isPublic ? row.slug : UNTITLED.slug,
    headline: isPublic ? row.title || UNTITLED.title : "",
    version: 1,
    isPublic,
    isKilled: false,
    isTalkClosed: false,
    isCorrected: false,
    replies: Math.max(0, row.replies - (state === "published" ? 1 : 0)),
    lang: row.lang,
    revisionId: null,
    section: "",
    discussion: {
      forum: row.forum,
      openingId: row.comment_id ?? "",
      openingState: state,
      byId: row.by_id,
      isPrompt: row.is_prompt === 1,
    },
  };
};

/** What a conversation hangs under, by its id or a story's short one; null where there is none. One statement. */
export const talkSubject = async (db: Db | Tx, id: string): Promise<TalkSubject | null> => {
  if (isDiscussion(id)) return discussionSubject(db, id);
  const story = await storySubject(db, id);
  return story === null ? null : { ...story, discussion: null };
};

/** As much of what conversations hang under as lists say of it. */
export type TalkTeaser = {
  readonly id: string;
  readonly shortId: string;
  readonly slug: string;
  readonly headline: string;
  readonly lang: string;
  readonly section: string;
  readonly isTalkClosed: boolean;
};

const discussionTeasers = async (house: House, ids: readonly string[]): Promise<readonly TalkTeaser[]> => {
  if (ids.length === 0) return [];
  const rows = await house.store.db
    .selectFrom("discussion")
    .innerJoin("comment", "comment.id", "discussion.opening_id")
    .select(["discussion.id", "slug", "title", "lang"])
    .where("discussion.id", "in", ids)
    .where("comment.state", "in", ["published", "deleted"])
    .execute();
  return rows.map(({ id, slug, title, lang }) => ({
    id,
    shortId: id,
    slug,
    headline: title || UNTITLED.title,
    lang,
    section: "",
    isTalkClosed: false,
  }));
};

/** Stories and discussions that readers can see, by their ids; stories as far as `outlet` may have them. At most two statements. */
export const talkTeasers = async (
  house: House,
  ids: readonly string[],
  outlet: "site" | "newsletter" = "site",
): Promise<ReadonlyMap<string, TalkTeaser>> => {
  const all = [...new Set(ids)].filter((id) => id !== "");
  const found: readonly TalkTeaser[] = [
    ...(await storiesByIds(
      house,
      all.filter((id) => !isDiscussion(id)),
      outlet,
    )),
    ...(await discussionTeasers(house, all.filter(isDiscussion))),
  ];
  return new Map(found.map((each) => [each.id, each]));
};

/** Who runs a conversation besides moderators and the newsroom: another room knows, by the forum it stands in. */
export type Keeps = (db: Db | Tx, actor: Actor, forum: string) => Promise<boolean>;

/** Whether somebody runs this conversation by its forum's word. None who is no member does, and nobody a story's. */
export const keepsTalk = async (keeps: Keeps | undefined, db: Db | Tx, actor: Actor, subject: TalkSubject): Promise<boolean> =>
  keeps !== undefined && actor.id !== null && subject.discussion !== null && keeps(db, actor, subject.discussion.forum);
