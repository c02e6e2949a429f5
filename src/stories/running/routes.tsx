import { type Context, Hono } from "hono";
import { isEditor, type Lang, LANGS } from "#kit";
import { lettersTo } from "#members";
import { sendMail } from "#outside";
import { paths, routes } from "#paths";
import type { House } from "#store";
import { type Frame, isMember, type PageEnv, type Tab, troublePage } from "#ui";
import { listSections } from "../sections.ts";
import { readSite } from "../site.ts";
import { settingChanges, undoChange } from "./history.ts";
import { keptRoutes } from "./kept-routes.tsx";
import { historyPage, type TellChange } from "./pages/history-page.tsx";
import { mailPage } from "./pages/mail-page.tsx";
import { sectionsPage } from "./pages/sections-page.tsx";
import { settingsIndexPage } from "./pages/settings-index-page.tsx";
import { sitePage } from "./pages/site-page.tsx";
import { startPage } from "./pages/start-page.tsx";
import { readSiteFields, saveSite, type SiteFields, typedEar } from "./save-site.ts";
import { addSection, moveSection, readNames, renameSection, retireSection, type SectionProblem } from "./section-acts.ts";
import { startView } from "./start-view.ts";
import { wordsOf } from "./words/index.ts";

/** How mails leave: by which server, or into which folder. */
export type MailWay = { readonly server: string | null; readonly folder: string };

export type SettingsHouse = House & {
  readonly deskTabs: (frame: Frame, current: string) => readonly Tab[];
  readonly mailWay: MailWay;
  /** Changes of what another room keeps, in its words; null where it leaves one to this room's. */
  readonly told?: TellChange;
};

const NO_STORE = { "cache-control": "no-store" } as const;
const TAB = "settings";

type Form = Readonly<Record<string, unknown>>;
const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, 2_000) : "");

const siteFieldsIn = (form: Form): SiteFields => ({
  name: text(form["name"]),
  nameplate: text(form["nameplate"]),
  tagline: text(form["tagline"]),
  lang: text(form["lang"]),
  langs: LANGS.filter((lang) => form[`speaks-${lang}`] !== undefined),
  zone: text(form["zone"]),
  ink: text(form["ink"]),
  ear: text(form["ear"]),
});

const namesIn = (form: Form): Readonly<Record<Lang, string>> => ({
  en: text(form["name-en"]),
  fr: text(form["name-fr"]),
  ar: text(form["name-ar"]),
});

/** Whoever is no editor is told so, or sent to sign in; null for an editor. */
const refused = (c: Context<PageEnv>): Response | Promise<Response> | null => {
  const { frame } = c.var;
  if (isEditor(frame.viewer)) return null;
  if (!isMember(frame) && c.req.method === "GET") return c.redirect(paths.signIn(paths.deskSettings()), 303);
  return c.html(troublePage(frame, 403, <p>{wordsOf(frame.lang).editorsOnly}</p>), 403, NO_STORE);
};

const siteRoutes = (house: SettingsHouse, app: Hono<PageEnv>): void => {
  app.get(routes.deskSite, async (c) => {
    const { frame } = c.var;
    const no = refused(c);
    if (no !== null) return no;
    const site = await readSite(house.store);
    const fields = { ...site, ear: typedEar(site.ear) };
    const page = { fields, errors: {}, isDone: c.req.query("done") !== undefined, tabs: house.deskTabs(frame, TAB) };
    return c.html(sitePage(frame, page), 200, NO_STORE);
  });

  app.post(routes.deskSite, async (c) => {
    const { frame } = c.var;
    const no = refused(c);
    if (no !== null) return no;
    const fields = siteFieldsIn(await c.req.parseBody());
    const read = readSiteFields(fields);
    if (!read.ok)
      return c.html(sitePage(frame, { fields, errors: read.problem, isDone: false, tabs: house.deskTabs(frame, TAB) }), 422, NO_STORE);
    const saved = await saveSite(house, frame.viewer, read.value);
    if (!saved.ok) return c.html(troublePage(frame, 403, <p>{wordsOf(frame.lang).adminsOnly}</p>), 403, NO_STORE);
    return c.redirect(paths.deskSite("1"), 303);
  });
};

const STATUS: Readonly<Record<SectionProblem, 403 | 404 | 409 | 422>> = {
  "not-allowed": 403,
  missing: 422,
  long: 422,
  taken: 409,
  unknown: 404,
  fallback: 409,
  many: 409,
  itself: 422,
};

