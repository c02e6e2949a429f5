import { type Context, Hono } from "hono";
import { paths, routes, withQuery } from "#paths";
import type { PageEnv } from "#ui";
import type { ModerationHouse } from "./house.ts";
import { currentPolicy } from "./judge.ts";
import { policyPage, type PolicyPage } from "./pages/policy-page.tsx";
import { turnAway } from "./queue-routes.ts";
import { NO_STORE, text } from "./report-routes.tsx";
import { modelVersions } from "./scorer/scorer.ts";
import { readPolicyForm, setPolicy, simulate } from "./simulate.ts";
import { transparencyLines } from "./transparency.ts";
import { wordsOf } from "./words/index.ts";

/** Where the numbers of the policy are tried on the past and put in force. */
export const policyRoutes = (house: ModerationHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const show = async (c: Context<PageEnv>, more: Partial<PolicyPage>, status: 200 | 422 = 200) => {
    const { no, policy } = await house.store.transact((tx) => currentPolicy(tx));
    const isSaved = c.req.query("saved") !== undefined;
    const page = { no, values: policy, note: "", error: null, isSaved, simulated: null, models: await modelVersions(house), ...more };
    return c.html(policyPage(c.var.frame, page), status, NO_STORE);
  };

  app.get(routes.moderationPolicy, async (c) => (await turnAway(c)) ?? show(c, {}));

  app.post(routes.moderationPolicy, async (c) => {
    const away = turnAway(c);
    if (away !== null) return away;
    const given = await c.req.parseBody();
    const { policy } = await house.store.transact((tx) => currentPolicy(tx));
    const wanted = readPolicyForm(given, policy);
    const note = text(given["note"]);
    if (wanted === null) return show(c, { note, error: wordsOf(c.var.frame.lang).simulator.outOfBounds }, 422);
    if (text(given["do"]) !== "set") return show(c, { values: wanted, note, simulated: await simulate(house, policy, wanted) });
    await setPolicy(house, c.var.frame.viewer, policy, wanted, note);
    return c.redirect(withQuery(paths.moderationPolicy(), { saved: "1" }), 303);
  });

  app.get(routes.moderationReasons, async (c) => {
    const away = turnAway(c);
    if (away !== null) return away;
    return c.body(await transparencyLines(house), 200, {
      ...NO_STORE,
      "content-type": "application/x-ndjson; charset=utf-8",
      "content-disposition": 'attachment; filename="statements.jsonl"',
    });
  });

  return app;
};
