import type { Instant } from "#kit";
import type { House, Tx } from "#store";
import type { CommentState } from "./comment.ts";
import "./tables.ts";

/** As much of a comment as others are told of it. `reason` is why it was taken off. */
export type ToldComment = {
  readonly id: string;
  readonly storyId: string;
  readonly authorId: string;
  readonly state: CommentState;
  readonly body: string;
  readonly isPicked: boolean;
  readonly reason: string | null;
};

const COUNTED_MOST = 1_000; // beyond that nobody asks how many

/** The comments of those ids as they stand now, by id. One statement. */
export const toldComments = async (house: House, ids: readonly string[]): Promise<ReadonlyMap<string, ToldComment>> => {
  if (ids.length === 0) return new Map();
  const rows = await house.store.db
    .selectFrom("comment")
    .select(["id", "story_id", "author_id", "state", "body", "is_picked", "reason"])
    .where("id", "in", ids)
    .execute();
  const told = rows.map((row): ToldComment => {
    const { id, state, body, reason } = row;
    return { id, state, body, reason, storyId: row.story_id, authorId: row.author_id, isPicked: row.is_picked === 1 };
  });
  return new Map(told.map((each) => [each.id, each]));
};

/** Who wrote under these stories since an instant each, the newest first, of what readers can see now. One statement. */
export const saidSince = async (
  house: House,
  asked: readonly { readonly storyId: string; readonly since: Instant }[],
): Promise<readonly { readonly storyId: string; readonly authorId: string; readonly at: Instant }[]> => {
  if (asked.length === 0) return [];
  const rows = await house.store.db
    .selectFrom("comment")
    .select(["story_id", "author_id", "posted_at"])
    .where("state", "=", "published")
    .where((eb) =>
      eb.or(asked.map(({ storyId, since }) => eb.and([eb("thread_id", "=", `story:${storyId}`), eb("posted_at", ">=", since)]))),
    )
    .orderBy("posted_at", "desc")
    .limit(COUNTED_MOST)
    .execute();
  return rows.map((row) => ({ storyId: row.story_id, authorId: row.author_id, at: row.posted_at }));
};

/** Members with a comment under the story that readers can see, by id, from after one on. */
export const authorsUnder = async (tx: Tx, storyId: string, after: string, most: number): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom("comment")
    .select("author_id")
    .distinct()
    .where("thread_id", "=", `story:${storyId}`)
    .where("state", "=", "published")
    .where("author_id", ">", after)
    .orderBy("author_id")
    .limit(most)
    .execute();
  return rows.map((row) => row.author_id);
};
export { saidExits } from "./said-exits.ts";
