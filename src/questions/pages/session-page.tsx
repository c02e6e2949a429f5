import { CommentText } from "#conversation";
import { isEditor } from "#kit";
import { absolute, paths } from "#paths";
import {
  AddButton,
  EmptyNote,
  type Frame,
  FormPost,
  Head,
  isMember,
  Layout,
  PageHead,
  Pager,
  pageOf,
  Say,
  TextArea,
  Thread,
  ThreadItem,
  tongue,
} from "#ui";
import type { QuestionView } from "../question-view.ts";
import { ASK_MOST, GUEST_EDIT_MS, takesAnswers, takesQuestions } from "../sessions/session.ts";
import type { Answered, SessionQuestions, SessionView } from "../sessions/session-view.ts";
import { wordsOf } from "../words/index.ts";
import { AnswerItem, StateLine, WantForm } from "./question-parts.tsx";
import { GuestLine, SessionNotice } from "./session-parts.tsx";

/** A form as it comes back: what was written in it, and what is wrong. */
export type SessionBox = { readonly value: string; readonly error: string | null };

export type SessionPage = {
  readonly session: SessionView;
  readonly questions: SessionQuestions;
  /** The newest event of the house when this was read: live news begin after it. */
  readonly since: number;
  readonly formKey: string | undefined;
  readonly ask: SessionBox;
  /** The question that was being answered, when an answer comes back. */
  readonly answer: (SessionBox & { readonly questionId: string }) | null;
  /** Whether this is a later page of what was answered. */
  readonly isLater: boolean;
};

type Part = { readonly frame: Frame; readonly page: SessionPage };

const AskBox = ({ frame, page }: Part) => {
  const { session: words, ask } = wordsOf(frame.lang);
  const { session } = page;
  if (session.isCalledOff || !takesQuestions(session.phase) || session.guestId === frame.viewer.id) return null;
  return (
    <FormPost
      class="box"
      id="ask"
      action={paths.askInSession(session.id)}
      formKey={page.formKey}
      formError={page.ask.error}
      labelledby="ask-h"
    >
      <h2 id="ask-h">{words.ask}</h2>
      <TextArea name="body" label={words.yourQuestion} hint={words.askHint(ASK_MOST)} required value={page.ask.value} rows={3} />
      <div class="row">
        <AddButton>{words.post}</AddButton>
        {isMember(frame) ? null : <p class="small">{ask.visitor}</p>}
      </div>
    </FormPost>
  );
};

/** A question with who asked it and who wants to know. */
const Asked = ({ frame, session, question }: { readonly frame: Frame; readonly session: SessionView; readonly question: QuestionView }) => {
  const words = wordsOf(frame.lang);
  const { comment } = question;
  return (
    <Say
      frame={frame}
      id={`q-${question.id}`}
      level={3}
      name={comment.author?.name ?? words.page.formerMember}
      nameHref={comment.author === null ? undefined : paths.profile(comment.author.handle)}
      question
      at={question.askedAt}
      href={paths.question(question.id)}
      text={<CommentText body={comment.body} mentions={comment.mentions} />}
      after={comment.state === "held" ? <p class="small">{words.session.held}</p> : <StateLine frame={frame} question={question} />}
      actions={session.isCalledOff ? undefined : <WantForm frame={frame} question={question} />}
    />
  );
};

const AnswerBox = ({ frame, page, question }: Part & { readonly question: QuestionView }) => {
  const { session: words } = wordsOf(frame.lang);
  const { session, answer } = page;
  if (session.guestId !== frame.viewer.id || session.isCalledOff || !takesAnswers(session.phase)) return null;
  if (question.comment.state !== "published") return null;
  const isThis = answer?.questionId === question.id;
  return (
    <FormPost
      class="box"
      action={paths.answerInSession(session.id)}
      formKey={page.formKey}
      formError={isThis ? answer.error : null}
      label={words.yourAnswer}
    >
      <input type="hidden" name="question" value={question.id} />
      <TextArea
        name="body"
        id={`answer-${question.id}`}
        label={words.yourAnswer}
        hint={words.answerHint(GUEST_EDIT_MS / 60_000)}
        required
        value={isThis ? answer.value : ""}
        rows={3}
      />
      <div class="row">
        <AddButton>{words.postAnswer}</AddButton>
      </div>
    </FormPost>
  );
};

