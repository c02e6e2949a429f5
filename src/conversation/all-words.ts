import type { Addition } from "./comment.ts";
import type { CommentTable } from "./tables.ts";

/** What was added to a comment, the oldest first. */
export const additionsIn = (stored: string): readonly Addition[] => JSON.parse(stored) as readonly Addition[];

/** All the words of a comment: as it stands, and what was added. */
export const allWords = ({ body, additions }: Pick<CommentTable, "body" | "additions">): string =>
  [body, ...additionsIn(additions).map((each) => each.body)].join("\n\n");
