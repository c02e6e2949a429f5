import { Hono } from "hono";
import type { PageEnv } from "#ui";
import { liveRoutes } from "./live/routes.tsx";
import { arrangeRoutes, type CalendarHouse, calendarRoutes } from "./planning/index.ts";
import { type SettingsHouse, settingsRoutes } from "./running/index.ts";
import { type SeriesHouse, seriesRoutes } from "./series/routes.tsx";

/** Where the desk arranges its pages, makes series, sees what is due and runs the site. */
export const runRoutes = (house: CalendarHouse & SettingsHouse & SeriesHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  for (const room of [arrangeRoutes(house), seriesRoutes(house), liveRoutes(house), calendarRoutes(house), settingsRoutes(house)])
    app.route("/", room);
  return app;
};
