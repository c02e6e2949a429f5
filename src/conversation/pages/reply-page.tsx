import { paths } from "#paths";
import { type Frame, Layout, PageHead, pageOf, Pager, ReplyBox, Thread } from "#ui";
import type { Branch, CommentView } from "../queries.ts";
import { wordsOf } from "../words/index.ts";
import { BranchItem, Live, LoneItem, type TalkStory } from "./talk.tsx";

export type ReplyPage = {
  readonly story: TalkStory;
  readonly to: CommentView | null;
  readonly value: string;
  readonly error: string | null;
  readonly formKey: string | undefined;
};

const storyPath = (story: TalkStory) => paths.story({ id: story.shortId, slug: story.slug });

/** The box to write in, alone on its page: for an answer, and for words that came back. */
export const replyPage = (frame: Frame, { story, to, value, error, formKey }: ReplyPage): string => {
  const words = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.replyPage.title} styles={["talk"]} robots="noindex">
      <PageHead title={words.replyPage.title} deck={words.replyPage.to(story.headline)} />
      {to === null || to.state !== "published" ? null : (
        <Thread>
          <LoneItem frame={frame} story={story} comment={to} first={2} />
        </Thread>
      )}
      <ReplyBox
        frame={frame}
        action={paths.reply({ storyId: story.shortId })}
        formKey={formKey}
        value={value}
        error={error}
        {...(to === null || to.state !== "published" ? {} : { to: { id: to.id, name: to.author?.name ?? words.formerMember } })}
      />
      <p>
        <a href={storyPath(story)}>{words.replyPage.toStory}</a>
      </p>
    </Layout>,
  );
};

export type ThreadPage = {
  readonly story: TalkStory;
  readonly branch: Branch;
  readonly since: number;
  readonly next: number | null;
  readonly previous: number | null;
};

/** One comment with all that hangs under it. */
export const threadPage = (frame: Frame, { story, branch, since, next, previous }: ThreadPage): string => {
  const words = wordsOf(frame.lang);
  const to = (after: number | null) =>
    after === null
      ? null
      : paths.thread({ storyId: story.shortId, id: branch.comment.id, ...(after === 0 ? {} : { after: String(after) }) });
  return pageOf(
    frame,
    <Layout frame={frame} title={words.replyPage.threadOf(story.headline)} styles={["talk"]} islands={["live"]} robots="noindex">
      <PageHead title={words.replyPage.threadOf(story.headline)} />
      <p>
        <a href={storyPath(story)}>{words.replyPage.toStory}</a>
      </p>
      <Live frame={frame} story={story} since={since}>
        <Thread>
          <BranchItem frame={frame} story={story} branch={branch} depth={0} isFlat={false} first={2} />
        </Thread>
      </Live>
      <Pager frame={frame} next={to(next)} previous={to(previous)} nextText={words.laterAnswers} previousText={words.earlierAnswers} />
    </Layout>,
  );
};
