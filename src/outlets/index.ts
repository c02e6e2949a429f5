export { type OutletsHouse, outletRoutes } from "./routes.ts";
export { rss, type RssChannel, type RssItem } from "./rss.ts";
export { storyOut, type StoryOut } from "./story-out.ts";
