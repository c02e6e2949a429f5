import { paths } from "#paths";
import { type Frame, Layout, PageHead, pageOf, Thread } from "#ui";
import { CommentText } from "../comment-text.tsx";
import type { CommentView } from "../view.ts";
import { wordsOf } from "../words/index.ts";
import { LoneItem } from "./branch-item.tsx";
import type { TalkStory } from "./talk-story.ts";
import { WriteBox } from "./write-box.tsx";

export type ReplyPage = {
  readonly story: TalkStory;
  readonly to: CommentView | null;
  readonly value: string;
  readonly error: string | null;
  readonly formKey: string | undefined;
  /** What was written as it will look. */
  readonly preview?: { readonly body: string; readonly mentions: readonly string[] } | null;
};

/** The box to write in, alone on its page: for an answer, for a look at what was written, and for words that came back. */
export const replyPage = (frame: Frame, { story, to, value, error, formKey, preview = null }: ReplyPage): string => {
  const words = wordsOf(frame.lang);
  const isThere = to !== null && to.state === "published";
  return pageOf(
    frame,
    <Layout frame={frame} title={words.replyPage.title} styles={["talk"]} islands={["write"]} robots="noindex">
      <PageHead title={words.replyPage.title} deck={words.replyPage.to(story.headline)} />
      {isThere ? (
        <Thread>
          <LoneItem frame={frame} story={story} comment={to} first={2} isBare />
        </Thread>
      ) : null}
      {preview === null ? null : (
        <section class="box" aria-labelledby="preview">
          <h2 id="preview">{words.box.previewTitle}</h2>
          <div class="say__text">
            <CommentText body={preview.body} mentions={preview.mentions} />
          </div>
        </section>
      )}
      <WriteBox
        frame={frame}
        story={story}
        formKey={formKey}
        value={value}
        error={error}
        {...(isThere ? { to: { id: to.id, name: to.author?.name ?? words.formerMember } } : {})}
      />
      <p>
        <a href={paths.story({ id: story.shortId, slug: story.slug })}>{words.replyPage.toStory}</a>
      </p>
    </Layout>,
  );
};
