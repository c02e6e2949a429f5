import { absolute, paths } from "#paths";
import { type Frame, Layout, PageHead, pageOf, Pager, Thread } from "#ui";
import type { ThreadView } from "../talk-view.ts";
import { wordsOf } from "../words/index.ts";
import { BranchItem } from "./branch-item.tsx";
import { Live } from "./live.tsx";
import { OrderForm, StateLines } from "./talk.tsx";
import { ThreadFacts } from "./talk-facts.tsx";
import type { TalkStory } from "./talk-story.ts";

/** One comment with all that hangs under it. */
export const threadPage = (frame: Frame, story: TalkStory, { branch, order, up, since, next, isLater, thread }: ThreadView): string => {
  const words = wordsOf(frame.lang);
  const { comment } = branch;
  const self = paths.thread({ storyId: story.shortId, id: comment.id });
  const inOrder = { storyId: story.shortId, id: comment.id, ...(story.order === undefined ? {} : { order: story.order }) };
  const isOwnPage = comment.depth === 0 && !isLater && story.order === undefined && comment.state === "published" && comment.answers > 0;
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={words.replyPage.threadOf(story.headline)}
      styles={["talk"]}
      islands={["live", "vote"]}
      canonical={absolute(frame.origin, self)}
      {...(isOwnPage ? {} : { robots: "noindex" })}
      head={
        <>
          <link
            rel="alternate"
            type="application/json+oembed"
            href={absolute(frame.origin, paths.oembed(absolute(frame.origin, self)))}
            title={words.replyPage.threadOf(story.headline)}
          />
          <ThreadFacts frame={frame} story={story} branch={branch} />
        </>
      }
    >
      <PageHead title={words.replyPage.threadOf(story.headline)}>
        <p class="small">
          <a href={paths.story({ id: story.shortId, slug: story.slug })}>{words.replyPage.toStory}</a>
        </p>
        {up === null ? null : (
          <p class="small">
            <a href={paths.thread({ storyId: story.shortId, id: up })}>{words.partOf}</a>
          </p>
        )}
      </PageHead>
      {comment.placed > 1 ? <OrderForm frame={frame} action={self} order={order} /> : null}
      <StateLines frame={frame} story={story} thread={thread} />
      <Live frame={frame} story={story} since={since}>
        <Thread>
          <BranchItem frame={frame} story={story} branch={branch} depth={0} isFlat={false} first={2} />
        </Thread>
      </Live>
      <Pager
        frame={frame}
        next={next === null ? null : paths.thread({ ...inOrder, after: next })}
        previous={isLater ? paths.thread(inOrder) : null}
        nextText={words.laterAnswers}
        previousText={words.earlierAnswers}
      />
    </Layout>,
  );
};
