import { type Context, Hono } from "hono";
import { formatInstant, HOUR, isEditor, MINUTE, type Rate, type Turn } from "#kit";
import { readEmail } from "#members";
import { paths, routes } from "#paths";
import type { House } from "#store";
import { type Frame, isMember, type PageEnv, type Tab, troublePage } from "#ui";
import { findIssue, listIssues, listStates } from "./desk.ts";
import { deskRoutes } from "./desk-routes.ts";
import { issueView, itemsOf } from "./issue-view.ts";
import { langIn, listIn } from "./newsletter.ts";
import { askPage, issuePage, listsPage } from "./pages/reader-pages.tsx";
import { askReader, confirmReader, keptOf, listAsked, listsOf, setReader, stopReader } from "./readers.ts";
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

const memberOf = (frame: Frame): string | null => (isMember(frame) && frame.viewer.role !== "source" ? frame.viewer.id : null);

const signUp = (house: NewsletterHouse, app: Hono<PageEnv>): void => {
  const show = async (c: Context<PageEnv>, error: string | null, status: 200 | 422 | 429): Promise<Response> => {
    const lists = (await listStates(house)).filter(({ isOn }) => isOn).map(({ id }) => id);
    const member = memberOf(c.var.frame);
    const mine = member === null ? [] : await listsOf(house, member);
    return c.html(listsPage(c.var.frame, { lists, mine, issues: await listIssues(house, true), error }), status, NO_STORE);
  };
  app.get(routes.newsletters, (c) => show(c, null, 200));

  app.post(routes.newsletters, async (c) => {
    const { frame } = c.var;
    const words = wordsOf(frame.lang);
    const form = await c.req.parseBody();
    const member = memberOf(frame);
    const list = listIn(form["take"] ?? form["leave"] ?? form["list"]);
    if (list === null) return show(c, null, 422);
    if (member !== null) {
      await setReader(house, member, list, form["take"] !== undefined);
      return c.redirect(paths.newsletters(), 303);
    }
    const email = readEmail(text(form["email"]));
    if (!email.ok) return show(c, words.badEmail, 422);
    if (!mayAsk(house, c)) return show(c, words.tooFast, 429);
    if ((await listStates(house)).some(({ id, isOn }) => id === list && isOn)) await askReader(house, list, email.value, frame.lang);
    return c.html(askPage(frame, { title: words.sent, deck: words.sentDeck }), 200, NO_STORE);
  });
};

const mailed = (house: NewsletterHouse, app: Hono<PageEnv>): void => {
  app.get(routes.newslettersConfirm, async (c) => {
    const { frame } = c.var;
    const words = wordsOf(frame.lang);
    const secret = text(c.req.query("t"), 100);
    const list = await listAsked(house, secret);
    if (list === null) return c.html(askPage(frame, { title: words.over, deck: "" }), 404, CLOSED);
    const ask = { action: paths.confirmNewsletter(secret), text: words.confirmDo };
    return c.html(askPage(frame, { title: words.confirm, deck: words.confirmDeck(words.lists[list]), ask }), 200, CLOSED);
  });

  app.post(routes.newslettersConfirm, async (c) => {
    const words = wordsOf(c.var.frame.lang);
    const list = await confirmReader(house, text(c.req.query("t"), 100));
    if (list === null) return c.html(askPage(c.var.frame, { title: words.over, deck: "" }), 404, CLOSED);
    return c.html(askPage(c.var.frame, { title: words.lists[list], deck: words.confirmed }), 200, CLOSED);
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
    const lines = [`${words.keptEmail} ${kept.email} (${kept.lang ?? ""})${since}`];
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
    const of = { view, lang: langIn(frame.lang, "en"), site: frame.site.name, zone: frame.site.zone, origin: house.origin };
    return c.html(issuePage(frame, of), 200, NO_STORE);
  });
  deskRoutes(house, app, isEditor);
  return app;
};
