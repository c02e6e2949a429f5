export { type Block, type Inline, paragraphsOf, type TableRow, textOfBlock, textOfInlines } from "./block.ts";
export { type Change, compareParagraphs, compareText, type Part } from "./changes.ts";
export { countReplies } from "./count-replies.ts";
export { handleStoryJobs, LATE_MS } from "./handle-jobs.ts";
export { killPictures } from "./kill-pictures.ts";
export { openTalk } from "./open-talk.ts";
export { type Month, storiesOfMonth, storiesSince, storyMonths, type Withdrawn, withdrawnStories } from "./list-by-time.ts";
export { isPictureKilled, keepPicture, pictureName, waitsForPicture } from "./pictures.ts";
export { type PictureHouse, pictureRoutes } from "./picture-routes.ts";
export {
  discussedStories,
  type ListFilter,
  listStories,
  type PutRight,
  putRightList,
  storiesByIds,
  type StoryList,
  type StorySubject,
  storySubject,
  type Teaser,
  topicName,
} from "./queries.ts";
export { renderBlocks } from "./render-blocks.ts";
export { rightsHoles } from "./rights-holes.ts";
export { storyRoutes, type StoryHouse, type UnderStory } from "./routes.tsx";
export { listSections, putSections, SECTION_FALLBACK, type Section, type SectionRule } from "./sections.ts";
export { readSite, type SiteSettings, writeSite } from "./site.ts";
export { applyTombstone, resettleAll } from "./apply-tombstone.ts";
export { type Tombstone, tombstonesIn } from "./tombstone.ts";
export { bodyOfText, textOfBody } from "./body-text.ts";
export { deskLife, type DeskLife, type LifeEvent, type WaitingText } from "./desk-life.ts";
export { deskStory, type DeskStory } from "./desk-story.ts";
export { type Edit, editStory, type EditProblem } from "./edit-story.ts";
export { adoptStory, keyOfHeadline, listSources, matchSource, type NewSource, putSource, soleSourceOf, type Source, sourceOf } from "./sources.ts";
export { type Head, inOrder, settle, type Settled } from "./settle.ts";
export { type Arrival, type ArrivingPicture, type Entity, type NamedCode, type Outcome } from "./story.ts";
export { type StoryPage, storyPage, type StoryView } from "./story-view.ts";
export { resettle } from "./apply-settled.ts";
export { type ConflictPolicy, type DecidedBy, type HeldFor, type StoryEventKind, type StoryState } from "./tables.ts";
export { takeArrival, type Taken } from "./take-arrival.ts";
