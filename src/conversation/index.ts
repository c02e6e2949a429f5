export { talkApi } from "./api.ts";
export { jsonIn, NO_TOKEN, problem, type Status, storyOf } from "./api-problem.ts";
export { commentsByIds, commentState, labelIn, newestComments, commentsOf } from "./comment-lists.ts";
export { type CommentKind, type CommentState, type Judge, lettersIn, type Rule, RULES, type Typed } from "./comment.ts";
export { CommentText, commentHtml } from "./comment-text.tsx";
export { type Carried, type Draft, findDraft, keepDraft, publishDraft } from "./draft.ts";
export { liveApi } from "./live-api.ts";
export { openPresence } from "./live.ts";
export { SaidLately } from "./pages/said-lately.tsx";
export { plainJudge } from "./plain-judge.ts";
export { wilsonLower } from "./score-comment.ts";
export { talkRoutes } from "./routes.ts";
export { handleTalkJobs } from "./sweep.ts";
export { hideComment, restoreComment } from "./take-off.ts";
export { REPLY_RATE, type TalkHouse, VOTE_RATE } from "./talk-house.ts";
export { formKeyOf, postedPath, problemSentence } from "./talk-pages.ts";
export { type BesideOf, underStory } from "./under-story.tsx";
export { type CommentView } from "./view.ts";
export { FIRST_STAGE, nextStage, type Stage, type StageState } from "./opinion/stage.ts";
export {
  checkBody,
  type NewComment,
  type Posted,
  postComment,
  type PostProblem,
  tidyBody,
  writeComment,
  type WriteTyped,
} from "./write-comment.ts";
