import type { Instant } from "#kit";
import type { Db, Tx } from "#store";
import type { CommentState } from "./comment.ts";
import { allWords } from "./all-words.ts";
import type { CommentTable } from "./tables.ts";

/** A comment as those see it who decide about it: all its words, whatever its state. */
export type CommentSubject = {
  readonly id: string;
  readonly storyId: string;
  readonly parentId: string | null;
  readonly authorId: string;
  readonly words: string;
  readonly state: CommentState;
  readonly postedAt: Instant;
  readonly changedAt: Instant;
  readonly rule: string | null;
  readonly reason: string;
};

const subjectOf = (row: CommentTable): CommentSubject => ({
  id: row.id,
  storyId: row.story_id,
  parentId: row.parent_id,
  authorId: row.author_id,
  words: allWords(row),
  state: row.state,
  postedAt: row.posted_at,
  changedAt: row.edited_at ?? row.posted_at,
  rule: row.rule,
  reason: row.reason ?? "",
});

export const commentSubjects = async (db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CommentSubject>> => {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("comment").selectAll().where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, subjectOf(row)]));
};

export const commentSubject = async (db: Db | Tx, id: string): Promise<CommentSubject | null> =>
  (await commentSubjects(db, [id])).get(id) ?? null;

/** The comments posted since an instant, the newest first, for trying a rule on them; those whose words are gone are left out. */
export const pastComments = async (db: Db | Tx, since: Instant, most: number): Promise<readonly CommentSubject[]> => {
  const rows = await db
    .selectFrom("comment")
    .selectAll()
    .where("posted_at", ">", since)
    .where("state", "!=", "deleted")
    .orderBy("posted_at", "desc")
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map(subjectOf);
};
