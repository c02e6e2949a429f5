import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { BesideOf } from "#conversation";
import type { StoryView } from "#stories";
import type { House } from "#store";
import { paths } from "#paths";
import { Head, type PageEnv } from "#ui";
import { answersTo } from "./answer-view.ts";
import { AnswerNotes, StateLine, WantForm } from "./pages/question-parts.tsx";
import { QuestionItem } from "./pages/list-page.tsx";
import { StoryQuestionsPart } from "./pages/story-questions.tsx";
import { sessionsUnder } from "./sessions/session-view.ts";
import { questionsByIds, questionsOf, storyQuestions } from "./queries.ts";
import { wordsOf } from "./words/index.ts";

/** What stands between a story and its conversation: its questions. Nothing where its conversation is closed. */
export const questionsUnder =
  (house: House) =>
  async (c: Context<PageEnv>, story: StoryView): Promise<Child> => {
    if (story.isTalkClosed) return null;
    const { frame } = c.var;
    const questions = await storyQuestions(house, frame.viewer, story.id);
    const ids = questions.answered.map(({ id }) => id);
    const answers = await answersTo(house, frame.viewer, ids, story.id);
    const sessions = await sessionsUnder(house, story.id);
    return <StoryQuestionsPart frame={frame} story={story} questions={questions} answers={answers} sessions={sessions} />;
  };

/** What was asked under some stories, as a part of another page; nothing where nothing was. */
export const questionsAbout =
  (house: House) =>
  async (c: Context<PageEnv>, storyIds: readonly string[]): Promise<Child> => {
    const { frame } = c.var;
    const questions = await questionsOf(house, frame.viewer, storyIds);
    if (questions.length === 0) return null;
    return (
      <section aria-labelledby="asked">
        <Head id="asked" here more={{ href: paths.questions(), text: wordsOf(frame.lang).story.all }}>
          {wordsOf(frame.lang).list.title}
        </Head>
        <ul class="list big">
          {questions.map((question) => (
            <QuestionItem frame={frame} question={question} isUnderStory />
          ))}
        </ul>
      </section>
    );
  };

/** What the conversation shows beside comments that ask or answer. */
export const besideQuestions =
  (house: House): BesideOf =>
  async (c, comments) => {
    const { frame } = c.var;
    const asked = comments.filter(({ kind }) => kind === "question").map(({ id }) => id);
    const questions = await questionsByIds(house, frame.viewer, asked);
    const answers = [...(await answersTo(house, frame.viewer, asked)).values()].flat();
    const beside = questions.map(
      (question) =>
        [
          question.id,
          { after: <StateLine frame={frame} question={question} />, actions: <WantForm frame={frame} question={question} /> },
        ] as const,
    );
    const below = answers.flatMap((answer) => {
      const question = questions.find(({ id }) => id === answer.questionId);
      return question === undefined
        ? []
        : [[answer.comment.id, { after: <AnswerNotes frame={frame} question={question} answer={answer} /> }] as const];
    });
    return new Map([...beside, ...below]);
  };
