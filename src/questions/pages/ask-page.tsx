import { paths } from "#paths";
import type { StorySubject } from "#stories";
import {
  AddButton,
  Button,
  type Frame,
  FormPost,
  Head,
  isMember,
  Layout,
  Notice,
  PageHead,
  pageOf,
  RadioField,
  TextArea,
  TextField,
  tongue,
} from "#ui";
import { type Aim, STORY_AIMS } from "../question.ts";
import type { QuestionView } from "../question-view.ts";
import { wordsOf } from "../words/index.ts";
import { QuestionLink, StateLine } from "./question-parts.tsx";

export type AskPage = {
  readonly story: StorySubject;
  readonly body: string;
  readonly aim: Aim;
  readonly passage: string;
  readonly formKey: string | undefined;
  readonly error: string | null;
  readonly passageError: string | null;
  /** What was found; null before the first look. */
  readonly found: { readonly similar: readonly QuestionView[]; readonly passages: readonly string[] } | null;
};

const Found = ({ frame, page }: { readonly frame: Frame; readonly page: AskPage }) => {
  const { ask } = wordsOf(frame.lang);
  const { found, story } = page;
  if (found === null) return null;
  if (found.similar.length + found.passages.length === 0)
    return (
      <Notice kind="done">
        <p>{ask.nothing}</p>
      </Notice>
    );
  return (
    <>
      {found.passages.length === 0 ? null : (
        <section class="band" aria-labelledby="passages">
          <Head id="passages">{ask.passages}</Head>
          {found.passages.map((text) => (
            <blockquote {...tongue(story.lang, frame.lang)}>
              <p>{text}</p>
            </blockquote>
          ))}
        </section>
      )}
      {found.similar.length === 0 ? null : (
        <section class="band" aria-labelledby="similar">
          <Head id="similar">{ask.similar}</Head>
          <ul class="list big">
            {found.similar.map((question) => (
              <li>
                <h3>
                  <QuestionLink question={question} />
                </h3>
                <p class="small">{wordsOf(frame.lang).want.wants(question.wants)}</p>
                <StateLine frame={frame} question={question} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>{ask.passagesHow}</p>
    </>
  );
};

/** Where a question is asked, in two steps: what it may be answered by is shown before it is posted. */
export const askPage = (frame: Frame, page: AskPage): string => {
  const { ask, aims } = wordsOf(frame.lang);
  const { story, found } = page;
  return pageOf(
    frame,
    <Layout frame={frame} title={ask.title} styles={["story", "talk"]} robots="noindex">
      <PageHead title={ask.title} deck={ask.about(story.headline)} />
      <Found frame={frame} page={page} />
      <FormPost class="box" action={paths.ask({ storyId: story.shortId })} formKey={page.formKey} formError={page.error} label={ask.title}>
        <TextArea name="body" label={ask.question} hint={ask.questionHint} required value={page.body} rows={3} />
        <RadioField name="aim" label={ask.aim} value={page.aim} options={STORY_AIMS.map((aim) => ({ value: aim, text: aims[aim] }))} />
        <TextField name="passage" label={ask.passage} hint={ask.passageHint} value={page.passage} error={page.passageError} />
        <div class="row">
          {found === null ? (
            <AddButton name="do" value="look">
              {ask.look}
            </AddButton>
          ) : (
            <>
              <AddButton name="do" value="post">
                {ask.post}
              </AddButton>
              <Button bare name="do" value="look">
                {ask.lookAgain}
              </Button>
            </>
          )}
          {isMember(frame) ? null : <p class="small">{ask.visitor}</p>}
        </div>
      </FormPost>
      <p>
        <a href={paths.story({ id: story.shortId, slug: story.slug })}>{ask.toStory}</a>
      </p>
    </Layout>,
  );
};
