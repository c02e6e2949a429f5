import { paths } from "#paths";
import { Button, type Frame, FormPost, Layout, PageHead, pageOf, RadioField, TextArea, Thread } from "#ui";
import { CommentText } from "../comment-text.tsx";
import { RULES } from "../comment.ts";
import type { CommentView } from "../view.ts";
import { wordsOf } from "../words/index.ts";
import { LoneItem } from "./branch-item.tsx";
import type { TalkStory } from "./talk-story.ts";

export type RemovePage = {
  readonly story: TalkStory;
  readonly comment: CommentView;
  readonly kind: "own" | "hide" | "restore" | "held";
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
      <Button>{page.kind === "held" ? words.removePage.turnDown : words.removePage.button}</Button>
    </>
  );
};

/** Where a comment is taken off or brought back: what it says, and what follows. */
export const removePage = (frame: Frame, page: RemovePage): string => {
  const words = wordsOf(frame.lang);
  const { comment, story, kind } = page;
  const texts = words.removePage;
  const title = { own: texts.ownTitle, hide: texts.title, restore: texts.restoreTitle, held: texts.heldTitle }[kind];
  return pageOf(
    frame,
    <Layout frame={frame} title={title} styles={["talk"]} robots="noindex">
      <PageHead
        title={title}
        {...(kind === "hide" ? {} : { deck: { own: texts.own, restore: texts.restore, held: texts.heldDeck }[kind] })}
      />
      {kind === "restore" ? (
        <div class="say__text">
          <CommentText body={comment.body} />
        </div>
      ) : (
        <Thread>
          <LoneItem frame={frame} story={story} comment={comment} first={2} isBare />
        </Thread>
      )}
      {kind === "held" ? (
        <FormPost action={paths.removeComment(comment.id)} label={title}>
          <Button name="do" value="restore">
            {texts.letOut}
          </Button>
        </FormPost>
      ) : null}
      <FormPost class="box" action={paths.removeComment(comment.id)} label={kind === "held" ? texts.turnDown : title}>
        <input type="hidden" name="do" value={kind === "held" ? "hide" : kind} />
        {kind === "hide" || kind === "held" ? (
          <Hide frame={frame} page={page} />
        ) : (
          <Button>{kind === "own" ? texts.ownButton : texts.restoreButton}</Button>
        )}
      </FormPost>
      <p>
        <a href={paths.thread({ storyId: story.shortId, id: comment.id })}>{texts.back}</a>
      </p>
    </Layout>,
  );
};
