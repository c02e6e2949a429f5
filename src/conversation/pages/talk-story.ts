import type { Child } from "hono/jsx";
import type { Order } from "../comment.ts";
import type { TalkSubject } from "../talk-subject.ts";

/** What another room says beside a comment: below its words, and among what can be done. */
export type Beside = { readonly after?: Child; readonly actions?: Child };

/** The story that a conversation hangs under. */
export type TalkStory = {
  readonly id: string;
  readonly shortId: string;
  readonly slug: string;
  readonly headline: string;
  readonly version: number;
  /** Which versions were corrections. */
  readonly corrections: readonly number[];
  readonly replies: number;
  /** The order that was asked for, in which links within the conversation go on; undefined where none was. */
  readonly order?: Order | undefined;
  /** Whether nobody can answer any more. */
  readonly isClosed: boolean;
  /** Whether whoever looks runs this conversation, without being a moderator. */
  readonly isKept?: boolean;
  /** Where it is a discussion: what it begins with, for programs that read pages. */
  readonly posting?: { readonly body: string; readonly at: string; readonly by: { readonly name: string; readonly handle: string } | null };
  /** By the id of the comment. */
  readonly beside?: ReadonlyMap<string, Beside>;
};

/** What is known of a story, as the pages of its conversation need it. */
export const talkStoryOf = (
  subject: TalkSubject,
  more: Partial<Pick<TalkStory, "corrections" | "isClosed" | "order">> = {},
): TalkStory => ({
  id: subject.id,
  shortId: subject.shortId,
  slug: subject.slug,
  headline: subject.headline,
  version: subject.version,
  replies: subject.replies,
  corrections: more.corrections ?? [],
  isClosed: more.isClosed ?? false,
  order: more.order,
});
