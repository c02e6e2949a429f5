import type { Instant } from "#kit";
import { compareText, type Part } from "#stories";
import type { Store } from "#store";
import type { CommentView } from "./view.ts";
import "./tables.ts";

/** What a comment said from `at` on, and where that differs from what it said before. */
export type EditedVersion = { readonly at: Instant; readonly parts: readonly Part[] };

/** Every version of a comment that could be read, the latest first. One statement. */
export const commentEdits = async (store: Store, comment: CommentView): Promise<readonly EditedVersion[]> => {
  const before = await store.db
    .selectFrom("comment_revision")
    .select(["body", "at"])
    .where("comment_id", "=", comment.id)
    .orderBy("no")
    .execute();
  const all = [...before, { body: comment.body, at: comment.editedAt ?? comment.postedAt }];
  return all.map(({ body, at }, index) => ({ at, parts: compareText(all[index - 1]?.body ?? body, body) })).toReversed();
};
