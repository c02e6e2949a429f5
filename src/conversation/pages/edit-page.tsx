import { formatInstant, MINUTE } from "#kit";
import { paths } from "#paths";
import { AddButton, Button, type Frame, FormPost, Layout, PageHead, pageOf, TextArea, Thread } from "#ui";
import { CommentText } from "../comment-text.tsx";
import { EDIT_MS } from "../comment.ts";
import type { EditedVersion } from "../comment-edits.ts";
import type { CommentView } from "../view.ts";
import { wordsOf } from "../words/index.ts";
import { LoneItem } from "./branch-item.tsx";
import type { TalkStory } from "./talk-story.ts";

export type EditPage = {
  readonly story: TalkStory;
  readonly comment: CommentView;
  /** `add` where the words can no longer be changed. */
  readonly how: "change" | "add";
  readonly value: string;
  readonly error: string | null;
  readonly isPreview: boolean;
};

/** Where an author changes a reply, or adds to one that stands. */
export const editPage = (frame: Frame, { story, comment, how, value, error, isPreview }: EditPage): string => {
  const words = wordsOf(frame.lang);
  const texts = words.editPage;
  const title = how === "change" ? texts.title : texts.addTitle;
  return pageOf(
    frame,
    <Layout frame={frame} title={title} styles={["talk"]} robots="noindex">
      <PageHead title={title} deck={how === "change" ? texts.deck(EDIT_MS / MINUTE) : texts.addDeck} />
      {how === "change" ? null : (
        <Thread>
          <LoneItem frame={frame} story={story} comment={comment} first={2} isBare />
        </Thread>
      )}
      {isPreview ? (
        <section class="box" aria-labelledby="preview">
          <h2 id="preview">{words.box.previewTitle}</h2>
          <div class="say__text">
            <CommentText body={value} mentions={comment.mentions} />
          </div>
        </section>
      ) : null}
      <FormPost class="box" action={paths.editComment(comment.id)} label={title}>
        <input type="hidden" name="how" value={how} />
        <TextArea
          name="body"
          id="words"
          label={how === "change" ? words.replyPage.title : texts.addLabel}
          quiet={how === "change"}
          required
          value={value}
          error={error}
        />
        <div class="row">
          <AddButton>{how === "change" ? texts.button : texts.addButton}</AddButton>
          <Button bare name="do" value="preview">
            {words.box.preview}
          </Button>
        </div>
      </FormPost>
      <p>
        <a href={paths.thread({ storyId: story.shortId, id: comment.id })}>{words.removePage.back}</a>
      </p>
    </Layout>,
  );
};

/** What a comment said before it was edited: everybody can see it. */
export const editsPage = (frame: Frame, story: TalkStory, comment: CommentView, versions: readonly EditedVersion[]): string => {
  const words = wordsOf(frame.lang);
  const when = (at: string): string => formatInstant(frame.lang, frame.site.zone, at, "moment");
  return pageOf(
    frame,
    <Layout frame={frame} title={words.editPage.changes} styles={["talk", "changes"]} robots="noindex">
      <PageHead title={words.editPage.changes} deck={words.editPage.changesDeck} />
      {versions.map((version, index) => (
        <section class="band" aria-labelledby={`v${index}`}>
          <h2 id={`v${index}`}>{index === 0 ? words.editPage.is(when(version.at)) : words.editPage.was(when(version.at))}</h2>
          <p class="say__text edits" dir="auto">
            {version.parts.map((part) =>
              part.op === "same" ? part.text : part.op === "removed" ? <del>{part.text}</del> : <ins>{part.text}</ins>,
            )}
          </p>
        </section>
      ))}
      <p>
        <a href={paths.thread({ storyId: story.shortId, id: comment.id })}>{words.replyPage.threadOf(story.headline)}</a>
      </p>
    </Layout>,
  );
};
