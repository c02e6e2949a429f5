import { type Context, Hono } from "hono";
import { type Lang } from "#kit";
import { paths, routes } from "#paths";
import { isMember, type PageEnv, troublePage } from "#ui";
import { cookieName, cookieOf, droppedCookie, secretCookie } from "./cookies.ts";
import { dataRoutes } from "./data-routes.ts";
import { browserOf, CLOSED, entryRoutes, letIn, mayTry, type MemberHouse, nextOf, text } from "./entry-routes.ts";
import { openHashPool } from "./hash-pool.ts";
import { codeOfLink, findLogin, finishLogin, type Login, type LoginProblem, placeOfLink, type Proof, startLogin } from "./login.ts";
import { interestsOf } from "./interests.ts";
import { CODE_DIGITS, LOGIN_KEPT_MS } from "./member.ts";
import { ownPageRoutes } from "./own-page-routes.ts";
import { codePage, type CodePage, elsewherePage, type JoinKind, joinPage, type JoinPage, overPage } from "./pages/join-page.tsx";
import { profilePage } from "./pages/profile-page.tsx";
import { passkeyRoutes } from "./passkey-routes.ts";
import { hiddenPieces } from "./pieces.ts";
import { portraitRoutes } from "./portrait-routes.ts";
import { memberByHandle } from "./queries.ts";
import { providerRoutes } from "./provider-routes.ts";
import { maskEmail, readEmail } from "./read-email.ts";
import { readName } from "./read-name.ts";
import { type RunningHouse, runningRoutes } from "./running/routes.ts";
import { standingIn } from "./reckon-standing.ts";
import { securityRoutes } from "./security-routes.ts";
import { endSession, endSessions } from "./session.ts";
import { openDrawSettings, settingsRoutes } from "./settings-routes.ts";
import { wordsOf } from "./words/index.ts";

const askRoutes = (house: MemberHouse, app: Hono<PageEnv>, kind: JoinKind): void => {
  const [form, codeForm] = kind === "join" ? [routes.join, paths.joinCode()] : [routes.signIn, paths.signInCode()];
  const draw = async (
    c: Context<PageEnv>,
    page: Omit<JoinPage, "kind" | "written" | "providers">,
    status: 200 | 422 | 429,
  ): Promise<Response> => {
    const written = page.draft === "" ? null : await house.onward.peek(house, page.draft);
    return c.html(joinPage(c.var.frame, { ...page, kind, written, providers: house.oidc.providers }), status, CLOSED);
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
    const way =
      login === null
        ? again
        : kind === "join"
          ? paths.join({ draft, next: login.next })
          : paths.signIn(login.next, draft === "" ? undefined : draft);
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
    const signed = await finishLogin(house, secret, proof, { name: given.name, ...browserOf(house, c) });
    if (!signed.ok) {
      const { problem } = signed;
      if (problem.kind === "over" || (problem.kind === "wrong" && problem.triesLeft === 0)) return over(c, { ...login, isOver: true });
      return draw(c, login, { given, errors: problemErrors(lang, problem), asksName: problem.kind === "name" }, 422);
    }
    return letIn(house, c, signed.value);
  });
};

/** Joining, signing in and out, one's account, members' pages, language and light. */
export const memberRoutes = (house: RunningHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  const pool = openHashPool();
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
  app.route("/", entryRoutes(house, pool));
  const drawSettings = openDrawSettings(house);
  app.route("/", settingsRoutes(house, drawSettings));
  app.route("/", portraitRoutes(house, drawSettings));
  app.route("/", securityRoutes(house, pool));
  app.route("/", dataRoutes(house));
  app.route("/", ownPageRoutes(house));
  app.route("/", passkeyRoutes(house));
  app.route("/", providerRoutes(house));
  app.route("/", runningRoutes(house, pool));
  app.get(routes.profile, async (c) => {
    const profile = await memberByHandle(house.store, c.req.param("handle").replace(/^@/u, ""));
    if (profile === null) return c.html(troublePage(c.var.frame, 404), 404, { "cache-control": "no-store" });
    const hidden = await hiddenPieces(house.store.db, profile.id);
    const interests = hidden.has("interests") ? [] : await interestsOf(house.store.db, profile.id);
    const standing = await standingIn(house.store.db, profile.id);
    const extra = await house.profileExtra(c, profile, hidden);
    return c.html(profilePage(c.var.frame, { profile, hidden, interests, standing, extra }), 200, { "cache-control": "no-store" });
  });
  return app;
};
