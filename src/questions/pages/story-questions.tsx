import { CommentText } from "#conversation";
import { paths } from "#paths";
import type { StoryView } from "#stories";
import { Caret, type Frame, tongue } from "#ui";
import type { AnswerView } from "../answer-view.ts";
import type { StoryQuestions } from "../queries.ts";
import type { SessionView } from "../sessions/session-view.ts";
import { SessionsUnder } from "./session-parts.tsx";
import type { QuestionView } from "../question-view.ts";
import { shownPassages } from "../story-passages.ts";
import { wordsOf } from "../words/index.ts";
import { QuestionItem } from "./list-page.tsx";
import { QuestionLink, StateLine } from "./question-parts.tsx";

type Parts = {
  readonly frame: Frame;
  readonly story: StoryView;
  readonly questions: StoryQuestions;
  readonly answers: ReadonlyMap<string, readonly AnswerView[]>;
  readonly sessions: readonly SessionView[];
};

/** The answer that stands on the story's page: the newsroom's, or the reader's that it confirms. */
const bestOf = (answers: readonly AnswerView[]): AnswerView | undefined => answers.find((answer) => answer.isMarked);

type AnsweredProps = Pick<Parts, "frame" | "story"> & { readonly question: QuestionView; readonly answer: AnswerView };

const Answered = ({ frame, story: about, question, answer }: AnsweredProps) => {
  const { page, story } = wordsOf(frame.lang);
  const { comment, passage } = question;
  const isThere = passage !== null && (shownPassages(about) ?? []).some((text) => text.includes(passage.exact));
  return (
    <>
      <h3>
        <QuestionLink question={question} />
      </h3>
      {isThere ? (
        <figure>
          <blockquote {...tongue(about.lang, frame.lang)}>
            <p>{passage.exact}</p>
          </blockquote>
          <figcaption>{page.passage}</figcaption>
        </figure>
      ) : null}
      <div class="say__text">
        <CommentText body={answer.comment.body} mentions={answer.comment.mentions} />
      </div>
      {question.state === "story" ? <StateLine frame={frame} question={question} /> : null}
      <p class="small">
        {page.askedBy(comment.author?.name ?? page.formerMember, question.wants - 1)}{" "}
        {page.answeredBy(answer.comment.author?.name ?? page.formerMember)} <a href={paths.question(question.id)}>{story.more}</a>
      </p>
    </>
  );
};

/** Between a story and its conversation: what was asked and found out, and what readers still want to know. */
export const StoryQuestionsPart = ({ frame, story, questions, answers, sessions }: Parts) => {
  const { story: words } = wordsOf(frame.lang);
  const answered = questions.answered.flatMap((question) => {
    const answer = bestOf(answers.get(question.id) ?? []);
    return answer === undefined ? [] : [{ question, answer }];
  });
  return (
    <div class="story talk-zone">
      <SessionsUnder frame={frame} sessions={sessions} />
      {answered.length === 0 ? null : (
        <section class="answered" aria-labelledby="asked">
          <h2 id="asked">
            <Caret>{words.answered}</Caret>
          </h2>
          {answered.map((each) => (
            <Answered frame={frame} story={story} {...each} />
          ))}
        </section>
      )}
      {questions.waiting.length === 0 ? null : (
        <section class="answered" aria-labelledby="wanted">
          <h2 id="wanted">{words.waiting}</h2>
          <ul class="list">
            {questions.waiting.map((question) => (
              <QuestionItem frame={frame} question={question} isUnderStory />
            ))}
          </ul>
        </section>
      )}
      <p class="row">
        <a class="button" href={paths.ask({ storyId: story.shortId })} data-passage={words.askThis}>
          {words.ask}
        </a>
        {questions.count === 0 ? null : <a href={paths.questions()}>{words.all}</a>}
      </p>
    </div>
  );
};
