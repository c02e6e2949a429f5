import { absolute, paths } from "#paths";
import { type Frame, StructuredData } from "#ui";
import type { AnswerView } from "../answer-view.ts";
import type { QuestionView } from "../question-view.ts";

const authorOf = (frame: Frame, author: QuestionView["comment"]["author"]) =>
  author === null ? {} : { author: { "@type": "Person", name: author.name, url: absolute(frame.origin, paths.profile(author.handle)) } };

/**
 * A question with its answers as schema.org's QAPage, by Google's rules: only where readers can answer, of one question, with at least one
 * answer; accepted is what the newsroom gave or confirmed.
 */
export const QuestionFacts = ({
  frame,
  question,
  answers,
}: {
  readonly frame: Frame;
  readonly question: QuestionView;
  readonly answers: readonly AnswerView[];
}) => {
  const shown = answers.filter(({ comment }) => comment.state === "published");
  if (shown.length === 0 || question.comment.state !== "published" || question.state === "merged") return null;
  const fact = ({ comment }: AnswerView) => ({
    "@type": "Answer",
    text: comment.body,
    url: `${absolute(frame.origin, paths.question(question.id))}#c-${comment.id}`,
    datePublished: comment.postedAt,
    upvoteCount: comment.respect,
    ...authorOf(frame, comment.author),
  });
  const [accepted, others] = [shown.filter(({ isMarked }) => isMarked), shown.filter(({ isMarked }) => !isMarked)];
  return (
    <StructuredData
      data={{
        "@context": "https://schema.org",
        "@type": "QAPage",
        mainEntity: {
          "@type": "Question",
          name: question.comment.body.replace(/\s+/gu, " ").slice(0, 200),
          text: question.comment.body,
          answerCount: shown.length,
          upvoteCount: question.wants,
          datePublished: question.askedAt,
          ...authorOf(frame, question.comment.author),
          ...(accepted.length === 0 ? {} : { acceptedAnswer: accepted.map(fact) }),
          ...(others.length === 0 ? {} : { suggestedAnswer: others.map(fact) }),
        },
      }}
    />
  );
};
