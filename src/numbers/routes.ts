import { Hono } from "hono";
import { isEditor } from "#kit";
import { paths, routes } from "#paths";
import type { House } from "#store";
import { type Frame, isMember, type PageEnv, type Tab, troublePage } from "#ui";
import { numbersFile, numbersView, type Span, SPANS } from "./numbers-view.ts";
import { numbersPage } from "./pages/numbers-page.tsx";

export type NumbersHouse = House & {
  readonly deskTabs: (frame: Frame, current: string) => readonly Tab[];
  /** Writes down what this process has counted, so that the page shows it. */
  readonly flush: () => Promise<void>;
};

const NO_STORE = { "cache-control": "no-store" } as const;

const spanIn = (text: string | undefined): Span => SPANS.find((span) => String(span) === text) ?? 30;

/** The newsroom's numbers, as a page and as a file. */
export const numbersRoutes = (house: NumbersHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  app.get(routes.deskNumbers, async (c) => {
    const { frame } = c.var;
    if (!isEditor(frame.viewer) && !isMember(frame)) return c.redirect(paths.signIn(paths.deskNumbers()), 303);
    if (!isEditor(frame.viewer)) return c.html(troublePage(frame, 403), 403, NO_STORE);
    await house.flush();
    const view = await numbersView(house, spanIn(c.req.query("days")));
    return c.html(numbersPage(frame, view, house.deskTabs(frame, "numbers")), 200, NO_STORE);
  });
  app.get(routes.deskNumbersFile, async (c) => {
    if (!isEditor(c.var.frame.viewer)) return c.html(troublePage(c.var.frame, 403), 403, NO_STORE);
    await house.flush();
    const file = await numbersFile(house, spanIn(c.req.query("days")));
    return c.body(file, 200, {
      ...NO_STORE,
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="numbers.csv"',
    });
  });
  return app;
};
