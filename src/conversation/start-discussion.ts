import { type Actor, done, isEditor, type Lang, newShortId, refuse, type Result, sha256, slugOf } from "#kit";
import { storySubject } from "#stories";
import type { House, Tx } from "#store";
import type { CommentState, Judge } from "./comment.ts";
import { discussionId, STORIES_MOST, storiesIn, tidyTitle, TITLE_LETTERS, UNTITLED } from "./discussion.ts";
import { lettersIn } from "./comment.ts";
import { tidyBody, writeComment, type PostProblem } from "./write-comment.ts";
import "./tables.ts";

export type NewDiscussion = {
  /** Where it stands: whoever calls has asked whether its author may start one there. */
  readonly forum: string;
  readonly title: string;
  readonly body: string;
  readonly lang: Lang;
  /** A story that it is about, by its short id. */
  readonly story: string | null;
  /** The newsroom's: shown as a question put to everybody. */
  readonly isPrompt: boolean;
  /** Whether it stands under the story, too. */
  readonly isUnderStory: boolean;
  /** The same key by the same author lands once. */
  readonly key: string | null;
};

export type Started = { readonly id: string; readonly slug: string; readonly state: CommentState };
export type StartProblem = PostProblem | { readonly kind: "title" };

const ID_LETTERS = 12;

/** The same form sent again, or corrected after it came back, is the same discussion: so what was said of a first try is known at the second. */
const idFor = (actor: Actor, key: string | null): string =>
  discussionId(key === null ? newShortId(ID_LETTERS) : sha256(`${actor.id} ${key}`).slice(0, ID_LETTERS));

const linkStories = async (tx: Tx, id: string, wanted: NewDiscussion, body: string): Promise<void> => {
  const named = [...(wanted.story === null ? [] : [wanted.story]), ...storiesIn(body)].slice(0, STORIES_MOST);
  for (const shortId of new Set(named)) {
    const story = await storySubject(tx, shortId);
    if (story === null || !story.isPublic) continue;
    const isShown = Number(wanted.isUnderStory && shortId === wanted.story);
    await tx
      .insertInto("discussion_story")
      .values({ discussion_id: id, story_id: story.id, is_shown: isShown })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
};

/** Starts a discussion: its title and its opening, which is judged, reported, edited and taken off as any comment is. */
export const startDiscussion = (
  house: House & { readonly judge: Judge },
  actor: Actor,
  wanted: NewDiscussion,
): Promise<Result<Started, StartProblem>> =>
  house.store.transact(async (tx) => {
    if (actor.id === null || actor.role === "source") return refuse({ kind: "not-signed-in" });
    const title = tidyTitle(wanted.title);
    const letters = lettersIn(title);
    if (letters < TITLE_LETTERS.least || letters > TITLE_LETTERS.most) return refuse({ kind: "title" });
    const id = idFor(actor, wanted.key);
    const before = await tx
      .selectFrom("discussion")
      .innerJoin("comment", "comment.id", "opening_id")
      .select(["slug", "comment.state"])
      .where("discussion.id", "=", id)
      .executeTakeFirst();
    if (before !== undefined) return done({ id, slug: before.slug, state: before.state });
    const now = house.clock.now();
    const slug = slugOf(title) || UNTITLED.slug;
    const { forum, lang } = wanted;
    await tx
      .insertInto("discussion")
      .values({
        id,
        slug,
        title,
        lang,
        forum,
        by_id: actor.id,
        opening_id: null,
        at: now,
        said_at: now,
        replies: 0,
        is_prompt: Number(wanted.isPrompt && isEditor(actor)),
      })
      .execute();
    const body = tidyBody(wanted.body);
    const written = await writeComment(house, tx, actor, { storyId: id, parentId: null, body, key: wanted.key, kind: "opening", title });
    if (!written.ok) {
      await tx.deleteFrom("thread").where("id", "=", `story:${id}`).execute();
      await tx.deleteFrom("discussion").where("id", "=", id).execute();
      return refuse(written.problem);
    }
    await tx.updateTable("discussion").set({ opening_id: written.value.id }).where("id", "=", id).execute();
    await linkStories(tx, id, wanted, body);
    return done({ id, slug, state: written.value.state });
  });
