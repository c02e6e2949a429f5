import { type Context, Hono } from "hono";
import type { Child } from "hono/jsx";
import { HOUR, type Rate, SECOND, type Turn } from "#kit";
import { localHref, type Path, paths, routes } from "#paths";
import { isMember, type PageEnv } from "#ui";
import type { HalfIn, SignedIn } from "./admit.ts";
import { cookieName, cookieOf, droppedCookie, secretCookie } from "./cookies.ts";
import { enterByPassword } from "./enter-by-password.ts";
import { type FactorHouse, factorsOf } from "./factors.ts";
import type { HashPool } from "./hash-pool.ts";
import type { LoginHouse } from "./login.ts";
import { DEVICE_LIVES_MS, SECOND_LIVES_MS } from "./member.ts";
import type { Oidc } from "./oidc.ts";
import { passwordEntryPage, type PasswordEntryPage, secondEntryPage } from "./pages/entry-pages.tsx";
import { overPage } from "./pages/join-page.tsx";
import type { PersonalData } from "./personal-data.ts";
import type { Keeps } from "./retention.ts";
import type { Piece } from "./pieces.ts";
import type { Profile } from "./queries.ts";
import { readEmail } from "./read-email.ts";
import { finishSecond, halfInAs } from "./second-step.ts";
import { endSession } from "./session.ts";
import { wordsOf } from "./words/index.ts";

export type MemberHouse = LoginHouse &
  FactorHouse & {
    readonly oidc: Oidc;
    readonly personalData: readonly PersonalData[];
    readonly takeTurn: (name: string, key: string, rate: Rate) => Turn;
    readonly visitorKey: (c: Context) => string;
    /** The days that the site chose to keep things for. */
    readonly keeps?: () => Promise<Keeps>;
    /** Where mails are shown when they are not sent. */
    readonly mailsAt: Path | null;
    /** What other rooms know of a member, without the pieces that they do not show. */
    readonly profileExtra: (c: Context<PageEnv>, member: Profile, hidden: ReadonlySet<Piece>) => Promise<Child>;
  };

/** One household's tries at signing in; everybody's together, which trips only under attack; and those at one account. */
const SIGN_IN_RATE: Rate = { everyMs: 12 * SECOND, burst: 8 };
const ASK_RATE: Rate = { everyMs: 4 * SECOND, burst: 30 };
const ALL_RATE: Rate = { everyMs: SECOND / 10, burst: 300 };
const ACCOUNT_RATE: Rate = { everyMs: HOUR / 10, burst: 10 };

/** These pages hold secrets in their addresses and forms. */
export const CLOSED = { "cache-control": "no-store", "referrer-policy": "no-referrer" } as const;

/** A field of a form as text, no longer than `most`. */
export const text = (value: unknown, most = 2_000): string => (typeof value === "string" ? value.slice(0, most) : "");

const WAYS_IN: ReadonlySet<string> = new Set([
  routes.join,
  routes.joinCode,
  routes.signIn,
  routes.signInCode,
  routes.signInPassword,
  routes.signInSecond,
  routes.signInPasskey,
]);

