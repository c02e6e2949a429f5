import { type Context, Hono } from "hono";
import { HOUR, isEditor, type Rate } from "#kit";
import { paths, routes } from "#paths";
import { type Frame, isMember, type PageEnv, type Tab, troublePage } from "#ui";
import { browserOf, CLOSED, letIn, mayTry, type MemberHouse, text } from "../entry-routes.ts";
import { fresh } from "../fresh.ts";
import type { HashPool } from "../hash-pool.ts";
import { changeRole, findMember, listStaff, roleChanges, type RoleProblem } from "./people.ts";
import { peoplePage } from "./pages/people-page.tsx";
import { invitationRoutes } from "./invitation-routes.ts";
import { recoveryRoutes } from "./recovery-routes.ts";
import { keyPage, setUpPage } from "./pages/set-up-page.tsx";
import { fitsSetUp, hasStaff, readSetUp, setUp, type SetUpFields, type SetUpHouse } from "./set-up.ts";
import { wordsOf } from "./words/index.ts";

export type RunningHouse = MemberHouse & SetUpHouse & { readonly deskTabs: (frame: Frame, current: string) => readonly Tab[] };

const NO_STORE = { "cache-control": "no-store" } as const;

/** Keys tried by all strangers together. */
const KEY_RATE: Rate = { everyMs: HOUR / 60, burst: 30 };

type Form = Readonly<Record<string, unknown>>;

const fieldsIn = (form: Form): SetUpFields => ({
  site: text(form["site"], 200),
  town: text(form["town"], 200),
  lang: text(form["lang"], 10),
  zone: text(form["zone"], 60),
  name: text(form["name"], 200),
  email: text(form["email"], 400),
  password: text(form["password"], 1_024),
});

const setUpRoutes = (house: RunningHouse, pool: HashPool, app: Hono<PageEnv>): void => {
  const gone = (c: Context<PageEnv>) => c.html(troublePage(c.var.frame, 404), 404, NO_STORE);
  const mayTryKey = (c: Context): boolean => mayTry(house, c) && house.takeTurn("set-up", "*", KEY_RATE).ok;

  app.get(routes.setUp, async (c) => {
    const { frame } = c.var;
    if (await hasStaff(house.store.db)) return gone(c);
    const key = text(c.req.query("key"), 100);
    if (key === "") return c.html(keyPage(frame, null), 200, CLOSED);
    if (!mayTryKey(c)) return c.html(keyPage(frame, "tooFast"), 429, CLOSED);
    if (!(await fitsSetUp(house, house.store.db, key))) return c.html(keyPage(frame, "wrong"), 403, CLOSED);
    return c.html(setUpPage(frame, { key, fields: null, errors: {}, problem: null }), 200, CLOSED);
  });

  app.post(routes.setUp, async (c) => {
    const { frame } = c.var;
    if (await hasStaff(house.store.db)) return gone(c);
    const form = await c.req.parseBody();
    const key = text(form["key"], 100);
    if (!mayTryKey(c)) return c.html(keyPage(frame, "tooFast"), 429, CLOSED);
    if (!(await fitsSetUp(house, house.store.db, key))) return c.html(keyPage(frame, "wrong"), 403, CLOSED);
    const fields = fieldsIn(form);
    const page = { key, fields, errors: {}, problem: null };
    const ready = readSetUp(fields, new URL(house.origin).hostname);
    if (!ready.ok) return c.html(setUpPage(frame, { ...page, errors: ready.problem }), 422, CLOSED);
    const hash = await pool.hash(fields.password);
    if (!hash.ok) return c.html(setUpPage(frame, { ...page, problem: "busy" }), 503, CLOSED);
    const { browser, device } = browserOf(house, c);
    const made = await setUp(house, ready.value, { key, hash: hash.value, browser, device });
    if (made.ok) return letIn(house, c, made.value);
    if (made.problem === "over") return gone(c);
    return c.html(setUpPage(frame, { ...page, problem: "taken" }), 422, CLOSED);
  });
};

const STATUS: Readonly<Record<RoleProblem, 403 | 404 | 409 | 422>> = { "not-allowed": 403, unknown: 404, role: 422, "last-admin": 409 };

const peopleRoutes = (house: RunningHouse, app: Hono<PageEnv>): void => {
  const show = async (c: Context<PageEnv>, status: 200 | 403 | 404 | 409 | 422, problem: RoleProblem | null): Promise<Response> => {
    const { frame } = c.var;
    const q = text(c.req.query("q"), 200);
    const [staff, found, changes] = await Promise.all([listStaff(house.store), findMember(house.store, q), roleChanges(house.store)]);
    const page = { staff, found, q, changes, problem, isDone: c.req.query("done") !== undefined };
    return c.html(peoplePage(frame, { ...page, tabs: house.deskTabs(frame, "settings") }), status, NO_STORE);
  };

  /** Whoever is no editor is told so, or sent to sign in; null for an editor. */
  const refused = (c: Context<PageEnv>): Response | Promise<Response> | null => {
    const { frame } = c.var;
    if (isEditor(frame.viewer)) return null;
    if (!isMember(frame) && c.req.method === "GET") return c.redirect(paths.signIn(paths.deskPeople()), 303);
    return c.html(troublePage(frame, 403, wordsOf(frame.lang).editorsOnly), 403, NO_STORE);
  };

  app.get(routes.deskPeople, async (c) => refused(c) ?? show(c, 200, null));

  app.post(routes.deskPeople, async (c) => {
    const no = refused(c);
    if (no !== null) return no;
    if (c.var.frame.viewer.role !== "admin") return show(c, 403, "not-allowed");
    const mine = await fresh(house, c, paths.deskPeople());
    if (mine instanceof Response) return mine;
    const form = await c.req.parseBody();
    const changed = await changeRole(house, c.var.frame.viewer, { id: text(form["member"], 60), role: text(form["role"], 20) });
    if (changed.ok) return c.redirect(`${paths.deskPeople()}?done=1`, 303);
    return show(c, STATUS[changed.problem], changed.problem);
  });
};

/** Setting an empty site up, and who may do what. */
export const runningRoutes = (house: RunningHouse, pool: HashPool): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  setUpRoutes(house, pool, app);
  peopleRoutes(house, app);
  app.route("/", recoveryRoutes(house));
  app.route("/", invitationRoutes(house));
  return app;
};
