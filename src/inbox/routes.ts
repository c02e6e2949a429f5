import { type Context, Hono } from "hono";
import type { Child } from "hono/jsx";
import { localHref, paths, routes } from "#paths";
import type { House } from "#store";
import { isMember, type PageEnv, troublePage } from "#ui";
import { choicesOf, isRefused, saveChoices } from "./choices.ts";
import { followingView } from "./following-view.ts";
import { deviceRoutes, devicesView } from "./device-routes.ts";
import { setFollow } from "./follow.ts";
import { inboxView } from "./inbox-view.ts";
import { DIGESTS, NOTICE_KINDS, USUAL_WAY, WAYS } from "./notice.ts";
import { choicesPage } from "./pages/choices-page.tsx";
import { followingPage } from "./pages/following-page.tsx";
import { inboxPage } from "./pages/inbox-page.tsx";
import { stopPage } from "./pages/stop-page.tsx";
import { seeNotices } from "./see-notices.ts";
import { mailedBy, unsubscribe } from "./unsubscribe.ts";
import { wordsOf } from "./words/index.ts";

const NO_STORE = { "cache-control": "no-store" } as const;
/** These pages hold a secret in their address. */
const CLOSED = { ...NO_STORE, "referrer-policy": "no-referrer" } as const;

const text = (value: unknown, most = 4_000): string => (typeof value === "string" ? value.slice(0, most) : "");

/** A minute of the day as the form gives it: whole hours; null for none. */
const minuteOf = (value: unknown): number | null => {
  const given = text(value, 5);
  return /^\d{1,4}$/u.test(given) && Number(given) < 24 * 60 ? Number(given) : null;
};

/** Who asks; null for whoever has no inbox. */
const memberOf = (c: Context<PageEnv>): string | null =>
  isMember(c.var.frame) && c.var.frame.viewer.role !== "source" ? c.var.frame.viewer.id : null;

/** What the pages of the inbox need beside the house. `pushKey`: by which push services know the site. */
export type InboxHouse = House & {
  readonly origin: string;
  readonly pushKey: string;
  /** What another room lets a member choose there: newsletters. */
  readonly letters: (c: Context<PageEnv>) => Promise<Child>;
};

const choiceRoutes = (house: InboxHouse, app: Hono<PageEnv>): void => {
  app.get(routes.inboxChoices, async (c) => {
    const member = memberOf(c);
    if (member === null) return c.redirect(paths.signIn(paths.inboxChoices()), 302);
    const page = {
      choices: await choicesOf(house, member),
      isSaved: c.req.query("saved") !== undefined,
      isHalfQuiet: false,
      ...(await devicesView(house, c, member)),
      letters: await house.letters(c),
    };
    return c.html(choicesPage(c.var.frame, page), 200, NO_STORE);
  });

  app.post(routes.inboxChoices, async (c) => {
    const member = memberOf(c);
    if (member === null) return c.html(troublePage(c.var.frame, 403), 403, NO_STORE);
    const form = await c.req.parseBody();
    const ways = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, WAYS.find((way) => way === form[kind]) ?? USUAL_WAY[kind]]));
    const wanted = {
      ways: ways as Parameters<typeof saveChoices>[2]["ways"],
      digest: DIGESTS.find((digest) => digest === form["digest"]) ?? "none",
      quietFrom: minuteOf(form["from"]),
      quietTo: minuteOf(form["to"]),
    };
    const saved = await saveChoices(house, c.var.frame.viewer, wanted);
    if (saved.ok) return c.redirect(`${paths.inboxChoices()}?saved=1`, 303);
    const { refused } = await choicesOf(house, member);
    const page = { choices: { ...wanted, refused }, isSaved: false, isHalfQuiet: true, ...(await devicesView(house, c, member)) };
    const letters = await house.letters(c);
    return c.html(choicesPage(c.var.frame, { ...page, letters }), 422, NO_STORE);
  });
};

const followRoutes = (house: House, app: Hono<PageEnv>): void => {
  app.get(routes.follow, (c) => c.redirect(memberOf(c) === null ? paths.signIn(paths.following()) : paths.following(), 302));

  app.post(routes.follow, async (c) => {
    const form = await c.req.parseBody();
    const { frame } = c.var;
    const next = localHref(text(form["next"]));
    const start = text(form["start"], 100);
    const followed = await setFollow(house, frame.viewer, start === "" ? text(form["stop"], 100) : start, start !== "");
    if (followed.ok) return c.redirect(next, 303);
    const words = wordsOf(frame.lang).follow;
    if (followed.problem === "not-signed-in") return c.redirect(paths.signIn(next), 303);
    return c.html(troublePage(frame, 404, followed.problem === "too-many" ? words.tooMany : words.gone), 422, NO_STORE);
  });

  app.get(routes.following, async (c) => {
    const member = memberOf(c);
    if (member === null) return c.redirect(paths.signIn(paths.following()), 302);
    return c.html(followingPage(c.var.frame, await followingView(house, c.var.frame, member)), 200, NO_STORE);
  });
};

/** The inbox, how one is told, what one follows, and the end of mails. */
export const inboxRoutes = (house: InboxHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  app.get(routes.inbox, async (c) => {
    const member = memberOf(c);
    if (member === null) return c.redirect(paths.signIn(paths.inbox()), 302);
    return c.html(
      inboxPage(c.var.frame, { ...(await inboxView(house, member, c.req.query("after"))), isRefused: await isRefused(house, member) }),
      200,
      NO_STORE,
    );
  });

  app.post(routes.inboxRead, async (c) => {
    const member = memberOf(c);
    if (member === null) return c.html(troublePage(c.var.frame, 403), 403, NO_STORE);
    const form = await c.req.parseBody();
    const ids = text(form["ids"]).split(" ").slice(0, 100);
    await seeNotices(house, member, form["all"] === "1" ? "all" : ids);
    return c.redirect(paths.inbox(), 303);
  });
  choiceRoutes(house, app);
  app.route("/", deviceRoutes(house));
  followRoutes(house, app);

  app.get(routes.unsubscribe, async (c) => {
    const secret = text(c.req.query("t"), 100);
    const what = await mailedBy(house, secret);
    return c.html(stopPage(c.var.frame, { what, secret, isDone: false }), what === null ? 404 : 200, CLOSED);
  });

  // RFC 8058: mail services send this without cookies; the secret says whose mails end.
  app.post(routes.unsubscribe, async (c) => {
    const secret = text(c.req.query("t"), 100);
    const what = await unsubscribe(house, secret);
    return c.html(stopPage(c.var.frame, { what, secret, isDone: true }), what === null ? 404 : 200, CLOSED);
  });
  return app;
};
