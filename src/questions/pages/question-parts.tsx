import type { Child } from "hono/jsx";
import { CommentText } from "#conversation";
import { formatInstant, formatNumber, formatSpan, type Instant } from "#kit";
import { paths } from "#paths";
import { Button, type Frame, FormPost, type Level, Say, tongue } from "#ui";
import type { AnswerView } from "../answer-view.ts";
import { WAITING } from "../question.ts";
import type { QuestionView } from "../question-view.ts";
import { wordsOf } from "../words/index.ts";

export type Props = { readonly frame: Frame; readonly question: QuestionView };

export const momentOf = (frame: Frame, at: Instant): string => formatInstant(frame.lang, frame.site.zone, at, "moment");

/** "I want to know too", with how many do; for its asker and where it is over, the number alone. */
export const WantForm = ({ frame, question }: Props) => {
  const { want } = wordsOf(frame.lang);
  const isOwn = question.comment.authorId === frame.viewer.id;
  const count = want.wants(question.wants);
  if (isOwn || question.comment.state !== "published") return <span>{count}</span>;
  return (
    <FormPost action={paths.wantQuestion(question.id)} class="votes">
      <Button bare name="want" value={question.isWanting ? "0" : "1"} pressed={question.isWanting}>
        {want.want} <b>{formatNumber(frame.lang, question.wants)}</b>
        <span class="unseen">, {count}</span>
      </Button>
    </FormPost>
  );
};

/** Where the question is now, in a sentence; nothing while it is simply open. */
export const StateLine = ({ frame, question }: Props) => {
  const words = wordsOf(frame.lang);
  const { state, assignedTo, dueAt, answerMs, reason, note, becameStory } = question;
  const lines: Child[] = [];
  const isIn = answerMs !== null && (state === "answered" || state === "story");
  if (state !== "open" && !(isIn && state === "answered")) lines.push(<b>{words.states[state]}.</b>);
  if (state === "assigned" && dueAt !== null) lines.push(words.page.assigned(assignedTo?.name ?? null, momentOf(frame, dueAt)));
  if ((state === "open" || state === "shortlisted" || state === "voting") && dueAt !== null)
    lines.push(words.page.due(momentOf(frame, dueAt)));
  if (isIn) lines.push(<b>{words.page.answeredIn(formatSpan(frame.lang, answerMs))}.</b>);
  const why: Readonly<Record<string, string>> = state === "cannot" ? words.cannot : state === "closed" ? words.closed : {};
  const said = reason === null ? undefined : why[reason];
  if (said !== undefined) lines.push(`${said.slice(0, 1).toLocaleUpperCase(frame.lang)}${said.slice(1)}.`);
  if (note !== "")
    lines.push(
      <>
        {words.page.noteIs} <q dir="auto">{note}</q>
      </>,
    );
  if (becameStory !== null)
    lines.push(
      <>
        {words.page.became}{" "}
        <a href={paths.story({ id: becameStory.shortId, slug: becameStory.slug })} {...tongue(becameStory.lang, frame.lang)}>
          {becameStory.headline}
        </a>
      </>,
    );
  if (lines.length === 0) return null;
  return (
    <p class="small">
      {lines.map((line, index) => (
        <>
          {index === 0 ? "" : " "}
          {line}
        </>
      ))}
    </p>
  );
};

/** The words of a question on one line, linked to its page. */
export const QuestionLink = ({ question }: { readonly question: QuestionView }) => (
  <a href={paths.question(question.id)} dir="auto">
    {question.comment.body.replace(/\s+/gu, " ").slice(0, 300)}
  </a>
);

/** Where an answer was looked up; an address is a link. */
export const Sources = ({ frame, sources }: { readonly frame: Frame; readonly sources: readonly string[] }) =>
  sources.length === 0 ? null : (
    <div class="small">
      {wordsOf(frame.lang).page.sourcesAre} <CommentText body={sources.join(" · ")} />
    </div>
  );

/** Below an answer: its sources, the badge of whoever asked, the newsroom's word. */
export const AnswerNotes = ({ frame, question, answer, isStale }: Props & { readonly answer: AnswerView; readonly isStale?: boolean }) => {
  const words = wordsOf(frame.lang);
  const isConfirmed = answer.isMarked && answer.kind !== "staff" && !answer.isOwnWord && !WAITING.includes(question.state);
  const badges = [
    ...(question.resolvedBy === answer.comment.id ? [words.page.resolved] : []),
    ...(isConfirmed ? [answer.isByReaders ? words.page.markedByReaders : words.page.marked] : []),
  ];
  return (
    <>
      {isStale === true ? <p class="bad">{words.page.answerStale}</p> : null}
      <Sources frame={frame} sources={answer.sources} />
      {badges.length === 0 ? null : (
        <p class="small">
          <b>{badges.join(". ")}.</b>
        </p>
      )}
    </>
  );
};

/** An answer with who gives it and by what right, its sources, the badge of whoever asked. */
export const AnswerItem = ({
  frame,
  question,
  answer,
  level,
  actions,
  isStale = false,
}: Props & {
  readonly answer: AnswerView;
  readonly level: Level;
  readonly actions?: Child;
  /** Given before what its question is about was changed. */
  readonly isStale?: boolean;
}) => {
  const words = wordsOf(frame.lang);
  const { comment } = answer;
  const marks = comment.label !== null && comment.label.kind !== "author" ? [<bdi>{comment.label.words}</bdi>] : [];
  return (
    <Say
      frame={frame}
      id={`c-${comment.id}`}
      level={level}
      name={comment.author?.name ?? words.page.formerMember}
      nameHref={comment.author === null ? undefined : paths.profile(comment.author.handle)}
      desk={answer.kind === "staff"}
      kinds={[words.answerKinds[answer.kind]]}
      marks={marks}
      at={comment.postedAt}
      href={paths.thread({ storyId: question.story.shortId, id: comment.id })}
      text={<CommentText body={comment.body} mentions={comment.mentions} />}
      after={<AnswerNotes frame={frame} question={question} answer={answer} isStale={isStale} />}
      actions={actions}
    />
  );
};
