import { type Context, Hono } from "hono";
import { LANGS } from "#kit";
import { localHref, paths, routes } from "#paths";
import { isMember, type PageEnv, troublePage } from "#ui";
import { choiceCookie } from "./cookies.ts";
import { editProfile, type EditProblem, saveLang } from "./edit-profile.ts";
import type { LoginHouse } from "./login.ts";
import { ABOUT_LETTERS, PLACE_LETTERS } from "./member.ts";
import { settingsPage, type SettingsPage } from "./pages/settings-page.tsx";
import { settingsView, type SettingsView } from "./queries.ts";
import { isStrong } from "./proofs.ts";
import { ownSession, sessionIdOf } from "./session.ts";
import { wordsOf } from "./words/index.ts";

const NO_STORE = { "cache-control": "no-store" } as const;

const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, 4_000) : "");

const errorsOf = (c: Context<PageEnv>, problem: EditProblem): SettingsPage["errors"] => {
  const words = wordsOf(c.var.frame.lang).problems;
  if (problem.field === "name") return { name: words.name[problem.problem] };
  if (problem.problem === "against-rule") return { [problem.field]: words.name["against-rule"] };
  return { [problem.field]: words.tooLong(problem.field === "place" ? PLACE_LETTERS : ABOUT_LETTERS) };
};

/** One's account, and how one reads. */
export const settingsRoutes = (house: LoginHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  const viewOf = async (c: Context<PageEnv>): Promise<SettingsView | null> => {
    const { frame } = c.var;
    if (!isMember(frame) || frame.viewer.id === null) return null;
    return settingsView(house, frame.viewer.id, sessionIdOf(c.req.header("cookie"), house.origin));
  };

  /** What staff are still to be told about the desk. `view.role` is the role held, whatever this session may do by it. */
  const deskOf = async (c: Context<PageEnv>, view: SettingsView): Promise<SettingsPage["desk"]> => {
    const session = view.role === "member" ? null : await ownSession(house, c.req.header("cookie"), house.origin);
    return session === null || isStrong(session.proofs) ? null : house.staffFactor;
  };

  app.get(routes.settings, async (c) => {
    const { frame } = c.var;
    const view = await viewOf(c);
    if (view === null) return c.redirect(paths.signIn(paths.settings()), 302);
    return c.html(
      settingsPage(frame, { view, given: view, errors: {}, isSaved: c.req.query("saved") !== undefined, desk: await deskOf(c, view) }),
      200,
      NO_STORE,
    );
  });

  app.post(routes.settings, async (c) => {
    const { frame } = c.var;
    const view = await viewOf(c);
    if (view === null) return c.html(troublePage(frame, 403), 403, NO_STORE);
    const form = await c.req.parseBody();
    const given = { name: text(form["name"]), place: text(form["place"]), about: text(form["about"]) };
    const saved = await editProfile(house, frame.viewer, given);
    if (saved.ok) return c.redirect(`${paths.settings()}?saved=1`, 303);
    return c.html(
      settingsPage(frame, { view, given, errors: errorsOf(c, saved.problem), isSaved: false, desk: await deskOf(c, view) }),
      422,
      NO_STORE,
    );
  });

  app.get(routes.language, async (c) => {
    const lang = LANGS.find((each) => each === c.req.param("lang"));
    if (lang === undefined) return c.html(troublePage(c.var.frame, 404), 404, NO_STORE);
    if (c.var.frame.viewer.id !== null) await saveLang(house, c.var.frame.viewer, lang);
    c.header("set-cookie", choiceCookie("lang", lang, house.origin));
    c.header("cache-control", "no-store");
    return c.redirect(localHref(c.req.query("next")), 303);
  });

  app.post(routes.theme, async (c) => {
    const form = await c.req.parseBody();
    const theme = form["theme"] === "light" || form["theme"] === "dark" ? form["theme"] : "";
    c.header("set-cookie", choiceCookie("theme", theme, house.origin));
    c.header("cache-control", "no-store");
    return c.redirect(localHref(text(form["next"])), 303);
  });

  return app;
};
