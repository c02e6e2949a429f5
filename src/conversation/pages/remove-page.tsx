import { paths } from "#paths";
import { Button, type Frame, FormPost, Layout, PageHead, pageOf, RadioField, TextArea, Thread } from "#ui";
import { CommentText } from "../comment-text.tsx";
import { RULES } from "../comment.ts";
import type { CommentView } from "../queries.ts";
import { wordsOf } from "../words/index.ts";
import { LoneItem, type TalkStory } from "./talk.tsx";

export type RemovePage = {
  readonly story: TalkStory;
  readonly comment: CommentView;
  readonly kind: "own" | "hide" | "restore";
  readonly given: { readonly rule: string; readonly reason: string };
  readonly error: string | null;
};

const Hide = ({ frame, page }: { readonly frame: Frame; readonly page: RemovePage }) => {
  const words = wordsOf(frame.lang);
  return (
    <>
      <RadioField
        name="rule"
        label={words.removePage.which}
        required
        value={page.given.rule}
        options={RULES.map((rule) => ({ value: rule, text: `${rule}. ${words.rules[rule].name}` }))}
      />
      <TextArea
        name="reason"
        label={words.removePage.reason}
        hint={words.removePage.reasonHint}
        required
        value={page.given.reason}
        error={page.error}
      />
      <Button>{words.removePage.button}</Button>
    </>
  );
};

/** Where a comment is taken off or brought back: what it says, and what follows. */
export const removePage = (frame: Frame, page: RemovePage): string => {
  const words = wordsOf(frame.lang);
  const { comment, story, kind } = page;
  const texts = words.removePage;
  const title = { own: texts.ownTitle, hide: texts.title, restore: texts.restoreTitle }[kind];
  return pageOf(
    frame,
    <Layout frame={frame} title={title} styles={["talk"]} robots="noindex">
      <PageHead title={title} {...(kind === "hide" ? {} : { deck: kind === "own" ? texts.own : texts.restore })} />
      {kind === "restore" ? (
        <div class="say__text">
          <CommentText body={comment.body} />
        </div>
      ) : (
        <Thread>
          <LoneItem frame={frame} story={story} comment={comment} first={2} />
        </Thread>
      )}
      <FormPost class="box" action={paths.removeComment(comment.id)} label={title}>
        <input type="hidden" name="do" value={kind} />
        {kind === "hide" ? <Hide frame={frame} page={page} /> : <Button>{kind === "own" ? texts.ownButton : texts.restoreButton}</Button>}
      </FormPost>
      <p>
        <a href={paths.thread({ storyId: story.shortId, id: comment.id })}>{texts.back}</a>
      </p>
    </Layout>,
  );
};
