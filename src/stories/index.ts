export { type Block, type Inline, paragraphsOf, type TableRow, textOfBlock, textOfInlines } from "./block.ts";
export { type Change, compareParagraphs, compareText, type Part } from "./changes.ts";
export { countReplies } from "./count-replies.ts";
export { handleStoryJobs } from "./handle-jobs.ts";
export { type Month, storiesOfMonth, storiesSince, storyMonths, type Withdrawn, withdrawnStories } from "./list-by-time.ts";
export { keepPicture, type KeptPicture, pictureIsPublic, pictureName, waitsForPicture } from "./pictures.ts";
export { type PictureHouse, pictureRoutes } from "./picture-routes.ts";
export {
  discussedStories,
  type ListFilter,
  listStories,
  storiesByIds,
  type StoryList,
  type StorySubject,
  storySubject,
  type Teaser,
} from "./queries.ts";
export { type PutRight, putRightList } from "./put-right.ts";
export { renderBlocks } from "./render-blocks.ts";
export { rightsHoles } from "./rights-holes.ts";
export { storyRoutes, type StoryHouse, type UnderStory } from "./routes.tsx";
export { listSections, putSections, SECTION_FALLBACK, type Section, type SectionRule } from "./sections.ts";
export { readSite, type SiteSettings, writeSite } from "./site.ts";
export { bodyOfText, textOfBody } from "./body-text.ts";
export { deskStory, type DeskStory } from "./desk-story.ts";
export { type Edit, editStory, type EditProblem } from "./edit-story.ts";
export { adoptStory, listSources, matchSource, type NewSource, putSource, soleSourceOf, type Source, sourceOf } from "./sources.ts";
export { type Head, inOrder, settle, type Settled } from "./settle.ts";
export { type Arrival, type ArrivingPicture, type Entity, type NamedCode, type Outcome } from "./story.ts";
export { type SentItem, type StoryPage, type StoryPicture, storyPage, type StoryView } from "./story-view.ts";
export { resettle } from "./apply-settled.ts";
export { type HeldFor, type StoryState } from "./tables.ts";
export { nameIn } from "./topics/catalogue.ts";
export { catalogueOf } from "./topics/catalogue-of.ts";
export { importMediaTopics } from "./topics/import-media-topics.ts";
export { findTopic, type TopicLink } from "./topics/topic-view.ts";
export { takeArrival, type Taken } from "./take-arrival.ts";
