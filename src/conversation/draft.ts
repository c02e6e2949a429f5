import { type Actor, DAY, later, newSecret, sha256 } from "#kit";
import type { House, Store, Tx } from "#store";
import type { CommentKind, Judge } from "./comment.ts";
import { type Posted, type PostProblem, tidyBody, writeComment, type WriteTyped } from "./write-comment.ts";
import { talkSubject } from "./talk-subject.ts";

/** Longer than any reply, so that one that is too long also comes back whole. */
export const DRAFT_LETTERS_MOST = 20_000;

const KEEP_MS = 7 * DAY; // long enough to find the code's mail after a holiday

export type Draft = {
  readonly storyId: string;
  readonly shortId: string;
  readonly slug: string;
  readonly headline: string;
  readonly parentId: string | null;
  readonly body: string;
  readonly kind: CommentKind;
  /** JSON of the room that keeps what is more than a comment. */
  readonly about: string;
  /** The comment that it became. */
  readonly commentId: string | null;
};

/**
 * Keeps what a reader without session wrote. The secret that it returns is the only way back to it; the table holds its digest. `key`: that of a
 * member's form whose session ended meanwhile, so that it and the draft of it land once together.
 */
export const keepDraft = async (
  house: House,
  wanted: Pick<Draft, "storyId" | "parentId" | "body"> & Partial<Pick<Draft, "kind" | "about">> & { readonly key?: string | null },
): Promise<string> => {
  const secret = newSecret();
  const now = house.clock.now();
  await house.store.transact((tx) =>
    tx
      .insertInto("draft")
      .values({
        id: sha256(secret),
        story_id: wanted.storyId,
        parent_id: wanted.parentId,
        body: tidyBody(wanted.body).slice(0, DRAFT_LETTERS_MOST),
        made_at: now,
        ends_at: later(now, KEEP_MS),
        comment_id: null,
        kind: wanted.kind ?? "comment",
        about: wanted.about ?? JSON.stringify((wanted.key ?? null) === null ? {} : { key: wanted.key }),
      })
      .execute(),
  );
  return secret;
};

/** What stands under a secret, or null when there is nothing or it has run out. */
export const findDraft = async (house: House, db: Store["db"] | Tx, secret: string): Promise<Draft | null> => {
  const row = await db
    .selectFrom("draft")
    .selectAll()
    .where("id", "=", sha256(secret))
    .where("ends_at", ">", house.clock.now())
    .executeTakeFirst();
  if (row === undefined) return null;
  const story = await talkSubject(db, row.story_id);
  if (story === null) return null;
  return {
    storyId: story.id,
    shortId: story.shortId,
    slug: story.slug,
    headline: story.isPublic ? story.headline : "",
    parentId: row.parent_id,
    body: row.body,
    kind: row.kind,
    about: row.about,
    commentId: row.comment_id,
  };
};

/** The key of the form that a draft was written in. */
const keyIn = (about: string): string | null => {
  const { key } = JSON.parse(about) as { readonly key?: unknown };
  return typeof key === "string" ? key : null;
};

export type Carried =
  | { readonly kind: "posted"; readonly posted: Posted }
  | { readonly kind: "kept"; readonly draft: Draft; readonly problem: PostProblem };

/** Publishes a draft as its author's, within the transaction that signed the author in. One that cannot be published stays. */
export const publishDraft = async (
  house: House & { readonly judge: Judge; readonly writeTyped: WriteTyped },
  tx: Tx,
  actor: Actor,
  secret: string,
): Promise<Carried | null> => {
  const draft = await findDraft(house, tx, secret);
  if (draft === null) return null;
  const story = await talkSubject(tx, draft.storyId);
  if (draft.commentId !== null && story !== null) {
    const done = await tx.selectFrom("comment").select(["id", "root_id", "state"]).where("id", "=", draft.commentId).executeTakeFirst();
    return done === undefined ? null : { kind: "posted", posted: { id: done.id, story, rootId: done.root_id, state: done.state } };
  }
  const { storyId, parentId, body, kind, about } = draft;
  const key = (kind === "comment" ? keyIn(about) : null) ?? `draft:${sha256(secret)}`;
  const written = await (kind === "comment" || kind === "opening"
    ? writeComment(house, tx, actor, { storyId, parentId, body, key })
    : house.writeTyped(tx, actor, { kind, storyId, parentId, body, key, about }));
  if (!written.ok) return { kind: "kept", draft, problem: written.problem };
  await tx.updateTable("draft").set({ comment_id: written.value.id, body: "" }).where("id", "=", sha256(secret)).execute();
  return { kind: "posted", posted: written.value };
};
