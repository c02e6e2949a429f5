import type { Lang } from "#kit";
import type { Path } from "#paths";
import type { Tx } from "#store";

/** News for members, in the words of the room that tells it. */
export type News = {
  readonly kind: "question" | "note" | "decision" | "community";
  /** Such as `step:ID`: of one kind a member is told of a subject once. */
  readonly subject: string;
  /** Told as one with others of this bundle. */
  readonly bundle?: string;
  /** The story or discussion that it is about: with it gone, it is told no more. */
  readonly storyId?: string;
  /** The comment that it is about: taken off, it is told no more. */
  readonly comment?: string;
  /** The member whose doing it is: those who hide from them are not told. */
  readonly by?: string;
  /** In every language of the site; names in it are isolated. */
  readonly told: Readonly<Record<Lang, string>>;
  readonly path: Path;
  /** Its whole words went to them by letter, as the law asks for whatever they chose: it is not mailed again. */
  readonly isMailed?: boolean;
};

/** Tells members of something, within the transaction in which it happened. The room of notices fills this in. */
export type Tell = (tx: Tx, members: readonly string[], news: News) => Promise<void>;
