import { type Context, Hono } from "hono";
import { paths, routes } from "#paths";
import { isMember, type PageEnv, troublePage } from "#ui";
import { appeal } from "./appeal.ts";
import { maySee } from "./decision.ts";
import type { ModerationHouse } from "./house.ts";
import { type StatementForm, statementPage } from "./pages/statement-page.tsx";
import { NO_STORE, text } from "./report-routes.tsx";
import { statementById, statementOfTarget, type StatementView } from "./statement-view.ts";
import { wordsOf } from "./words/index.ts";

const NOTHING: StatementForm = { words: "", error: null };

/** The statement of reasons, for its author and the moderators, and the appeal. */
export const statementRoutes = (house: ModerationHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const show = (c: Context<PageEnv>, view: StatementView | null, form: StatementForm, status: 200 | 422): Response | Promise<Response> => {
    const { frame } = c.var;
    if (!isMember(frame)) return c.redirect(paths.signIn(frame.path), 303);
    if (view === null || !maySee(frame.viewer, view.decision)) return c.html(troublePage(frame, 404), 404, NO_STORE);
    return c.html(statementPage(frame, view, form), status, NO_STORE);
  };

  app.get(routes.statementOf, async (c) => show(c, await statementOfTarget(house.store.db, c.req.param("target")), NOTHING, 200));
  app.get(routes.statement, async (c) => show(c, await statementById(house.store.db, c.req.param("id")), NOTHING, 200));

  app.post(routes.statement, async (c) => {
    const id = c.req.param("id");
    const { viewer, lang } = c.var.frame;
    const words = text((await c.req.parseBody())["words"]);
    const made = await appeal(house, viewer, id, words);
    if (made.ok) return c.redirect(paths.statement(id), 303);
    return show(c, await statementById(house.store.db, id), { words, error: wordsOf(lang).statement.problems[made.problem] }, 422);
  });

  return app;
};
