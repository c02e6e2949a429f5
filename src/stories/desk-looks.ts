export { type StoryUse, usesOf, wordsOfVersions } from "./combined/uses-of.ts";
export { deskStory, type DeskStory } from "./desk-story.ts";
export { type TellChange } from "./running/pages/history-page.tsx";
