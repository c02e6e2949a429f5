import { paths } from "#paths";
import { Button, type Frame, ReplyBox } from "#ui";
import { LETTERS_MOST } from "../comment.ts";
import { isDiscussion } from "../discussion.ts";
import { wordsOf } from "../words/index.ts";
import type { TalkStory } from "./talk-story.ts";

export type WriteBoxProps = {
  readonly frame: Frame;
  readonly story: TalkStory;
  readonly formKey: string | undefined;
  readonly to?: { readonly id: string; readonly name: string } | undefined;
  readonly value?: string | undefined;
  readonly error?: string | null | undefined;
  /** Under the story's own text, whose words can be selected and quoted. */
  readonly isUnderText?: boolean;
};

/** The box to write in: post, or look at it first. The browser's script adds tools, a count of letters and a draft that stays. */
export const WriteBox = ({ frame, story, formKey, to, value, error, isUnderText = false }: WriteBoxProps) => {
  const { box } = wordsOf(frame.lang);
  const { markup: _markup, markupHow: _how, preview: _preview, previewTitle: _title, quotePassage, ownPage, ...said } = box;
  return (
    <ReplyBox
      frame={frame}
      action={paths.reply({ storyId: story.shortId })}
      formKey={formKey}
      to={to}
      value={value}
      error={error}
      {...(to === undefined && !isDiscussion(story.id) ? { kinds: ["comment", "question"] as const } : {})}
      also={
        <Button bare name="do" value="preview">
          {box.preview}
        </Button>
      }
    >
      <div data-write={story.shortId} data-most={String(LETTERS_MOST)} data-words={JSON.stringify(said)} class="small">
        <details>
          <summary>{box.markup}</summary>
          <p>{box.markupHow}</p>
          {isUnderText ? (
            <p>
              <a href={paths.reply({ storyId: story.shortId })} rel="nofollow" data-passage={quotePassage}>
                {ownPage}
              </a>
            </p>
          ) : null}
        </details>
      </div>
    </ReplyBox>
  );
};