const AnsweredItem = ({ frame, page, each }: Part & { readonly each: Answered }) => (
  <ThreadItem>
    <Asked frame={frame} session={page.session} question={each.question} />
    <Thread>
      {each.answers.map((answer) => (
        <ThreadItem>
          <AnswerItem
            frame={frame}
            question={each.question}
            answer={answer}
            level={4}
            actions={
              <a href={paths.thread({ storyId: page.session.story.shortId, id: answer.comment.id })}>{wordsOf(frame.lang).page.thread}</a>
            }
          />
        </ThreadItem>
      ))}
    </Thread>
  </ThreadItem>
);

/** What was answered, then what waits. A script puts the newest in its place. */
export const SessionList = ({ frame, page }: Part) => {
  const { session: words } = wordsOf(frame.lang);
  const { session, questions } = page;
  const isOver = session.phase === "archived" || session.isCalledOff;
  return (
    <div data-list>
      <section class="band" aria-labelledby="answered">
        <Head id="answered">{words.answered}</Head>
        {questions.answered.length === 0 ? <EmptyNote>{words.noAnswers}</EmptyNote> : null}
        <Thread>
          {questions.answered.map((each) => (
            <AnsweredItem frame={frame} page={page} each={each} />
          ))}
        </Thread>
        <Pager
          frame={frame}
          next={questions.next === null ? null : paths.session(session.id, { after: questions.next })}
          nextText={words.older}
        />
      </section>
      {page.isLater || (isOver && questions.waiting.length === 0) ? null : (
        <section class="band" aria-labelledby="waiting">
          <Head id="waiting">{isOver ? words.left : words.waiting}</Head>
          {questions.waiting.length === 0 ? <EmptyNote>{words.noWaiting}</EmptyNote> : null}
          <Thread>
            {questions.waiting.map((question) => (
              <ThreadItem>
                <Asked frame={frame} session={session} question={question} />
                <AnswerBox frame={frame} page={page} question={question} />
              </ThreadItem>
            ))}
          </Thread>
        </section>
      )}
    </div>
  );
};

const Live = ({ frame, page }: Part) => {
  const { session: words } = wordsOf(frame.lang);
  const { session } = page;
  if (session.isCalledOff || session.phase === "archived") return <SessionList frame={frame} page={page} />;
  return (
    <div
      data-session={session.id}
      data-hear="session comment revision kill"
      data-live={paths.live(session.story.shortId)}
      data-since={String(page.since)}
      data-words={JSON.stringify({ changed: words.changed, offline: words.offline })}
    >
      <p role="status" data-session-status />
      <SessionList frame={frame} page={page} />
    </div>
  );
};

/** A live session with a guest: asking, answering, and the record that stays. */
export const sessionPage = (frame: Frame, page: SessionPage): string => {
  const words = wordsOf(frame.lang);
  const { session } = page;
  const { story } = session;
  const isOver = session.isCalledOff || session.phase === "archived";
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={session.title}
      description={session.intro === "" ? words.session.title : session.intro}
      canonical={absolute(frame.origin, paths.session(session.id))}
      section={story.section}
      styles={["story", "talk"]}
      islands={isOver ? [] : ["session", "heard"]}
    >
      <PageHead
        title={session.title}
        over={
          <p class="small">
            <a href={paths.questions()}>{words.list.title}</a>
          </p>
        }
        {...(session.intro === "" ? {} : { deck: session.intro })}
      />
      <GuestLine frame={frame} session={session} />
      <p class="small">
        {words.session.about}{" "}
        <a href={paths.story({ id: story.shortId, slug: story.slug })} {...tongue(story.lang, frame.lang)}>
          {story.headline}
        </a>
        {isEditor(frame.viewer) ? (
          <>
            {" "}
            <a href={paths.deskSession(session.id)}>{words.page.run}</a>
          </>
        ) : null}
      </p>
      <SessionNotice frame={frame} session={session} />
      <AskBox frame={frame} page={page} />
      <Live frame={frame} page={page} />
    </Layout>,
  );
};
