import { commentHtml } from "#conversation";
import { absolute, paths } from "#paths";
import type { AnswerView } from "./answer-view.ts";
import type { QuestionView } from "./question-view.ts";

const personOf = (person: QuestionView["comment"]["author"]) => (person === null ? null : { handle: person.handle, name: person.name });

/** A question as programs get it. */
export const questionOut = (origin: string, question: QuestionView) => ({
  id: question.id,
  url: absolute(origin, paths.question(question.id)),
  story: question.story.shortId,
  about: question.aim,
  state: question.state,
  author: personOf(question.comment.author),
  body: question.comment.body,
  bodyHtml: commentHtml(question.comment.body, question.comment.mentions),
  askedAt: question.askedAt,
  wants: question.wants,
  assignedTo: personOf(question.assignedTo),
  dueAt: question.dueAt,
  answeredAt: question.answeredAt,
  resolvedBy: question.resolvedBy,
  reason: question.reason,
  note: question.note,
  mergedInto: question.mergedInto,
  becameStory: question.becameStory?.shortId ?? null,
});

export const answerOut = ({ comment, kind, sources, isMarked }: AnswerView) => ({
  id: comment.id,
  kind,
  author: personOf(comment.author),
  body: comment.body,
  bodyHtml: commentHtml(comment.body, comment.mentions),
  postedAt: comment.postedAt,
  sources,
  confirmed: isMarked || kind === "staff",
  respect: comment.respect,
});
