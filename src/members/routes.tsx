import { type Context, Hono } from "hono";
import type { Child } from "hono/jsx";
import { type Lang, type Rate, SECOND, type Turn } from "#kit";
import { localHref, type Path, paths, routes } from "#paths";
import { isMember, type PageEnv, troublePage } from "#ui";
import { cookieName, cookieOf, droppedCookie, secretCookie } from "./cookies.ts";
import {
  codeOfLink,
  findLogin,
  finishLogin,
  type Login,
  type LoginHouse,
  type LoginProblem,
  placeOfLink,
  type Proof,
  startLogin,
} from "./login.ts";
import { CODE_DIGITS, LOGIN_KEPT_MS } from "./member.ts";
import { codePage, type CodePage, elsewherePage, type JoinKind, joinPage, type JoinPage, overPage } from "./pages/join-page.tsx";
import { profilePage } from "./pages/profile-page.tsx";
import { memberByHandle, type Profile } from "./queries.ts";
import { maskEmail, readEmail } from "./read-email.ts";
import { readName } from "./read-name.ts";
import { endSession, endSessions } from "./session.ts";
import { settingsRoutes } from "./settings-routes.ts";
import { wordsOf } from "./words/index.ts";

export type MemberHouse = LoginHouse & {
  readonly takeTurn: (name: string, key: string, rate: Rate) => Turn;
  readonly visitorKey: (c: Context) => string;
  /** Where mails are shown when they are not sent. */
  readonly mailsAt: Path | null;
  readonly profileExtra: (c: Context<PageEnv>, member: Profile) => Promise<Child>;
};

/** One household's tries at signing in; and everybody's together, which trips only under attack. */
const SIGN_IN_RATE: Rate = { everyMs: 12 * SECOND, burst: 8 };
const ALL_RATE: Rate = { everyMs: SECOND / 10, burst: 300 };

/** These pages hold secrets in their addresses and forms. */
const CLOSED = { "cache-control": "no-store", "referrer-policy": "no-referrer" } as const;

const text = (value: unknown, most = 2_000): string => (typeof value === "string" ? value.slice(0, most) : "");

const WAYS_IN: ReadonlySet<string> = new Set([routes.join, routes.joinCode, routes.signIn, routes.signInCode]);

