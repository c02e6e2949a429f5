export { arrangeRoutes } from "./arrange-routes.tsx";
export { type CalendarHouse, calendarRoutes } from "./calendar-routes.tsx";
export { type DueSource } from "./due.ts";
