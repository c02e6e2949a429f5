import { Hono } from "hono";
import { paths, routes } from "#paths";
import { isMember, type PageEnv, troublePage } from "#ui";
import { askEmailChange, canUndo, confirmEmailChange, findEmailChange, undoEmailChange } from "./change-email.ts";
import { secretCookie } from "./cookies.ts";
import { CLOSED, mayTry, mayTryAccount, type MemberHouse, nextOf, text } from "./entry-routes.ts";
import { confirmSecond, dropSecond, passwordHashOf, renewCodes, savePassword, secondSecret, useSecond } from "./factors.ts";
import { warnOfKey } from "./enter-by-passkey.ts";
import { keySecretOf } from "./passkey-routes.ts";
import { checkPasskey } from "./passkeys.ts";
import { fresh, type Mine, mineOf } from "./fresh.ts";
import type { HashPool } from "./hash-pool.ts";
import { startLogin } from "./login.ts";
import { LOGIN_KEPT_MS } from "./member.ts";
import { confirmPage, emailPage, linkPage, passwordPage, recoveryPage, secondPage } from "./pages/security-pages.tsx";
import { type Proofs } from "./proofs.ts";
import { roleOf, settingsView } from "./queries.ts";
import { readEmail } from "./read-email.ts";
import { readPassword } from "./read-password.ts";
import { renew } from "./renew.ts";
import { endOthers } from "./session.ts";
import { wordsOf } from "./words/index.ts";

const passwordOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** What a member typed to show that it is them: null where it was not right. */
const shownBy = async (
  house: MemberHouse,
  pool: HashPool,
  mine: Mine,
  body: Readonly<Record<string, unknown>>,
  secret: string | undefined,
): Promise<Proofs | "wrong" | "busy"> => {
  const { factors, memberId } = mine;
  const now = house.clock.now();
  const answer = text(body["answer"], 30_000);
  if (answer !== "") {
    const checked = await checkPasskey(house, "confirm", memberId, { secret, answer });
    if (checked.ok) await warnOfKey(house, checked.value);
    return checked.ok ? { passkey: now } : "wrong";
  }
  if (factors.isGuarded && factors.secondAt === null) return "wrong"; // only a passkey does
  if (factors.passwordAt === null && factors.secondAt === null) return "wrong";
  if (factors.passwordAt !== null) {
    const typed = passwordOf(body["password"]);
    if (typed.length > 1_024) return "wrong";
    const checked = await pool.check(typed, await passwordHashOf(house.store.db, memberId));
    if (!checked.ok) return "busy";
    if (!checked.value) return "wrong";
  }
  if (factors.secondAt !== null && !(await house.store.transact((tx) => useSecond(house, tx, memberId, text(body["code"], 40)))))
    return "wrong";
  return { ...(factors.passwordAt === null ? {} : { password: now }), ...(factors.secondAt === null ? {} : { totp: now }) };
};

const confirmRoutes = (house: MemberHouse, pool: HashPool, app: Hono<PageEnv>): void => {
  app.get(routes.settingsConfirm, async (c) => {
    const mine = await mineOf(house, c);
    const next = nextOf(c.req.query("next"));
    if (mine === null) return c.redirect(paths.signIn(next), 303);
    return c.html(confirmPage(c.var.frame, { factors: mine.factors, next, error: null }), 200, CLOSED);
  });

  app.post(routes.settingsConfirm, async (c) => {
    const words = wordsOf(c.var.frame.lang);
    const mine = await mineOf(house, c);
    const body = await c.req.parseBody();
    const next = nextOf(body["next"]);
    if (mine === null) return c.redirect(paths.signIn(next), 303);
    const draw = (error: string, status: 422 | 429 | 503) =>
      c.html(confirmPage(c.var.frame, { factors: mine.factors, next, error }), status, CLOSED);
    if (!mayTry(house, c)) return draw(words.problems.tooFast, 429);
    if (body["way"] === "mail" && !mine.factors.isGuarded) {
      const view = await settingsView(house, mine.memberId, mine.session.id);
      const email = readEmail(view?.email ?? "");
      if (!email.ok) return c.html(troublePage(c.var.frame, 403), 403, CLOSED);
      const asked = { email: email.value, name: "", draft: null, next, lang: c.var.frame.lang, codePage: paths.signInCode() };
      const secret = await startLogin(house, asked);
      c.header("set-cookie", secretCookie("login", secret, house.origin, LOGIN_KEPT_MS));
      return c.redirect(paths.signInCode(), 303);
    }
    if (!mayTryAccount(house, mine.factors.secondAt === null ? "password" : "second", mine.memberId))
      return draw(words.entry.secondTooFast, 429);
    const shown = await shownBy(house, pool, mine, body, keySecretOf(house, c));
    if (shown === "busy") return draw(words.entry.busy, 503);
    if (shown === "wrong") return draw(words.security.wrong, 422);
    await renew(house, c, mine, shown, false);
    c.header("cache-control", "no-store");
    return c.redirect(next, 303);
  });
};

