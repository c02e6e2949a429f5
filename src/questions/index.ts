export { followComments } from "./follow-comments.ts";
export { mergeQuestion } from "./merge-question.ts";
export { type QuestionHouse } from "./question-house.ts";
export { questionRoutes } from "./routes.ts";
export { runQuestion } from "./run-question.ts";
export { handleQuestionJobs } from "./sweep.ts";
export { besideQuestions, questionsUnder } from "./under-story.tsx";
export { wantQuestion } from "./want-question.ts";
export { openWriteTyped } from "./write-typed.ts";