const sectionRoutes = (house: SettingsHouse, app: Hono<PageEnv>): void => {
  const show = async (c: Context<PageEnv>, status: 200 | 403 | 404 | 409 | 422, problem: SectionProblem | null): Promise<Response> => {
    const { frame } = c.var;
    const page = { sections: await listSections(house.store), problem, isDone: c.req.query("done") !== undefined };
    return c.html(sectionsPage(frame, { ...page, tabs: house.deskTabs(frame, TAB) }), status, NO_STORE);
  };

  app.get(routes.deskSections, async (c) => refused(c) ?? show(c, 200, null));

  app.post(routes.deskSections, async (c) => {
    const { frame } = c.var;
    const no = refused(c);
    if (no !== null) return no;
    const form = await c.req.parseBody();
    const [what, slug] = [text(form["do"]), text(form["section"])];
    const act = async () => {
      if (what === "up" || what === "down") return moveSection(house, frame.viewer, slug, what === "up" ? -1 : 1);
      if (what === "retire") return retireSection(house, frame.viewer, slug, text(form["to"]));
      const names = readNames(namesIn(form), frame.site.lang ?? "en");
      if (!names.ok) return names;
      return what === "rename" ? renameSection(house, frame.viewer, slug, names.value) : addSection(house, frame.viewer, names.value);
    };
    const acted = await act();
    return acted.ok ? c.redirect(paths.deskSections("1"), 303) : show(c, STATUS[acted.problem], acted.problem);
  });
};

const mailRoutes = (house: SettingsHouse, app: Hono<PageEnv>): void => {
  app.get(routes.deskMail, async (c) => {
    const { frame } = c.var;
    const news = (["sent", "no-address"] as const).find((each) => each === c.req.query("done")) ?? null;
    return refused(c) ?? c.html(mailPage(frame, { way: house.mailWay, news, tabs: house.deskTabs(frame, TAB) }), 200, NO_STORE);
  });

  app.post(routes.deskMail, async (c) => {
    const { frame } = c.var;
    const no = refused(c);
    if (no !== null) return no;
    const words = wordsOf(frame.lang).mail;
    const sent = await house.store.transact(async (tx) => {
      const [to] = await lettersTo(tx, [frame.viewer.id ?? ""]);
      if (to === undefined) return false;
      const lines = [words.testLine(frame.site.name), frame.origin];
      await sendMail(house, tx, {
        to: to.email,
        lang: frame.lang,
        subject: words.testSubject(frame.site.name),
        text: `${lines.join("\n\n")}\n`,
      });
      return true;
    });
    return c.redirect(paths.deskMail(sent ? "sent" : "no-address"), 303);
  });
};

const historyRoutes = (house: SettingsHouse, app: Hono<PageEnv>): void => {
  app.get(routes.deskHistory, async (c) => {
    const { frame } = c.var;
    const no = refused(c);
    if (no !== null) return no;
    const { changes, next } = await settingChanges(house, c.req.query("after"));
    return c.html(historyPage(frame, { changes, next, told: house.told ?? (() => null), tabs: house.deskTabs(frame, TAB) }), 200, NO_STORE);
  });

  app.post(routes.deskHistory, async (c) => {
    const { frame } = c.var;
    const no = refused(c);
    if (no !== null) return no;
    const undone = await undoChange(house, frame.viewer, Number(text((await c.req.parseBody())["change"])));
    if (undone.ok) return c.redirect(paths.deskHistory(), 303);
    const words = wordsOf(frame.lang);
    if (undone.problem === "not-allowed") return c.html(troublePage(frame, 403, <p>{words.adminsOnly}</p>), 403, NO_STORE);
    return c.html(troublePage(frame, 404, <p>{words.history.notUndone}</p>), undone.problem === "unknown" ? 404 : 409, NO_STORE);
  });
};

/** What runs the site, at the desk: its settings with their history, and what a new site needs first. */
export const settingsRoutes = (house: SettingsHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  app.get(routes.deskStart, async (c) => {
    const { frame } = c.var;
    return refused(c) ?? c.html(startPage(frame, await startView(house), house.deskTabs(frame, TAB)), 200, NO_STORE);
  });
  app.get(routes.deskSettings, async (c) => {
    const { frame } = c.var;
    const no = refused(c);
    if (no !== null) return no;
    const site = await readSite(house.store);
    return c.html(settingsIndexPage(frame, { site, mailWay: house.mailWay, tabs: house.deskTabs(frame, TAB) }), 200, NO_STORE);
  });
  siteRoutes(house, app);
  sectionRoutes(house, app);
  mailRoutes(house, app);
  keptRoutes(house, app, refused);
  historyRoutes(house, app);
  return app;
};
