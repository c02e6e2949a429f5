import { type Context, Hono } from "hono";
import { LANGS } from "#kit";
import { localHref, paths, routes } from "#paths";
import { isMember, type PageEnv, troublePage } from "#ui";
import { choiceCookie } from "./cookies.ts";
import { PORTRAIT_BYTES_MOST, PORTRAIT_EDGE_LEAST, type PortraitProblem } from "./draw-portrait.ts";
import { editProfile, type EditProblem, saveLang } from "./edit-profile.ts";
import type { MemberHouse } from "./entry-routes.ts";
import type { LoginHouse } from "./login.ts";
import { ABOUT_LETTERS, PLACE_LETTERS } from "./member.ts";
import { settingsPage, type SettingsPage } from "./pages/settings-page.tsx";
import { settingsView, type SettingsView } from "./queries.ts";
import { isStrong } from "./proofs.ts";
import { ownSession, sessionIdOf } from "./session.ts";
import { wordsOf } from "./words/index.ts";
import { pageWordsOf } from "./words/page.ts";

const NO_STORE = { "cache-control": "no-store" } as const;
const MEGABYTE = 1024 * 1024;

const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, 4_000) : "");

/** Why something was not saved, with what was typed. */
type Refused = { readonly given: SettingsPage["given"]; readonly edit: EditProblem } | { readonly portrait: PortraitProblem };

const errorsOf = (c: Context<PageEnv>, refused: Refused): SettingsPage["errors"] => {
  const { lang } = c.var.frame;
  if ("portrait" in refused) {
    const most = { megabytes: PORTRAIT_BYTES_MOST / MEGABYTE, edge: PORTRAIT_EDGE_LEAST };
    return { picture: pageWordsOf(lang).picture.problems(most)[refused.portrait] };
  }
  const words = wordsOf(lang).problems;
  const { edit } = refused;
  if (edit.field === "name") return { name: words.name[edit.problem] };
  if (edit.problem === "against-rule") return { [edit.field]: words.name["against-rule"] };
  return { [edit.field]: words.tooLong(edit.field === "place" ? PLACE_LETTERS : ABOUT_LETTERS) };
};

type SettingsHouse = LoginHouse & Pick<MemberHouse, "oidc">;

/** One's account; with what was refused, 422. */
export type DrawSettings = (c: Context<PageEnv>, refused: Refused | null) => Promise<Response>;

export const openDrawSettings = (house: SettingsHouse): DrawSettings => {
  /** What staff are still to be told about the desk. `view.role` is the role held, whatever this session may do by it. */
  const deskOf = async (c: Context<PageEnv>, view: SettingsView): Promise<SettingsPage["desk"]> => {
    const session = view.role === "member" ? null : await ownSession(house, c.req.header("cookie"), house.origin);
    return session === null || isStrong(session.proofs) ? null : house.staffFactor;
  };
  return async (c, refused) => {
    const { frame } = c.var;
    const id = isMember(frame) ? frame.viewer.id : null;
    const view = id === null ? null : await settingsView(house, id, sessionIdOf(c.req.header("cookie"), house.origin));
    if (view === null)
      return refused === null ? c.redirect(paths.signIn(paths.settings()), 302) : c.html(troublePage(frame, 403), 403, NO_STORE);
    const page = settingsPage(frame, {
      view,
      given: refused !== null && "given" in refused ? refused.given : view,
      errors: refused === null ? {} : errorsOf(c, refused),
      isSaved: refused === null && c.req.query("saved") !== undefined,
      desk: await deskOf(c, view),
      hasProviders: house.oidc.providers.length > 0,
    });
    return c.html(page, refused === null ? 200 : 422, NO_STORE);
  };
};

/** One's account, and how one reads. */
export const settingsRoutes = (house: SettingsHouse, draw: DrawSettings): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  app.get(routes.settings, (c) => draw(c, null));

  app.post(routes.settings, async (c) => {
    const { frame } = c.var;
    if (!isMember(frame) || frame.viewer.id === null) return c.html(troublePage(frame, 403), 403, NO_STORE);
    const form = await c.req.parseBody();
    const given = { name: text(form["name"]), place: text(form["place"]), about: text(form["about"]) };
    const saved = await editProfile(house, frame.viewer, given);
    return saved.ok ? c.redirect(`${paths.settings()}?saved=1`, 303) : draw(c, { given, edit: saved.problem });
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
