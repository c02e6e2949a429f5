import type { Excerpt } from "#search";
import { paths } from "#paths";
import { Button, type Frame, Layout, PageHead, pageOf, Pager, TextField, Time } from "#ui";
import type { TalkFound } from "../comment-lists.ts";
import { wordsOf } from "../words/index.ts";
import type { TalkStory } from "./talk-story.ts";

export type FoundPage = {
  readonly story: TalkStory;
  readonly q: string;
  readonly by: string;
  readonly error: string | null;
  /** Null before anything was asked. */
  readonly found: TalkFound | null;
};

const Marked = ({ excerpt }: { readonly excerpt: Excerpt }) => {
  let from = 0;
  const runs = excerpt.matches.map(([start, end]) => {
    const before = excerpt.text.slice(from, start);
    from = end;
    return (
      <>
        {before}
        <mark>{excerpt.text.slice(start, end)}</mark>
      </>
    );
  });
  return (
    <p dir="auto">
      {runs}
      {excerpt.text.slice(from)}
    </p>
  );
};

/** What was said under one story, by the words in it. */
export const foundPage = (frame: Frame, { story, q, by, error, found }: FoundPage): string => {
  const words = wordsOf(frame.lang);
  const { search } = words;
  return pageOf(
    frame,
    <Layout frame={frame} title={search.title(story.headline)} styles={["talk"]} robots="noindex">
      <PageHead title={search.title(story.headline)} />
      <form class="filters" role="search" action={paths.searchTalk({ storyId: story.shortId })}>
        <TextField name="q" label={search.label} type="search" value={q} />
        <TextField name="by" label={search.by} hint={search.byHint} value={by} error={error} />
        <Button>{search.button}</Button>
      </form>
      {found === null ? null : found.comments.length === 0 ? <p>{search.none}</p> : null}
      <ol class="thread">
        {(found?.comments ?? []).map((comment) => (
          <li>
            <div class="say__text">
              <Marked
                excerpt={
                  found?.excerptOf([comment.body, ...comment.additions.map((each) => each.body)].join("\n")) ?? {
                    text: comment.body,
                    matches: [],
                  }
                }
              />
            </div>
            <p class="small">
              <bdi>{comment.author?.name ?? words.formerMember}</bdi>,{" "}
              <a href={paths.thread({ storyId: story.shortId, id: comment.id })}>
                <Time frame={frame} at={comment.postedAt} />
              </a>
            </p>
          </li>
        ))}
      </ol>
      <Pager
        frame={frame}
        next={
          found?.next === null || found === null ? null : paths.searchTalk({ storyId: story.shortId, q, by, before: String(found.next) })
        }
        nextText={search.more}
      />
      <p>
        <a href={paths.story({ id: story.shortId, slug: story.slug })}>{words.replyPage.toStory}</a>
      </p>
    </Layout>,
  );
};
