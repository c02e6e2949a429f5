import type { Child } from "hono/jsx";
import { CommentText } from "#conversation";
import { isEditor } from "#kit";
import { absolute, paths } from "#paths";
import {
  Button,
  AddButton,
  EmptyNote,
  type Frame,
  FormPost,
  Head,
  Layout,
  Line,
  Notice,
  PageHead,
  pageOf,
  TextArea,
  Thread,
  ThreadItem,
  tongue,
} from "#ui";
import type { AnswerView } from "../answer-view.ts";
import type { PassageNow } from "../passage-now.ts";
import type { QuestionEvent } from "../queries.ts";
import { WAITING } from "../question.ts";
import type { QuestionView } from "../question-view.ts";
import { wordsOf } from "../words/index.ts";
import { AnswerItem, momentOf, StateLine, WantForm } from "./question-parts.tsx";

export type QuestionPage = {
  readonly question: QuestionView;
  readonly answers: readonly AnswerView[];
  readonly history: readonly QuestionEvent[];
  readonly mergedInto: QuestionView | null;
  /** Where its passage is in the story now; null where it has none. */
  readonly passage: PassageNow | null;
  readonly isClosed: boolean;
  readonly formKey: string | undefined;
  readonly answerBox: { readonly value: string; readonly sources: string; readonly error: string | null };
  readonly facts: Child;
};

type Part = { readonly frame: Frame; readonly page: QuestionPage };

const Quoted = ({ frame, page, words }: Part & { readonly words: string }) => (
  <blockquote {...tongue(page.question.story.lang, frame.lang)}>
    <p>{words}</p>
  </blockquote>
);

/** The passage that a question is about, where it stands now; what it was, where it says another thing or is gone. */
const Passage = ({ frame, page }: Part) => {
  const { page: words } = wordsOf(frame.lang);
  const { question, passage } = page;
  if (passage === null) return null;
  const { state, now, asked } = passage;
  if (now !== null && state !== "changed")
    return (
      <figure>
        <Quoted frame={frame} page={page} words={now} />
        <figcaption>{state === "there" ? words.passage : words.passageReworded}</figcaption>
      </figure>
    );
  return (
    <>
      <p class="small">
        {state === "changed" ? words.passageChanged : words.passageGone}{" "}
        <a href={paths.storyChanges({ id: question.story.shortId })}>{question.story.headline}</a>
      </p>
      {asked === null ? null : (
        <figure>
          <Quoted frame={frame} page={page} words={asked} />
          <figcaption>{words.passageEarlier}</figcaption>
        </figure>
      )}
      {state === "changed" && now !== null ? (
        <figure>
          <Quoted frame={frame} page={page} words={now} />
          <figcaption>{words.passageNow}</figcaption>
        </figure>
      ) : null}
    </>
  );
};

const Actions = ({ frame, page, answer }: Part & { readonly answer: AnswerView }) => {
  const { page: words } = wordsOf(frame.lang);
  const { question } = page;
  const isAsker = question.comment.authorId === frame.viewer.id;
  const isIt = question.resolvedBy === answer.comment.id;
  const canMark = isEditor(frame.viewer) && (!answer.isMarked || WAITING.includes(question.state));
  return (
    <>
      <a href={paths.thread({ storyId: question.story.shortId, id: answer.comment.id })}>{words.thread}</a>
      {isAsker || canMark ? (
        <FormPost action={paths.resolveQuestion(question.id)} class="votes">
          <input type="hidden" name="answer" value={answer.comment.id} />
          {isAsker ? (
            <Button bare name="do" value={isIt ? "unresolve" : "resolve"} pressed={isIt}>
              {isIt ? words.unresolve : words.resolve}
            </Button>
          ) : null}
          {canMark ? (
            <Button bare name="do" value="mark">
              {words.mark}
            </Button>
          ) : null}
        </FormPost>
      ) : null}
    </>
  );
};

const AnswerBox = ({ frame, page }: Part) => {
  const { page: words } = wordsOf(frame.lang);
  const { question, answerBox } = page;
  const isStaff = isEditor(frame.viewer);
  if (page.isClosed || question.comment.state !== "published" || question.state === "merged") return null;
  return (
    <FormPost
      class="box"
      id="answer"
      action={paths.answerQuestion(question.id)}
      formKey={page.formKey}
      formError={answerBox.error}
      labelledby="answer-h"
    >
      <h2 id="answer-h">{isStaff ? words.answerStaff : words.answer}</h2>
      <TextArea name="body" label={words.yourAnswer} quiet required value={answerBox.value} rows={5} />
      <TextArea name="sources" label={words.sources} hint={words.sourcesHint} value={answerBox.sources} rows={2} />
      <div class="row">
        <AddButton>{words.postAnswer}</AddButton>
      </div>
    </FormPost>
  );
};

