export { type JudgeParts, openJudge } from "./judge.ts";