const passwordRoutes = (house: MemberHouse, pool: HashPool, app: Hono<PageEnv>): void => {
  const here = paths.settingsPassword();
  app.get(routes.settingsPassword, async (c) => {
    const mine = await fresh(house, c, here);
    return mine instanceof Response
      ? mine
      : c.html(passwordPage(c.var.frame, { has: mine.factors.passwordAt !== null, error: null }), 200, CLOSED);
  });

  app.post(routes.settingsPassword, async (c) => {
    const { frame } = c.var;
    const words = wordsOf(frame.lang);
    const mine = await fresh(house, c, here);
    if (mine instanceof Response) return mine;
    const body = await c.req.parseBody();
    const draw = (error: string, status: 422 | 503) =>
      c.html(passwordPage(frame, { has: mine.factors.passwordAt !== null, error }), status, CLOSED);
    if (body["remove"] === "1") {
      await house.store.transact((tx) => savePassword(house, tx, mine.memberId, null));
      await renew(house, c, mine, {}, true);
      return c.redirect(`${paths.settings()}?saved=1`, 303);
    }
    const view = await settingsView(house, mine.memberId, mine.session.id);
    const own = [
      await house.siteName(),
      view?.name ?? "",
      view?.handle ?? "",
      view?.email ?? "",
      view?.place ?? "",
      new URL(house.origin).hostname,
    ];
    const read = readPassword(passwordOf(body["password"]), own);
    if (!read.ok) return draw(words.security.passwordProblems[read.problem], 422);
    const hash = await pool.hash(read.value);
    if (!hash.ok) return draw(words.entry.busy, 503);
    await house.store.transact((tx) => savePassword(house, tx, mine.memberId, hash.value));
    await renew(house, c, mine, { password: house.clock.now() }, true);
    return c.redirect(`${paths.settings()}?saved=1`, 303);
  });
};

const secondRoutes = (house: MemberHouse, app: Hono<PageEnv>): void => {
  const here = paths.settingsSecond();
  app.get(routes.settingsSecond, async (c) => {
    const mine = await fresh(house, c, here);
    if (mine instanceof Response) return mine;
    const secret = await secondSecret(house, mine.memberId);
    return c.html(secondPage(c.var.frame, { secret, codesLeft: mine.factors.codesLeft, error: null }), 200, CLOSED);
  });

  app.post(routes.settingsSecond, async (c) => {
    const { frame } = c.var;
    const words = wordsOf(frame.lang);
    const mine = await fresh(house, c, here);
    if (mine instanceof Response) return mine;
    const { memberId, factors } = mine;
    const body = await c.req.parseBody();
    if (factors.secondAt !== null) {
      if (body["codes"] === "1")
        return c.html(
          recoveryPage(frame, await house.store.transact((tx) => renewCodes(house, tx, memberId)), paths.settings()),
          200,
          CLOSED,
        );
      if (body["off"] !== "1") return c.redirect(here, 303);
      await house.store.transact((tx) => dropSecond(tx, memberId));
      await renew(house, c, mine, {}, true);
      return c.redirect(`${paths.settings()}?saved=1`, 303);
    }
    const draw = async (error: string, status: 422 | 429) =>
      c.html(secondPage(frame, { secret: await secondSecret(house, memberId), codesLeft: 0, error }), status, CLOSED);
    if (!mayTry(house, c)) return draw(words.problems.tooFast, 429);
    const code = text(body["code"], 40).normalize("NFKC").replace(/[\s-]/gu, "");
    const codes = await house.store.transact((tx) => confirmSecond(house, tx, memberId, code));
    if (!codes.ok) return draw(words.entry.wrongSecond, 422);
    await renew(house, c, mine, { totp: house.clock.now() }, true);
    const role = await roleOf(house.store, memberId);
    const next = role === "admin" ? paths.deskStart() : role === "editor" ? paths.desk() : paths.settings();
    return c.html(recoveryPage(frame, codes.value, next), 200, CLOSED);
  });
};