/** Where to go on to; never back to where one signs in. */
export const nextOf = (value: unknown): Path => {
  const next = localHref(text(value));
  return WAYS_IN.has(next.replace(/[?#].*$/u, "")) ? paths.front() : next;
};

type TurnHouse = Pick<MemberHouse, "takeTurn" | "visitorKey">;

/** Whether this household may try again, and all together. Those whose address nobody knows are not counted as one household. */
export const mayTry = (house: TurnHouse, c: Context): boolean => {
  const key = house.visitorKey(c);
  return (key === "unknown" || house.takeTurn("sign-in", key, SIGN_IN_RATE).ok) && house.takeTurn("sign-in-all", "*", ALL_RATE).ok;
};

/** Whether this household may have one more challenge: asking is no try, but costs a row. */
export const mayAsk = (house: TurnHouse, c: Context): boolean => {
  const key = house.visitorKey(c);
  return (key === "unknown" || house.takeTurn("passkey-ask", key, ASK_RATE).ok) && house.takeTurn("passkey-ask-all", "*", ALL_RATE).ok;
};

/** Whether one more secret of this account may be tried. The way by mail stays open. */
export const mayTryAccount = (house: TurnHouse, what: "password" | "second", account: string): boolean =>
  house.takeTurn(`sign-in-${what}`, account, ACCOUNT_RATE).ok;

/** By what the browser is known, and what it says of itself. */
export const browserOf = (house: MemberHouse, c: Context): { readonly browser: string; readonly device: string | undefined } => ({
  browser: c.req.header("user-agent") ?? "",
  device: cookieOf(c.req.header("cookie"), cookieName("device", house.origin)),
});

/** Answers a sign-in that went through: with the session, or with the way to the second step. */
export const letIn = async (house: MemberHouse, c: Context<PageEnv>, entered: SignedIn | HalfIn): Promise<Response> => {
  c.header("cache-control", "no-store");
  if (entered.kind === "second") {
    c.header("set-cookie", secretCookie("login", entered.secret, house.origin, SECOND_LIVES_MS));
    return c.redirect(paths.signInSecond(), 303);
  }
  await endSession(house, c.req.header("cookie"), house.origin); // the browser's session before, whosever it was
  c.header("set-cookie", secretCookie("sid", entered.secret, house.origin, entered.livesMs), { append: true });
  c.header("set-cookie", secretCookie("device", entered.device, house.origin, DEVICE_LIVES_MS), { append: true });
  c.header("set-cookie", droppedCookie("login", house.origin), { append: true });
  return c.redirect(entered.go, 303);
};

const passwordRoutes = (house: MemberHouse, pool: HashPool, app: Hono<PageEnv>): void => {
  const draw = (c: Context<PageEnv>, page: PasswordEntryPage, status: 200 | 422 | 429 | 503): Response | Promise<Response> =>
    c.html(passwordEntryPage(c.var.frame, page), status, CLOSED);

  app.get(routes.signInPassword, (c) => {
    const next = nextOf(c.req.query("next"));
    if (isMember(c.var.frame)) return c.redirect(next, 302);
    return draw(c, { next, email: "", error: null }, 200);
  });

  app.post(routes.signInPassword, async (c) => {
    const words = wordsOf(c.var.frame.lang).entry;
    const body = await c.req.parseBody();
    const page = { next: nextOf(body["next"]), email: text(body["email"], 400) };
    const email = readEmail(page.email);
    if (!mayTry(house, c)) return draw(c, { ...page, error: wordsOf(c.var.frame.lang).problems.tooFast }, 429);
    if (!email.ok) return draw(c, { ...page, error: wordsOf(c.var.frame.lang).problems.email }, 422);
    if (!mayTryAccount(house, "password", email.value.fold)) return draw(c, { ...page, error: words.accountTooFast }, 429);
    const password = typeof body["password"] === "string" ? body["password"] : "";
    const entered = await enterByPassword(house, pool, { email: email.value, password, next: page.next, ...browserOf(house, c) });
    if (entered.ok) return letIn(house, c, entered.value);
    if (entered.problem === "wrong") return draw(c, { ...page, error: words.wrongPassword }, 422);
    c.header("retry-after", "5");
    return draw(c, { ...page, error: words.busy }, 503);
  });
};

const secondRoutes = (house: MemberHouse, app: Hono<PageEnv>): void => {
  const secretOf = (c: Context): string | undefined => cookieOf(c.req.header("cookie"), cookieName("login", house.origin));
  const over = (c: Context<PageEnv>) => c.html(overPage(c.var.frame, paths.signIn(), null), 410, CLOSED);

  const draw = async (c: Context<PageEnv>, memberId: string, error: string | null, status: 200 | 422 | 429): Promise<Response> =>
    c.html(secondEntryPage(c.var.frame, (await factorsOf(house.store.db, memberId)).passkeys > 0, error), status, CLOSED);

  app.get(routes.signInSecond, async (c) => {
    const memberId = await halfInAs(house, secretOf(c));
    return memberId === null ? over(c) : draw(c, memberId, null, 200);
  });

  app.post(routes.signInSecond, async (c) => {
    const words = wordsOf(c.var.frame.lang).entry;
    const secret = secretOf(c);
    const memberId = await halfInAs(house, secret);
    if (memberId === null || secret === undefined) return over(c);
    if (!mayTry(house, c)) return draw(c, memberId, wordsOf(c.var.frame.lang).problems.tooFast, 429);
    if (!mayTryAccount(house, "second", memberId)) return draw(c, memberId, words.secondTooFast, 429);
    const body = await c.req.parseBody();
    const { browser: name, device } = browserOf(house, c);
    const answer = text(body["answer"], 30_000);
    const shown =
      answer === ""
        ? { code: text(body["code"], 40) }
        : { key: answer, secret: cookieOf(c.req.header("cookie"), cookieName("key", house.origin)) };
    const finished = await finishSecond(house, secret, shown, { name, device });
    if (finished.ok) return letIn(house, c, finished.value);
    return finished.problem === "over" ? over(c) : draw(c, memberId, words.wrongSecond, 422);
  });
};

/** Signing in by password, and the second step of any sign-in. */
export const entryRoutes = (house: MemberHouse, pool: HashPool): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  passwordRoutes(house, pool, app);
  secondRoutes(house, app);
  return app;
};
