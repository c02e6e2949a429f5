import { type Context, Hono } from "hono";
import { formatInstant, formatList, HOUR, isEditor, MINUTE, type Rate, type Turn } from "#kit";
import { readEmail } from "#members";
import { localHref, paths, routes, withQuery } from "#paths";
import type { House } from "#store";
import { type Frame, type PageEnv, type Tab, troublePage } from "#ui";
import { findIssue, listIssues } from "./desk.ts";
import { deskRoutes } from "./desk-routes.ts";
import { issueView, itemsOf, latestIssues } from "./issue-view.ts";
import { lettersFor, readerOf, sectionsOf } from "./letters-view.ts";
import { listNamer } from "./list-name.ts";
import { langIn, type ListId, listIn } from "./newsletter.ts";
import { askPage, issuePage, type ListsError, listsPage } from "./pages/reader-pages.tsx";
import { askReader, confirmReader, keptOf, listsAsked, setReader, stopReader } from "./readers.ts";
import { wordsOf } from "./words/index.ts";

export type NewsletterHouse = House & {
  readonly origin: string;
  readonly deskTabs: (frame: Frame, current: string) => readonly Tab[];
  readonly takeTurn: (name: string, key: string, rate: Rate) => Turn;
  readonly visitorKey: (c: Context) => string;
};

const NO_STORE = { "cache-control": "no-store" } as const;
/** These pages hold a secret in their address. */
const CLOSED = { ...NO_STORE, "referrer-policy": "no-referrer" } as const;
const ASK_RATE: Rate = { everyMs: 5 * MINUTE, burst: 6 };
const ASK_ALL_RATE: Rate = { everyMs: HOUR / 1_000, burst: 200 };

const text = (value: unknown, most = 400): string => (typeof value === "string" ? value.slice(0, most) : "");

const mayAsk = (house: NewsletterHouse, c: Context): boolean => {
  const key = house.visitorKey(c);
  return (key === "unknown" || house.takeTurn("newsletter", key, ASK_RATE).ok) && house.takeTurn("newsletter-all", "*", ASK_ALL_RATE).ok;
};

const signUp = (house: NewsletterHouse, app: Hono<PageEnv>): void => {
  const show = async (c: Context<PageEnv>, error: ListsError | null, status: 200 | 409 | 422 | 429): Promise<Response> => {
    const { frame } = c.var;
    const named = listNamer(frame.lang, sectionsOf(frame));
    const issues = await listIssues(house, true);
    const letters = await lettersFor(house, c);
    const page = { letters, isReader: readerOf(frame) !== null, issues, latest: await latestIssues(house), error };
    return c.html(listsPage(frame, { ...page, named, isSaved: c.req.query("saved") !== undefined }), status, NO_STORE);
  };
  app.get(routes.newsletters, (c) => show(c, null, 200));

  app.post(routes.newsletters, async (c) => {
    const { frame } = c.var;
    const words = wordsOf(frame.lang);
    const form = await c.req.parseBody({ all: true });
    const member = readerOf(frame);
    const going = (await lettersFor(house, c)).map(({ id }) => id);
    const given = ["take", "leave", "list"].flatMap((name) => [form[name] ?? []].flat()).flatMap((each) => listIn(each) ?? []);
    const known = given.filter((list) => going.includes(list));
    if (member !== null) {
      const chosen = { take: known, leave: going.filter((list) => !known.includes(list)) };
      const one = form["leave"] === undefined ? { take: known } : { leave: given };
      if (!(await setReader(house, member, form["choose"] === undefined ? one : chosen))) return show(c, "unproved", 409);
      const next = localHref(text(form["next"]) || paths.newsletters());
      return c.redirect(form["choose"] === undefined ? next : withQuery(next, { saved: "1" }), 303);
    }
    if (given.length === 0) return show(c, "no-list", 422);
    const email = readEmail(text(form["email"]));
    if (!email.ok) return show(c, "bad-email", 422);
    if (!mayAsk(house, c)) return show(c, "too-fast", 429);
    if (known.length > 0) await askReader(house, known, email.value, frame.lang);
    return c.html(askPage(frame, { title: words.sent, deck: words.sentDeck }), 200, NO_STORE);
  });
};

