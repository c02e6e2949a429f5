import type { Context, Hono } from "hono";
import { paths, routes } from "#paths";
import { type PageEnv, troublePage } from "#ui";
import { type Keep, readKeepFields, readKeeps, saveKeeps } from "./keeps.ts";
import { keptPage } from "./pages/kept-page.tsx";
import type { SettingsHouse } from "./routes.tsx";
import { wordsOf } from "./words/index.ts";

const NO_STORE = { "cache-control": "no-store" } as const;

type Refused = (c: Context<PageEnv>) => Response | Promise<Response> | null;

/** Where an admin says for how long things are kept. */
export const keptRoutes = (house: SettingsHouse, app: Hono<PageEnv>, refused: Refused): void => {
  const fieldsOf = (said: (keep: Keep) => string) => ({
    sessions: said("sessions"),
    browsers: said("browsers"),
    files: said("files"),
    readings: said("readings"),
  });
  const show = (
    c: Context<PageEnv>,
    fields: Readonly<Record<Keep, string>>,
    wrong: readonly Keep[],
    status: 200 | 422,
  ): Response | Promise<Response> => {
    const page = { fields, wrong, isDone: c.req.query("done") !== undefined, tabs: house.deskTabs(c.var.frame, "settings") };
    return c.html(keptPage(c.var.frame, page), status, NO_STORE);
  };

  app.get(routes.deskKept, async (c) => {
    const no = refused(c);
    if (no !== null) return no;
    const days = await readKeeps(house.store);
    return show(
      c,
      fieldsOf((keep) => (days[keep] === null ? "" : String(days[keep]))),
      [],
      200,
    );
  });

  app.post(routes.deskKept, async (c) => {
    const no = refused(c);
    if (no !== null) return no;
    const form = await c.req.parseBody();
    const fields = fieldsOf((keep) => {
      const typed = form[keep];
      return typeof typed === "string" ? typed.slice(0, 20) : "";
    });
    const read = readKeepFields(fields);
    if (!read.ok) return show(c, fields, read.problem, 422);
    const saved = await saveKeeps(house, c.var.frame.viewer, read.value);
    if (!saved.ok) return c.html(troublePage(c.var.frame, 403, <p>{wordsOf(c.var.frame.lang).adminsOnly}</p>), 403, NO_STORE);
    return c.redirect(paths.deskKept("1"), 303);
  });
};
