export { setAbsence } from "./absence.ts";
export { applyTombstone, resettleAll } from "./apply-tombstone.ts";
export { resettle } from "./apply-settled.ts";
export { type Flag, flagsOf, openFlags, seeFlag } from "./flags.ts";
export { hideVanished } from "./hide-vanished.ts";
export { type Tombstone, tombstonesIn } from "./tombstone.ts";
export { type AskSite, type ExitSource, handleReceiptJobs, notDown, receiptRoutes, receiptWordsOf, STORY_EXITS } from "./receipt/index.ts";
export { type SourceOfStory, sourcesOfStories } from "./source-of-story.ts";
