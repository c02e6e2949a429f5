import { type Context, Hono } from "hono";
import { absolute, paths, routes } from "#paths";
import { sendMail } from "#outside";
import { isMember, type PageEnv, troublePage } from "#ui";
import { langOf } from "./admit.ts";
import { cookieName, cookieOf, secretCookie } from "./cookies.ts";
import { browserOf, CLOSED, letIn, mayTry, type MemberHouse, nextOf, text } from "./entry-routes.ts";
import { fresh } from "./fresh.ts";
import { beginProvider, connectIdentity, dropIdentity, identitiesOf, returnFromProvider, waitingIn } from "./identities.ts";
import { letterOf } from "./letter-of.tsx";
import { OIDC_WAITS_MS } from "./member.ts";
import { identitiesPage, onwardPage, returnPage } from "./pages/provider-pages.tsx";
import { settingsView } from "./queries.ts";
import { renew } from "./renew.ts";
import { keyWordsOf } from "./words/keys.ts";

type C = Context<PageEnv>;

const secretOf = (house: MemberHouse, c: C): string | undefined => cookieOf(c.req.header("cookie"), cookieName("provider", house.origin));

const nameOf = (house: MemberHouse, provider: string): string => house.oidc.providers.find(({ id }) => id === provider)?.name ?? provider;

/** Tells a member by mail that another way into the account was made. */
const tell = async (house: MemberHouse, memberId: string, provider: string): Promise<void> => {
  const view = await settingsView(house, memberId, null);
  if (view === null) return;
  const [site, lang] = [await house.siteName(), langOf(view.lang)];
  const words = keyWordsOf(lang);
  const lines = [words.addedIdentity(provider), { link: absolute(house.origin, paths.settingsIdentities()) }];
  await house.store.transact((tx) => sendMail(house, tx, letterOf({ to: view.email, lang, site, subject: words.with(provider), lines })));
};

const wayRoutes = (house: MemberHouse, app: Hono<PageEnv>): void => {
  app.post(routes.signInProvider, async (c) => {
    const provider = c.req.param("provider");
    const form = await c.req.parseBody();
    if (!mayTry(house, c)) return c.html(returnPage(c.var.frame, { kind: "failed" }), 429, CLOSED);
    const draft = text(form["draft"], 100);
    const begun = await beginProvider(house, provider, { next: nextOf(form["next"]), draft: draft === "" ? null : draft });
    if (!begun.ok && begun.problem === "unknown") return c.html(troublePage(c.var.frame, 404), 404, CLOSED);
    if (!begun.ok) return c.html(returnPage(c.var.frame, { kind: "failed" }), 502, CLOSED);
    c.header("set-cookie", secretCookie("provider", begun.value.secret, house.origin, OIDC_WAITS_MS));
    c.header("refresh", `0; url=${begun.value.url}`); // a redirect would be forbidden by `form-action 'self'`
    return c.html(onwardPage(c.var.frame, nameOf(house, provider), begun.value.url as `https://${string}`), 200, CLOSED);
  });

  app.get(routes.signInBack, async (c) => {
    const provider = c.req.param("provider");
    if (!mayTry(house, c)) return c.html(returnPage(c.var.frame, { kind: "failed" }), 429, CLOSED);
    const shown = { secret: secretOf(house, c), search: new URL(c.req.url).search, ...browserOf(house, c) };
    const returned = await returnFromProvider(house, provider, shown);
    if (!returned.ok) return c.html(returnPage(c.var.frame, { kind: returned.problem }), 422, CLOSED);
    if (returned.value.kind !== "stranger") return letIn(house, c, returned.value);
    if (isMember(c.var.frame)) return c.redirect(paths.settingsIdentities(), 303);
    const what = { kind: "stranger", name: nameOf(house, provider), draft: returned.value.draft ?? "" } as const;
    return c.html(returnPage(c.var.frame, what), 200, CLOSED);
  });
};

/** Signing in by providers, and the accounts elsewhere that open a member's. */
export const providerRoutes = (house: MemberHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  wayRoutes(house, app);
  const here = paths.settingsIdentities();

  const draw = async (c: C, memberId: string, error: string | null, status: 200 | 409): Promise<Response> => {
    const waiting = await waitingIn(house, secretOf(house, c));
    const page = {
      identities: await identitiesOf(house.store.db, memberId),
      waiting: waiting === null ? null : { ...waiting, name: nameOf(house, waiting.provider) },
      providers: house.oidc.providers,
      error,
    };
    return c.html(identitiesPage(c.var.frame, page), status, CLOSED);
  };

  app.get(routes.settingsIdentities, async (c) => {
    const mine = await fresh(house, c, here);
    return mine instanceof Response ? mine : draw(c, mine.memberId, null, 200);
  });

  app.post(routes.settingsIdentities, async (c) => {
    const mine = await fresh(house, c, here);
    if (mine instanceof Response) return mine;
    const form = await c.req.parseBody();
    if (form["do"] === "drop") {
      await house.store.transact((tx) => dropIdentity(tx, mine.memberId, text(form["identity"], 100)));
      await renew(house, c, mine, {}, true);
      return c.redirect(here, 303);
    }
    const connected = await connectIdentity(house, mine.memberId, secretOf(house, c));
    if (!connected.ok) {
      const words = keyWordsOf(c.var.frame.lang);
      return draw(c, mine.memberId, connected.problem === "taken" ? words.takenElsewhere : words.problems.over, 409);
    }
    await tell(house, mine.memberId, nameOf(house, connected.value.provider));
    await renew(house, c, mine, {}, false);
    return c.redirect(here, 303);
  });

  return app;
};
