import { type Context, Hono } from "hono";
import { paths, routes } from "#paths";
import { type Frame, isMember, type PageEnv, type Tab, troublePage } from "#ui";
import { CLOSED, mayTry, type MemberHouse, text } from "../entry-routes.ts";
import { fresh } from "../fresh.ts";
import { recoveryDeskPage, recoveryStopPage } from "./pages/recovery-page.tsx";
import { listStaff } from "./people.ts";
import { askRecovery, canStop, confirmRecovery, listRecoveries, type RecoveryProblem, stopRecovery } from "./recovery.ts";
import { recoveryWordsOf } from "./words/recovery.ts";

type DeskHouse = MemberHouse & { readonly deskTabs: (frame: Frame, current: string) => readonly Tab[] };

const NO_STORE = { "cache-control": "no-store" } as const;

const STATUS: Readonly<Record<RecoveryProblem, 403 | 404 | 409>> = {
  "not-allowed": 403,
  yourself: 403,
  "same-person": 403,
  unknown: 404,
  "open-already": 409,
  over: 409,
};

const deskRoutes = (house: DeskHouse, app: Hono<PageEnv>): void => {
  const show = async (c: Context<PageEnv>, status: 200 | 403 | 404 | 409, problem: RecoveryProblem | null): Promise<Response> => {
    const { frame } = c.var;
    const [staff, recoveries] = await Promise.all([listStaff(house.store), listRecoveries(house)]);
    const page = { staff, recoveries, problem, isDone: c.req.query("done") !== undefined };
    return c.html(recoveryDeskPage(frame, { ...page, tabs: house.deskTabs(frame, "settings") }), status, NO_STORE);
  };

  /** Whoever is no admin is told so, or sent to sign in; null for an admin. */
  const refused = (c: Context<PageEnv>): Response | Promise<Response> | null => {
    const { frame } = c.var;
    if (frame.viewer.role === "admin") return null;
    if (!isMember(frame) && c.req.method === "GET") return c.redirect(paths.signIn(paths.deskRecovery()), 303);
    return c.html(troublePage(frame, 403, recoveryWordsOf(frame.lang).problems["not-allowed"]), 403, NO_STORE);
  };

  app.get(routes.deskRecovery, async (c) => refused(c) ?? show(c, 200, null));

  app.post(routes.deskRecovery, async (c) => {
    const no = refused(c);
    if (no !== null) return no;
    const mine = await fresh(house, c, paths.deskRecovery());
    if (mine instanceof Response) return mine;
    const form = await c.req.parseBody();
    const { viewer } = c.var.frame;
    const [act, id] = [text(form["act"], 20), text(form["recovery"], 60)];
    const acted =
      act === "ask"
        ? await askRecovery(house, viewer, text(form["member"], 60))
        : act === "confirm"
          ? await confirmRecovery(house, viewer, id)
          : await stopRecovery(house, { actor: viewer, id });
    return acted.ok ? c.redirect(paths.deskRecovery("1"), 303) : show(c, STATUS[acted.problem], acted.problem);
  });
};

/** Giving staff who lost their authenticator a new start: two admins at the desk, and the person's own way to stop it. */
export const recoveryRoutes = (house: DeskHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  deskRoutes(house, app);

  app.get(routes.recoveryStop, async (c) => {
    const link = text(c.req.query("t"), 100);
    const isOpen = await canStop(house.store, link);
    return c.html(recoveryStopPage(c.var.frame, isOpen ? "asks" : "over", link), isOpen ? 200 : 410, CLOSED);
  });

  app.post(routes.recoveryStop, async (c) => {
    if (!mayTry(house, c)) return c.html(troublePage(c.var.frame, 429), 429, CLOSED);
    const link = text((await c.req.parseBody())["t"], 100);
    const stopped = await stopRecovery(house, { link });
    return c.html(recoveryStopPage(c.var.frame, stopped.ok ? "done" : "over", link), stopped.ok ? 200 : 410, CLOSED);
  });
  return app;
};
