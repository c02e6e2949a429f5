import { type Context, Hono } from "hono";
import { absolute, paths, routes } from "#paths";
import { sendMail } from "#outside";
import { isMember, type PageEnv } from "#ui";
import { langOf } from "./admit.ts";
import { cookieName, cookieOf, secretCookie } from "./cookies.ts";
import { enterByPasskey } from "./enter-by-passkey.ts";
import { browserOf, CLOSED, letIn, mayAsk, mayTry, type MemberHouse, nextOf, text } from "./entry-routes.ts";
import { fresh, mineOf } from "./fresh.ts";
import { KEY_PURPOSES } from "./key-challenge.ts";
import { letterOf } from "./letter-of.tsx";
import { KEY_CHALLENGE_MS } from "./member.ts";
import { passkeyEntryPage, passkeysPage } from "./pages/passkey-pages.tsx";
import { addPasskey, askToAdd, askToShow, dropPasskey, passkeysOf, renamePasskey } from "./passkeys.ts";
import { renew } from "./renew.ts";
import { halfInAs } from "./second-step.ts";
import { settingsView } from "./queries.ts";
import { wordsOf } from "./words/index.ts";
import { keyWordsOf } from "./words/keys.ts";

type C = Context<PageEnv>;

/** The secret that binds a passkey's challenge to this browser. */
export const keySecretOf = (house: MemberHouse, c: C): string | undefined =>
  cookieOf(c.req.header("cookie"), cookieName("key", house.origin));

const askRoutes = (house: MemberHouse, app: Hono<PageEnv>): void => {
  app.post(routes.passkeyAsk, async (c) => {
    const form = await c.req.parseBody();
    const purpose = KEY_PURPOSES.find((each) => each === form["purpose"]);
    const { viewer } = c.var.frame;
    if (!mayAsk(house, c)) return c.json({ problem: "too-fast" }, 429, CLOSED);
    const mine = await mineOf(house, c);
    const half = purpose === "second" ? await halfInAs(house, cookieOf(c.req.header("cookie"), cookieName("login", house.origin))) : null;
    const memberId = purpose === "second" ? half : (mine?.memberId ?? null);
    if (purpose === undefined || (purpose !== "enter" && memberId === null)) return c.json({ problem: "not-signed-in" }, 403, CLOSED);
    const asked =
      purpose === "add"
        ? await askToAdd(house, { id: memberId ?? "", handle: viewer.handle ?? "", name: viewer.name ?? "" })
        : await askToShow(house, purpose, purpose === "enter" ? null : memberId);
    c.header("set-cookie", secretCookie("key", asked.secret, house.origin, KEY_CHALLENGE_MS));
    return c.json({ options: asked.options }, 200, CLOSED);
  });
};

const enterRoutes = (house: MemberHouse, app: Hono<PageEnv>): void => {
  app.get(routes.signInPasskey, (c) => {
    const next = nextOf(c.req.query("next"));
    return isMember(c.var.frame) ? c.redirect(next, 302) : c.html(passkeyEntryPage(c.var.frame, { next, error: null }), 200, CLOSED);
  });

  app.post(routes.signInPasskey, async (c) => {
    const { lang } = c.var.frame;
    const form = await c.req.parseBody();
    const next = nextOf(form["next"]);
    const draw = (error: string, status: 422 | 429) => c.html(passkeyEntryPage(c.var.frame, { next, error }), status, CLOSED);
    if (!mayTry(house, c)) return draw(wordsOf(lang).problems.tooFast, 429);
    const shown = { secret: keySecretOf(house, c), answer: text(form["answer"], 30_000), next, ...browserOf(house, c) };
    if (shown.answer === "") return draw(keyWordsOf(lang).needsScript, 422);
    const entered = await enterByPasskey(house, shown);
    if (entered.ok) return letIn(house, c, entered.value);
    return draw(entered.problem === "over" ? keyWordsOf(lang).problems.over : keyWordsOf(lang).bad, 422);
  });
};

/** Tells a member by mail of a new passkey. */
const tellOfKey = async (house: MemberHouse, memberId: string, name: string): Promise<void> => {
  const view = await settingsView(house, memberId, null);
  if (view === null) return;
  const [site, lang] = [await house.siteName(), langOf(view.lang)];
  const words = keyWordsOf(lang);
  const lines = [words.addedMail(name), { link: absolute(house.origin, paths.settingsPasskeys()) }];
  await house.store.transact((tx) =>
    sendMail(house, tx, letterOf({ to: view.email, lang, site, subject: words.addedSubject(site), lines })),
  );
};

const ownRoutes = (house: MemberHouse, app: Hono<PageEnv>): void => {
  const here = paths.settingsPasskeys();
  const draw = async (c: C, memberId: string, more: { name: string; error: string | null }, status: 200 | 422): Promise<Response> =>
    c.html(passkeysPage(c.var.frame, { passkeys: await passkeysOf(house.store.db, memberId), ...more }), status, CLOSED);

  app.get(routes.settingsPasskeys, async (c) => {
    const mine = await fresh(house, c, here);
    return mine instanceof Response ? mine : draw(c, mine.memberId, { name: "", error: null }, 200);
  });

  app.post(routes.settingsPasskeys, async (c) => {
    const mine = await fresh(house, c, here);
    if (mine instanceof Response) return mine;
    const words = keyWordsOf(c.var.frame.lang);
    const form = await c.req.parseBody();
    const [name, id] = [text(form["name"], 200), text(form["key"], 1_400)];
    if (form["do"] === "rename") await renamePasskey(house, mine.memberId, id, name);
    else if (form["do"] === "drop") {
      await house.store.transact((tx) => dropPasskey(tx, mine.memberId, id));
      await renew(house, c, mine, {}, true);
    } else {
      const answer = text(form["answer"], 30_000);
      if (answer === "") return draw(c, mine.memberId, { name, error: words.needsScript }, 422);
      const added = await addPasskey(house, mine.memberId, { secret: keySecretOf(house, c), answer, name });
      if (!added.ok) return draw(c, mine.memberId, { name, error: words.problems[added.problem] }, 422);
      await tellOfKey(house, mine.memberId, name);
      await renew(house, c, mine, { passkey: house.clock.now() }, true);
    }
    return c.redirect(here, 303);
  });
};

/** Passkeys: asked for a challenge, shown to sign in, added, named and taken away. */
export const passkeyRoutes = (house: MemberHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  askRoutes(house, app);
  enterRoutes(house, app);
  ownRoutes(house, app);
  return app;
};
