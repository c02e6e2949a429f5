import { isEditor, MINUTE, SECOND } from "#kit";
import { paths } from "#paths";
import { Button, CheckField, type Frame, FormPost, Head, Layout, Notice, PageHead, pageOf, SelectField, TextField, Thread } from "#ui";
import type { Heat } from "../heat-of.ts";
import { CLOSE_STEPS, SLOW_STEPS } from "../run-thread.ts";
import type { ThreadState } from "../thread-state.ts";
import type { CommentView } from "../view.ts";
import { wordsOf } from "../words/index.ts";
import { LoneItem } from "./branch-item.tsx";
import type { TalkStory } from "./talk-story.ts";

export type RunPage = {
  readonly story: TalkStory;
  readonly thread: ThreadState;
  readonly heat: Heat;
  readonly held: readonly CommentView[];
  readonly label: { readonly handle: string; readonly kind: string; readonly words: string; readonly error: string | null };
};

const PROPOSED_S = (2 * MINUTE) / SECOND; // what the page puts forward where it runs hot

const How = ({ frame, page }: { readonly frame: Frame; readonly page: RunPage }) => {
  const { runPage: words } = wordsOf(frame.lang);
  const { thread, story, heat } = page;
  const slow = heat.isHot && thread.slowSeconds === 0 ? PROPOSED_S : thread.slowSeconds;
  return (
    <FormPost class="box" action={paths.runTalk(story.shortId)} label={words.title}>
      <p>
        {words.heat(heat.comments, heat.people)} {heat.isHot ? <b>{words.heatPropose}</b> : words.calm}
      </p>
      <SelectField
        name="slow"
        label={words.slow}
        value={String(slow)}
        options={SLOW_STEPS.map((step) => ({ value: String(step), text: step === 0 ? words.slowOff : words.seconds(step) }))}
      />
      <SelectField
        name="days"
        label={words.closeAfter}
        value={thread.closesAt === null ? "0" : "keep"}
        options={[
          ...(thread.closesAt === null
            ? []
            : [{ value: "keep", text: wordsOf(frame.lang).closesAt(thread.closesAt.slice(0, 16).replace("T", " ")) }]),
          ...CLOSE_STEPS.map((days) => ({ value: String(days), text: days === 0 ? words.never : words.days(days) })),
        ]}
      />
      <CheckField name="premoderate" label={words.premoderate} checked={thread.isPremoderated} />
      <div class="row">
        <Button>{words.save}</Button>
        <Button bare name="closed" value={thread.isClosed ? "0" : "1"}>
          {thread.isClosed ? words.open : words.close}
        </Button>
      </div>
    </FormPost>
  );
};

const Labels = ({ frame, page }: { readonly frame: Frame; readonly page: RunPage }) => {
  const { runPage: words } = wordsOf(frame.lang);
  const { label, story } = page;
  return (
    <section class="band" aria-labelledby="label">
      <Head id="label">{words.labelTitle}</Head>
      <FormPost class="box" action={paths.labelTalk(story.shortId)} label={words.labelTitle}>
        <TextField name="handle" label={words.labelWho} required value={label.handle} error={label.error} />
        <SelectField
          name="kind"
          label={words.labelKind}
          value={label.kind}
          options={(["author", "expert", "guest", "none"] as const).map((kind) => ({ value: kind, text: words.labelKinds[kind] }))}
        />
        <TextField name="words" label={words.labelWords} hint={words.labelHint} value={label.words} maxlength={80} />
        <Button>{words.labelButton}</Button>
      </FormPost>
    </section>
  );
};

/** Where a moderator runs a conversation: its heat, slow mode, closing, what waits, who speaks with what standing. */
export const runPage = (frame: Frame, page: RunPage): string => {
  const words = wordsOf(frame.lang);
  const { story, held } = page;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.runPage.title} styles={["talk"]} robots="noindex">
      <PageHead title={words.runPage.title} deck={words.replyPage.to(story.headline)} />
      {page.thread.isClosed ? (
        <Notice kind="past">
          <p>{words.shut}</p>
        </Notice>
      ) : null}
      <How frame={frame} page={page} />
      {held.length === 0 ? null : (
        <section class="band" aria-labelledby="held">
          <Head id="held">{words.runPage.waiting(held.length)}</Head>
          <Thread>
            {held.map((comment) => (
              <LoneItem frame={frame} story={story} comment={comment} first={3} />
            ))}
          </Thread>
        </section>
      )}
      {isEditor(frame.viewer) ? <Labels frame={frame} page={page} /> : null}
      <p>
        <a href={paths.talk({ id: story.shortId, slug: story.slug })}>{words.replyPage.toStory}</a>
      </p>
    </Layout>,
  );
};