const Follow = ({ frame, page: { question } }: Part) => {
  const { want } = wordsOf(frame.lang);
  if (question.comment.state !== "published") return null;
  return (
    <FormPost action={paths.followQuestion(question.id)} class="votes">
      <Button bare name="follow" value={question.isFollowing ? "0" : "1"} pressed={question.isFollowing}>
        {question.isFollowing ? want.unfollow : want.follow}
      </Button>
    </FormPost>
  );
};

const Top = ({ frame, page }: Part) => {
  const words = wordsOf(frame.lang);
  const { question, mergedInto } = page;
  const { comment, story } = question;
  return (
    <>
      {mergedInto === null ? null : (
        <Notice kind="past" title={words.states.merged}>
          <p>
            {words.page.merged} <a href={paths.question(mergedInto.id)}>{mergedInto.comment.body}</a>
          </p>
        </Notice>
      )}
      {comment.state === "held" ? (
        <Notice kind="done">
          <p>{words.page.held}</p>
        </Notice>
      ) : null}
      <p class="small">
        {words.page.askedBy(comment.author?.name ?? words.page.formerMember, question.wants - 1)} {words.page.about}{" "}
        <a href={paths.story({ id: story.shortId, slug: story.slug })} {...tongue(story.lang, frame.lang)}>
          {story.headline}
        </a>
      </p>
      <Passage frame={frame} page={page} />
      {mergedInto === null ? <StateLine frame={frame} question={question} /> : null}
      <div class="say__do">
        <WantForm frame={frame} question={question} />
        <Follow frame={frame} page={page} />
        <a href={paths.thread({ storyId: story.shortId, id: question.id })}>{words.page.thread}</a>
        {isEditor(frame.viewer) ? <a href={paths.deskQuestion(question.id)}>{words.page.run}</a> : null}
      </div>
    </>
  );
};

/** What was answered; nothing where the same was asked elsewhere, and answers are there. */
const Answers = ({ frame, page }: Part) => {
  const { page: words } = wordsOf(frame.lang);
  const { question, answers, mergedInto } = page;
  if (mergedInto !== null && answers.length === 0) return null;
  return (
    <section class="band" aria-labelledby="answers">
      <Head id="answers">{words.answers}</Head>
      {answers.length === 0 ? <EmptyNote>{words.noAnswers}</EmptyNote> : null}
      <Thread>
        {answers.map((answer) => (
          <ThreadItem>
            <AnswerItem
              frame={frame}
              question={question}
              answer={answer}
              isStale={page.passage?.stale.has(answer.comment.id) ?? false}
              level={3}
              actions={<Actions frame={frame} page={page} answer={answer} />}
            />
          </ThreadItem>
        ))}
      </Thread>
    </section>
  );
};

const SHORT_LETTERS = 140; // what is longer is no heading
const MARKUP = /[*_`>[\]]|https?:/u;

/** A question with its answers, at an address that stays. */
export const questionPage = (frame: Frame, page: QuestionPage): string => {
  const words = wordsOf(frame.lang);
  const { question, history } = page;
  const title = question.comment.body.replace(/\s+/gu, " ");
  const isShort = title.length <= SHORT_LETTERS && !MARKUP.test(title);
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={title.slice(0, 200)}
      canonical={absolute(frame.origin, paths.question(question.id))}
      section={question.story.section}
      styles={["story", "talk"]}
      {...(question.comment.state === "published" && question.state !== "merged" ? {} : { robots: "noindex" })}
      head={page.facts}
    >
      <PageHead
        dir="auto"
        title={isShort ? title : words.kind}
        over={
          <p class="small">
            <a href={paths.questions()}>{words.list.title}</a>
          </p>
        }
      >
        {isShort ? null : (
          <div class="say question">
            <div class="say__text">
              <CommentText body={question.comment.body} mentions={question.comment.mentions} />
            </div>
          </div>
        )}
      </PageHead>
      <Top frame={frame} page={page} />
      <Answers frame={frame} page={page} />
      <AnswerBox frame={frame} page={page} />
      <section class="band" aria-labelledby="history">
        <Head id="history">{words.page.history}</Head>
        <Line
          items={[
            { label: momentOf(frame, question.askedAt), at: question.askedAt, text: words.steps.asked, here: true },
            ...history.map((event) => ({
              label: momentOf(frame, event.at),
              at: event.at,
              text: Object.entries(words.steps).find(([step]) => step === event.what)?.[1] ?? event.what,
            })),
          ]}
        />
      </section>
    </Layout>,
  );
};