/** Where to go on to; never back to where one signs in. */
const nextOf = (value: unknown): Path => {
  const next = localHref(text(value));
  return WAYS_IN.has(next.replace(/[?#].*$/u, "")) ? paths.front() : next;
};

const mayTry = (house: MemberHouse, c: Context): boolean =>
  house.takeTurn("sign-in", house.visitorKey(c), SIGN_IN_RATE).ok && house.takeTurn("sign-in-all", "*", ALL_RATE).ok;

const askRoutes = (house: MemberHouse, app: Hono<PageEnv>, kind: JoinKind): void => {
  const [form, codeForm] = kind === "join" ? [routes.join, paths.joinCode()] : [routes.signIn, paths.signInCode()];
  const draw = async (c: Context<PageEnv>, page: Omit<JoinPage, "kind" | "written">, status: 200 | 422 | 429): Promise<Response> => {
    const written = page.draft === "" ? null : await house.onward.peek(house, page.draft);
    return c.html(joinPage(c.var.frame, { ...page, kind, written }), status, CLOSED);
  };

  app.get(form, async (c) => {
    const next = nextOf(c.req.query("next"));
    const draft = text(c.req.query("draft"), 100);
    if (isMember(c.var.frame) && draft === "") return c.redirect(next, 302);
    return draw(c, { draft, next, given: { name: "", email: "" }, errors: {} }, 200);
  });

  app.post(form, async (c) => {
    const { lang } = c.var.frame;
    const words = wordsOf(lang).problems;
    const body = await c.req.parseBody();
    const given = { name: text(body["name"], 200), email: text(body["email"], 400) };
    const page = { draft: text(body["draft"], 100), next: nextOf(body["next"]), given };
    if (!mayTry(house, c)) return draw(c, { ...page, errors: { form: words.tooFast } }, 429);
    const email = readEmail(given.email);
    const name = kind === "join" ? readName(given.name, await house.reserved()) : null;
    const errors = {
      email: email.ok ? null : words.email,
      name: name === null || name.ok ? null : words.name[given.name.trim() === "" ? "missing" : name.problem],
    };
    if (!email.ok || errors.name !== null) return draw(c, { ...page, errors }, 422);
    const secret = await startLogin(house, {
      email: email.value,
      name: name !== null && name.ok ? name.value : "",
      draft: page.draft === "" ? null : page.draft,
      next: page.next,
      lang,
      codePage: codeForm,
    });
    c.header("set-cookie", secretCookie("login", secret, house.origin, LOGIN_KEPT_MS));
    c.header("cache-control", "no-store");
    return c.redirect(codeForm, 303);
  });
};

const problemErrors = (lang: Lang, problem: LoginProblem): CodePage["errors"] => {
  const words = wordsOf(lang).problems;
  switch (problem.kind) {
    case "over":
      return { code: words.over };
    case "digits":
      return { code: words.digits(problem.count, CODE_DIGITS) };
    case "wrong":
      return { code: words.wrong(problem.triesLeft) };
    case "closed":
      return { form: words.closed };
    case "name":
      return problem.problem === "missing" ? {} : { name: words.name[problem.problem] };
  }
};

const codeRoutes = (house: MemberHouse, app: Hono<PageEnv>, kind: JoinKind): void => {
  const [form, again] = kind === "join" ? [routes.joinCode, paths.join()] : [routes.signInCode, paths.signIn()];
  const secretOf = (c: Context): string | undefined => cookieOf(c.req.header("cookie"), cookieName("login", house.origin));

  const over = async (c: Context<PageEnv>, login: Login | null): Promise<Response> => {
    const draft = login?.draft ?? "";
    const way = login === null ? again : kind === "join" ? paths.join({ draft, next: login.next }) : paths.signIn(login.next);
    const written = draft === "" ? null : await house.onward.peek(house, draft);
    return c.html(overPage(c.var.frame, way, written), 410, CLOSED);
  };

  const draw = async (
    c: Context<PageEnv>,
    login: Login,
    more: Pick<CodePage, "given" | "errors" | "asksName">,
    status: 200 | 422 | 429,
  ): Promise<Response> => {
    const written = login.draft === null ? null : await house.onward.peek(house, login.draft);
    const shown = {
      email: maskEmail(login.email),
      madeAt: login.made_at,
      endsAt: login.ends_at,
      draft: login.draft ?? "",
      next: login.next,
    };
    return c.html(codePage(c.var.frame, { kind, written, login: shown, mailsAt: house.mailsAt, ...more }), status, CLOSED);
  };

  app.get(form, async (c) => {
    const link = text(c.req.query("t"), 100);
    const login = await findLogin(house, secretOf(c));
    if (link !== "") {
      const place = await placeOfLink(house, link, login?.id ?? null);
      if (place === "elsewhere") return c.html(elsewherePage(c.var.frame, codeOfLink(link)), 200, CLOSED);
      if (place === "over") return over(c, login);
    }
    if (login === null || login.isOver) return over(c, login);
    return draw(c, login, { given: { code: "", name: login.name, link }, errors: {}, asksName: false }, 200);
  });

  app.post(form, async (c) => {
    const { lang } = c.var.frame;
    const body = await c.req.parseBody();
    const secret = secretOf(c);
    const login = await findLogin(house, secret);
    const name = text(body["name"], 200);
    const given = { code: text(body["code"], 40), name: name.trim() === "" ? (login?.name ?? "") : name, link: text(body["t"], 100) };
    if (login === null || secret === undefined || login.isOver) return over(c, login);
    if (!mayTry(house, c)) return draw(c, login, { given, errors: { form: wordsOf(lang).problems.tooFast }, asksName: false }, 429);
    const digits = given.code.normalize("NFKC").replace(/[\s-]/gu, "");
    const proof: Proof = given.link === "" ? { code: digits } : { link: given.link };
    const signed = await finishLogin(house, secret, proof, { name: given.name, browser: c.req.header("user-agent") ?? "" });
    if (!signed.ok) {
      const { problem } = signed;
      if (problem.kind === "over" || (problem.kind === "wrong" && problem.triesLeft === 0)) return over(c, { ...login, isOver: true });
      return draw(c, login, { given, errors: problemErrors(lang, problem), asksName: problem.kind === "name" }, 422);
    }
    const { secret: sid, livesMs, go } = signed.value;
    await endSession(house, c.req.header("cookie"), house.origin); // the browser's session before, whosever it was
    c.header("set-cookie", secretCookie("sid", sid, house.origin, livesMs), { append: true });
    c.header("set-cookie", droppedCookie("login", house.origin), { append: true });
    c.header("cache-control", "no-store");
    return c.redirect(go, 303);
  });
};

/** Joining, signing in and out, one's account, members' pages, language and light. */
export const memberRoutes = (house: MemberHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  for (const kind of ["join", "sign-in"] as const) {
    askRoutes(house, app, kind);
    codeRoutes(house, app, kind);
  }
  app.post(routes.signOut, async (c) => {
    const form = await c.req.parseBody();
    const { viewer } = c.var.frame;
    if (form["all"] === "1" && viewer.id !== null) await endSessions(house, viewer.id);
    else await endSession(house, c.req.header("cookie"), house.origin);
    c.header("set-cookie", droppedCookie("sid", house.origin));
    c.header("cache-control", "no-store");
    return c.redirect(nextOf(form["next"]), 303);
  });
  app.route("/", settingsRoutes(house));
  app.get(routes.profile, async (c) => {
    const profile = await memberByHandle(house.store, c.req.param("handle").replace(/^@/u, ""));
    if (profile === null) return c.html(troublePage(c.var.frame, 404), 404, { "cache-control": "no-store" });
    return c.html(profilePage(c.var.frame, profile, await house.profileExtra(c, profile)), 200, { "cache-control": "no-store" });
  });
  return app;
};
