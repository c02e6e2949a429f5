export { arrangeRoutes } from "./arrange-routes.tsx";
export { calendarRoutes } from "./calendar-routes.tsx";
export { type Due, type DueSource } from "./due.ts";
export { seriesRoutes } from "../series/routes.tsx";
