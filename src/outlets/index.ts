export type { OutletsHouse } from "./feed-routes.ts";
export { outletRoutes } from "./routes.ts";
export { structuredStory } from "./structured-story.tsx";
