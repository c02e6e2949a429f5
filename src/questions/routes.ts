import { Hono } from "hono";
import type { PageEnv } from "#ui";
import { questionApi } from "./api.ts";
import { askRoutes } from "./ask-routes.ts";
import { questionDeskRoutes } from "./desk-routes.tsx";
import { sessionDeskRoutes } from "./session-desk-routes.tsx";
import { sessionRoutes } from "./session-routes.tsx";
import type { QuestionHouse } from "./question-house.ts";
import { questionPageRoutes } from "./question-routes.tsx";

/** Every page of questions: asking, reading, answering, rounds, the desk's list; and the API. */
export const questionRoutes = (house: QuestionHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  for (const part of [askRoutes, questionPageRoutes, sessionRoutes, questionDeskRoutes, sessionDeskRoutes, questionApi])
    app.route("/", part(house));
  return app;
};
