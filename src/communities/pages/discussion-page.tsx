import type { Child } from "hono/jsx";
import type { ShownDiscussion, TalkSubject } from "#conversation";
import { paths } from "#paths";
import { type Teaser, TeaserLine } from "#stories";
import { type Frame, From, Head, Layout, Notice, PageHead, pageOf, tongue } from "#ui";
import type { CommunityTable } from "../tables.ts";
import { wordsOf } from "../words/index.ts";

export type DiscussionPage = {
  readonly subject: TalkSubject;
  readonly community: CommunityTable;
  readonly shown: ShownDiscussion;
  readonly stories: readonly Teaser[];
  /** What other rooms put there: the way to follow it. */
  readonly beside: Child;
};

const KINDS = ["rss", "atom", "json"] as const;

/** A discussion: what it began with, the stories that it speaks of, the conversation. */
export const discussionPage = (frame: Frame, { subject, community, shown, stories, beside }: DiscussionPage): string => {
  const words = wordsOf(frame.lang);
  const { talk } = words;
  const state = subject.discussion?.openingState;
  const title = subject.headline === "" ? talk.title : subject.headline;
  const path = paths.story({ id: subject.shortId, slug: subject.slug });
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={title}
      canonical={path}
      styles={["story", "talk"]}
      islands={[...shown.under.islands]}
      feeds={subject.isPublic ? KINDS.map((kind) => ({ kind, href: paths.feed({ kind, story: subject.shortId }), title })) : []}
      {...(state === "published" ? {} : { robots: "noindex" as const })}
    >
      <PageHead
        title={title}
        {...tongue(subject.lang, frame.lang)}
        over={
          <From name={subject.discussion?.isPrompt === true ? talk.promptOf : words.kinds[community.kind]} own>
            <a href={paths.community(community.slug)}>
              <bdi>{community.name}</bdi>
            </a>
          </From>
        }
      >
        {beside}
      </PageHead>
      {state === "held" ? (
        <Notice kind="past">
          <p>{talk.waits}</p>
        </Notice>
      ) : null}
      {state === "deleted" ? <p class="small">{talk.removed}</p> : null}
      <div class="story">
        {state === "deleted" ? null : shown.opening}
        {stories.length === 0 ? null : (
          <section class="band" aria-labelledby="stories">
            <Head id="stories">{talk.stories}</Head>
            <ul class="list">
              {stories.map((story) => (
                <TeaserLine frame={frame} story={story} />
              ))}
            </ul>
          </section>
        )}
      </div>
      {shown.under.node}
    </Layout>,
  );
};
