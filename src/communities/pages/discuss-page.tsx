import { isEditor } from "#kit";
import { paths } from "#paths";
import { AddButton, CheckField, FormPost, type Frame, Layout, PageHead, pageOf, TextArea, TextField } from "#ui";
import type { CommunityTable } from "../tables.ts";
import { wordsOf } from "../words/index.ts";

export type DiscussForm = {
  readonly title: string;
  readonly body: string;
  /** The short id of a story, and its headline. */
  readonly story: { readonly id: string; readonly headline: string } | null;
  readonly isPrompt: boolean;
  readonly isUnderStory: boolean;
  readonly key: string;
  readonly error: string | null;
};

/** Where a discussion is started. `mayStart` is false for who is no member there. */
export const discussPage = (frame: Frame, community: CommunityTable, form: DiscussForm, mayStart: boolean): string => {
  const words = wordsOf(frame.lang);
  const { talk } = words;
  const action = paths.startDiscussion(community.slug);
  return pageOf(
    frame,
    <Layout frame={frame} title={talk.startIn(community.name)} styles={["talk"]} robots="noindex">
      <PageHead title={talk.startIn(community.name)} deck={talk.startDeck}>
        {community.rules === "" ? null : (
          <p class="small">
            {words.rules}: <bdi>{community.rules}</bdi>
          </p>
        )}
      </PageHead>
      {mayStart ? (
        <FormPost action={action} class="box" label={talk.startIn(community.name)} formError={form.error}>
          <input type="hidden" name="key" value={form.key} />
          {form.story === null ? null : (
            <p>
              <input type="hidden" name="story" value={form.story.id} />
              {talk.about(form.story.headline)}
            </p>
          )}
          <TextField name="title" label={talk.heading} hint={talk.headingHint} required value={form.title} maxlength={200} />
          <TextArea name="body" label={talk.body} hint={talk.bodyHint} required value={form.body} rows={8} />
          {isEditor(frame.viewer) ? <CheckField name="prompt" label={talk.isPrompt} checked={form.isPrompt} /> : null}
          {isEditor(frame.viewer) && form.story !== null ? (
            <CheckField name="under" label={talk.isUnderStory} checked={form.isUnderStory} />
          ) : null}
          <div class="row">
            <AddButton>{talk.send}</AddButton>
          </div>
        </FormPost>
      ) : (
        <FormPost action={paths.joinCommunity(community.slug)} class="box" label={words.join(community.name)}>
          <input type="hidden" name="next" value={paths.startDiscussion(community.slug, form.story?.id)} />
          <p>{talk.joinFirst(community.name)}</p>
          <div class="row">
            <AddButton name="do" value="in">
              {words.join(community.name)}
            </AddButton>
          </div>
        </FormPost>
      )}
      <p>
        <a href={paths.community(community.slug)}>
          <bdi>{community.name}</bdi>
        </a>
      </p>
    </Layout>,
  );
};
