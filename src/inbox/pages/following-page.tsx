import { paths } from "#paths";
import { type Teaser, TeaserLine } from "#stories";
import { EmptyNote, type Frame, Head, Layout, PageHead, pageOf } from "#ui";
import { FollowButtons, type Followable } from "../follow-button.tsx";
import { wordsOf } from "../words/index.ts";

export type FollowingPage = {
  readonly things: readonly Followable[];
  readonly sections: readonly Followable[];
  readonly stories: readonly Teaser[];
};

/** What a member follows, what is new in it, and the sections there are. */
export const followingPage = (frame: Frame, { things, sections, stories }: FollowingPage): string => {
  const { title: inbox, follow: words } = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.following} styles={["talk"]} robots="noindex">
      <PageHead title={words.following} deck={words.deck}>
        <p>
          <a href={paths.inbox()}>{inbox}</a>
        </p>
      </PageHead>
      {things.length === 0 ? <EmptyNote>{words.none}</EmptyNote> : <FollowButtons frame={frame} things={things} back={paths.following()} />}
      {sections.length === 0 ? null : (
        <section class="band" aria-labelledby="sections">
          <Head id="sections">{words.sections}</Head>
          <FollowButtons frame={frame} things={sections} back={paths.following()} label={words.sections} />
        </section>
      )}
      {stories.length === 0 ? null : (
        <section class="band" aria-labelledby="newest">
          <Head id="newest">{words.newest}</Head>
          <ul class="list">
            {stories.map((story) => (
              <TeaserLine frame={frame} story={story} />
            ))}
          </ul>
        </section>
      )}
    </Layout>,
  );
};