const namesOf = (c: Context<PageEnv>, lists: readonly ListId[]): string =>
  formatList(c.var.frame.lang, lists.map(listNamer(c.var.frame.lang, sectionsOf(c.var.frame))));

const mailed = (house: NewsletterHouse, app: Hono<PageEnv>): void => {
  app.get(routes.newslettersConfirm, async (c) => {
    const { frame } = c.var;
    const words = wordsOf(frame.lang);
    const secret = text(c.req.query("t"), 100);
    const lists = await listsAsked(house, secret);
    if (lists.length === 0) return c.html(askPage(frame, { title: words.over, deck: "" }), 404, CLOSED);
    const ask = { action: paths.confirmNewsletter(secret), text: words.confirmDo };
    return c.html(askPage(frame, { title: words.confirm, deck: words.confirmDeck(namesOf(c, lists)), ask }), 200, CLOSED);
  });

  app.post(routes.newslettersConfirm, async (c) => {
    const words = wordsOf(c.var.frame.lang);
    const lists = await confirmReader(house, text(c.req.query("t"), 100));
    if (lists.length === 0) return c.html(askPage(c.var.frame, { title: words.over, deck: "" }), 404, CLOSED);
    return c.html(askPage(c.var.frame, { title: namesOf(c, lists), deck: words.confirmed }), 200, CLOSED);
  });

  app.get(routes.newsletterStop, async (c) => {
    const { frame } = c.var;
    const words = wordsOf(frame.lang);
    const secret = text(c.req.query("t"), 100);
    const kept = await keptOf(house, secret);
    if (kept === null) return c.html(askPage(frame, { title: words.over, deck: "" }), 404, CLOSED);
    if (kept.email === null) return c.html(askPage(frame, { title: words.stopped, deck: words.stoppedDeck }), 200, CLOSED);
    const since =
      kept.proved_at === null ? "" : `, ${words.keptSince} ${formatInstant(frame.lang, frame.site.zone, kept.proved_at, "date")}`;
    const ask = { action: paths.stopNewsletter(secret), text: words.stopDo };
    const lines = [namesOf(c, [kept.list ?? "daily"]), `${words.keptEmail} ${kept.email} (${kept.lang ?? ""})${since}`];
    return c.html(askPage(frame, { title: words.stopTitle, deck: words.stopAsk, lines, ask }), 200, CLOSED);
  });

  // RFC 8058: mail services send this without cookies; the secret says whose mails end.
  app.post(routes.newsletterStop, async (c) => {
    const words = wordsOf(c.var.frame.lang);
    const isDone = await stopReader(house, text(c.req.query("t"), 100));
    const page = isDone ? { title: words.stopped, deck: words.stoppedDeck } : { title: words.over, deck: "" };
    return c.html(askPage(c.var.frame, page), isDone ? 200 : 404, CLOSED);
  });
};

/** Where newsletters are asked for, confirmed, ended and read again, and where the newsroom runs them. */
export const newsletterRoutes = (house: NewsletterHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  signUp(house, app);
  mailed(house, app);
  app.get(routes.newsletter, async (c) => {
    const { frame } = c.var;
    const issue = await findIssue(house, c.req.param("id"));
    if (issue === null || issue.started_at === null || issue.state === "empty") return c.html(troublePage(frame, 404), 404, NO_STORE);
    const view = await issueView(house, issue, await itemsOf(house, issue, frame.site.lang ?? "en"), "site");
    const of = {
      view,
      sections: sectionsOf(frame),
      lang: langIn(frame.lang, "en"),
      site: frame.site.name,
      zone: frame.site.zone,
      origin: house.origin,
    };
    return c.html(issuePage(frame, of), 200, NO_STORE);
  });
  deskRoutes(house, app, isEditor);
  return app;
};
