export { type OutletsHouse, outletRoutes } from "./routes.ts";
export { structuredStory } from "./structured-story.tsx";
