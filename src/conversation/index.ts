export { talkApi } from "./api.ts";
export { jsonIn, NO_TOKEN, problem, type Status, storyOf } from "./api-problem.ts";
export { authorRecord, type AuthorRecord } from "./author-record.ts";
export { commentsByIds, commentState, labelIn, newestComments, commentsOf } from "./comment-lists.ts";
export { commentSubject, type CommentSubject, commentSubjects, pastComments } from "./comment-subject.ts";
export {
  type CommentKind,
  type CommentState,
  type Contribution,
  type Judge,
  LETTERS_MOST,
  lettersIn,
  type Rule,
  RULES,
  type Typed,
  type Verdict,
} from "./comment.ts";
export { CommentText, commentHtml } from "./comment-text.tsx";
export { editComment } from "./edit-comment.ts";
export { type Carried, type Draft, findDraft, keepDraft, publishDraft } from "./draft.ts";
export { liveApi } from "./live-api.ts";
export { openPresence } from "./live.ts";
export { SaidLately } from "./pages/said-lately.tsx";
export { talkData } from "./personal-data.ts";
export { plainJudge } from "./plain-judge.ts";
export { wilsonLower } from "./score-comment.ts";
export { talkRoutes } from "./routes.ts";
export { ruleNames } from "./rule-names.ts";
export { handleTalkJobs } from "./sweep.ts";
export { bringBack, hideComment, lockComment, restoreComment, takeOff } from "./take-off.ts";
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