const emailRoutes = (house: MemberHouse, app: Hono<PageEnv>): void => {
  const here = paths.settingsEmail();
  app.get(routes.settingsEmail, async (c) => {
    const mine = await fresh(house, c, here);
    return mine instanceof Response ? mine : c.html(emailPage(c.var.frame, { email: "", sentTo: null, error: null }), 200, CLOSED);
  });

  app.post(routes.settingsEmail, async (c) => {
    const words = wordsOf(c.var.frame.lang).problems;
    const mine = await fresh(house, c, here);
    if (mine instanceof Response) return mine;
    const given = text((await c.req.parseBody())["email"], 400);
    const draw = (error: string, status: 422 | 429) =>
      c.html(emailPage(c.var.frame, { email: given, sentTo: null, error }), status, CLOSED);
    if (!mayTry(house, c)) return draw(words.tooFast, 429);
    const email = readEmail(given);
    if (!email.ok) return draw(words.email, 422);
    await askEmailChange(house, c.var.frame.viewer, email.value);
    return c.html(emailPage(c.var.frame, { email: given, sentTo: email.value.email, error: null }), 200, CLOSED);
  });

  app.get(routes.settingsEmailConfirm, async (c) => {
    const link = text(c.req.query("t"), 100);
    const change = isMember(c.var.frame) ? await findEmailChange(house, c.var.frame.viewer, link) : null;
    return c.html(
      linkPage(c.var.frame, { kind: "confirm", state: change === null ? "over" : "asks", link, email: change?.email ?? "" }),
      change === null ? 410 : 200,
      CLOSED,
    );
  });

  app.post(routes.settingsEmailConfirm, async (c) => {
    const mine = await mineOf(house, c);
    const link = text((await c.req.parseBody())["t"], 100);
    const made = mine === null ? null : await confirmEmailChange(house, c.var.frame.viewer, link, mine.session.id);
    if (mine !== null && made?.ok === true) {
      await renew(house, c, mine, {}, false);
      return c.redirect(`${paths.settings()}?saved=1`, 303);
    }
    const state = made?.ok === false ? made.problem : "over";
    return c.html(linkPage(c.var.frame, { kind: "confirm", state, link, email: "" }), state === "over" ? 410 : 409, CLOSED);
  });

  app.get(routes.settingsEmailUndo, async (c) => {
    const link = text(c.req.query("t"), 100);
    const state = (await canUndo(house, link)) ? "asks" : "over";
    return c.html(linkPage(c.var.frame, { kind: "undo", state, link, email: "" }), state === "over" ? 410 : 200, CLOSED);
  });

  app.post(routes.settingsEmailUndo, async (c) => {
    const link = text((await c.req.parseBody())["t"], 100);
    const undone = await undoEmailChange(house, link);
    const state = undone.ok ? "done" : undone.problem;
    return c.html(linkPage(c.var.frame, { kind: "undo", state, link, email: "" }), undone.ok ? 200 : state === "over" ? 410 : 409, CLOSED);
  });
};

/** What matters in an account: showing that it is you, password, second step, address, and the browsers that are signed in. */
export const securityRoutes = (house: MemberHouse, pool: HashPool): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  confirmRoutes(house, pool, app);
  passwordRoutes(house, pool, app);
  secondRoutes(house, app);
  emailRoutes(house, app);
  app.post(routes.settingsSessions, async (c) => {
    const mine = await mineOf(house, c);
    if (mine === null) return c.redirect(paths.signIn(paths.settings()), 303);
    const id = text((await c.req.parseBody())["session"], 100);
    await house.store.transact((tx) => endOthers(tx, mine.memberId, { id }));
    return c.redirect(`${paths.settings()}?saved=1`, 303);
  });
  return app;
};
