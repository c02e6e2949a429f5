export { nameIn } from "./catalogue.ts";
export { catalogueOf } from "./catalogue-of.ts";
export { importMediaTopics } from "./import-media-topics.ts";
export { findTopic, type TopicLink } from "./topic-view.ts";
export { topicsOfStories } from "./topics-of-stories.ts";
