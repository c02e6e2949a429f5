import { type Context, Hono } from "hono";
import { paths, routes, withQuery } from "#paths";
import type { PageEnv } from "#ui";
import type { ModerationHouse } from "./house.ts";
import { policyPage, type PolicyPage, SAVED } from "./pages/policy-page.tsx";
import { currentPolicy, endTrial, policyVersions, setPolicy } from "./policy-versions.ts";
import { turnAway } from "./queue-routes.ts";
import { NO_STORE, text } from "./report-routes.tsx";
import { modelVersions } from "./scorer/scorer.ts";
import { readPolicyForm, simulate } from "./simulate.ts";
import { trialView } from "./trial-view.ts";
import { transparencyLines } from "./transparency.ts";
import { wordsOf } from "./words/index.ts";

/** Where the numbers of the policy are tried on the past and put in force. */
export const policyRoutes = (house: ModerationHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const show = async (c: Context<PageEnv>, more: Partial<PolicyPage>, status: 200 | 422 = 200) => {
    const { inForce, trial } = await house.store.transact((tx) => policyVersions(tx));
    const saved = SAVED.find((each) => each === c.req.query("saved")) ?? null;
    const page = {
      no: inForce.no,
      inForce: inForce.policy,
      values: trial?.policy ?? inForce.policy,
      note: trial?.note ?? "",
      error: null,
      saved,
      simulated: null,
      trial: trial === null ? null : await trialView(house, trial),
      models: await modelVersions(house),
      ...more,
    };
    return c.html(policyPage(c.var.frame, page), status, NO_STORE);
  };

  app.get(routes.moderationPolicy, async (c) => (await turnAway(c)) ?? show(c, {}));

  app.post(routes.moderationPolicy, async (c) => {
    const away = turnAway(c);
    if (away !== null) return away;
    const given = await c.req.parseBody();
    const { viewer, lang } = c.var.frame;
    const doing = text(given["do"]);
    const saved = (what: (typeof SAVED)[number]) => c.redirect(withQuery(paths.moderationPolicy(), { saved: what }), 303);
    if (doing === "end") {
      await endTrial(house, viewer);
      return saved("ended");
    }
    const { policy } = await house.store.transact((tx) => currentPolicy(tx));
    const wanted = readPolicyForm(given, policy);
    const note = text(given["note"]);
    if (wanted === null) return show(c, { note, error: wordsOf(lang).simulator.outOfBounds }, 422);
    if (doing !== "set" && doing !== "trial") return show(c, { values: wanted, note, simulated: await simulate(house, policy, wanted) });
    await setPolicy(house, viewer, { wanted, note, force: doing === "set" ? "all" : "trial" });
    return saved(doing === "set" ? "all" : "trial");
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
