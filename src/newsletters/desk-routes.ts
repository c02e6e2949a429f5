import type { Context, Hono } from "hono";
import { type Actor } from "#kit";
import { paths, routes } from "#paths";
import { isMember, type PageEnv, troublePage } from "#ui";
import { arrangeIssue, countsOf, findIssue, listIssues, listStates, localSend, moveIssue, rewordIssue, saveList } from "./desk.ts";
import { type Item, issueView, itemsOf } from "./issue-view.ts";
import { sectionsOf } from "./letters-view.ts";
import { listNamer } from "./list-name.ts";
import { type ItemKind, listIn, sectionOf } from "./newsletter.ts";
import { deskIssuePage, deskListsPage } from "./pages/desk-pages.tsx";
import type { NewsletterHouse } from "./routes.ts";
import { wordsOf } from "./words/index.ts";

const NO_STORE = { "cache-control": "no-store" } as const;
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const numberIn = (value: unknown, most: number, usual: number): number =>
  /^\d{1,4}$/u.test(text(value)) && Number(value) < most ? Number(value) : usual;

/** Items in the order of the numbers given with them; one without a number is left out. */
const itemsIn = (form: Readonly<Record<string, unknown>>): readonly Item[] =>
  Object.entries(form)
    .flatMap(([name, value]) => {
      const [, kind, subject] = /^(news|discussed|question):([\w-]{1,80})$/u.exec(name) ?? [];
      const place = Number.parseFloat(text(value));
      return kind === undefined || subject === undefined || Number.isNaN(place) ? [] : [{ kind: kind as ItemKind, subject, place }];
    })
    .toSorted((a, b) => a.place - b.place)
    .map(({ kind, subject }) => ({ kind, subject }));

/** Where the newsroom switches newsletters, arranges issues and watches them go. */
export const deskRoutes = (house: NewsletterHouse, app: Hono<PageEnv>, mayRun: (actor: Actor) => boolean): void => {
  const refused = (c: Context<PageEnv>): Response | Promise<Response> | null => {
    const { frame } = c.var;
    if (mayRun(frame.viewer)) return null;
    return isMember(frame) ? c.html(troublePage(frame, 403), 403, NO_STORE) : c.redirect(paths.signIn(paths.deskNewsletters()), 303);
  };

  app.get(routes.deskNewsletters, async (c) => {
    const no = refused(c);
    if (no !== null) return no;
    const issues = await listIssues(house, false);
    const counts = await countsOf(
      house,
      issues.map(({ id }) => id),
    );
    const { frame } = c.var;
    const sections = sectionsOf(frame);
    const page = { lists: await listStates(house, sections), sections, issues, counts, named: listNamer(frame.lang, sections) };
    return c.html(deskListsPage(frame, { ...page, tabs: house.deskTabs(frame, "newsletters") }), 200, NO_STORE);
  });

  app.post(routes.deskNewsletters, async (c) => {
    const no = refused(c);
    if (no !== null) return no;
    const form = await c.req.parseBody();
    const sections = sectionsOf(c.var.frame);
    const id = listIn(form["list"] ?? `${text(form["rhythm"])}:${text(form["section"])}`);
    if (id === null || (sectionOf(id) !== null && !sections.some(({ slug }) => slug === sectionOf(id))))
      return c.html(troublePage(c.var.frame, 404), 404, NO_STORE);
    const isOn = form["on"] !== undefined;
    const list = { id, isOn, minute: numberIn(form["minute"], 24 * 60, 7 * 60), weekday: numberIn(form["weekday"], 7, 0) };
    await saveList(house, c.var.frame.viewer, list);
    return c.redirect(paths.deskNewsletters(), 303);
  });

  const showIssue = async (c: Context<PageEnv>, error: string | null, status: 200 | 409 | 422): Promise<Response> => {
    const { frame } = c.var;
    const issue = await findIssue(house, c.req.param("id") ?? "");
    if (issue === null) return c.html(troublePage(frame, 404), 404, NO_STORE);
    const items = await itemsOf(house, issue, frame.site.lang ?? "en");
    const view = await issueView(house, issue, items, "newsletter");
    const titles = new Map([...view.news, ...view.discussed].map(({ id, headline }) => [id, headline]));
    for (const { id, text: asked } of view.questions) titles.set(id, asked);
    const named = items.flatMap((item) => {
      const title = titles.get(item.subject);
      return title === undefined ? [] : [{ ...item, title }];
    });
    const of = { view, sections: sectionsOf(frame), lang: frame.lang, site: frame.site.name, zone: frame.site.zone, origin: house.origin };
    const counts = (await countsOf(house, [issue.id])).get(issue.id) ?? {};
    const page = { of, items: named, counts, sendAt: await localSend(house, issue), error, tabs: house.deskTabs(frame, "newsletters") };
    return c.html(deskIssuePage(frame, page), status, NO_STORE);
  };

  app.get(routes.deskNewsletter, async (c) => (await refused(c)) ?? showIssue(c, null, 200));

  app.post(routes.deskNewsletter, async (c) => {
    const no = refused(c);
    if (no !== null) return no;
    const form = await c.req.parseBody();
    const [id, by, words] = [c.req.param("id"), c.var.frame.viewer.id ?? "", wordsOf(c.var.frame.lang)];
    const move = (["send", "pause", "resume", "afresh"] as const).find((each) => each === form["do"]);
    if (move !== undefined) await moveIssue(house, by, id, move);
    else {
      const [subject, opening, at, added] = ["subject", "opening", "at", "added"].map((name) => text(form[name]));
      const wanted = { subject: subject ?? "", opening: opening ?? "", at: at ?? "", added: added ?? "", items: itemsIn(form) };
      const isSent = form["do"] === "reword" && (await rewordIssue(house, by, id, wanted));
      const saved = isSent ? "saved" : await arrangeIssue(house, by, id, wanted);
      if (saved === "no-story") return showIssue(c, words.noStory, 422);
      if (saved === "gone") return showIssue(c, words.gone, 409);
    }
    return c.redirect(paths.deskNewsletter(id), 303);
  });
};
