import { type Context, Hono } from "hono";
import { isModerator } from "#kit";
import { type Rule, RULES, ruleNames } from "#conversation";
import { paths, routes } from "#paths";
import { isMember, type PageEnv, troublePage } from "#ui";
import { hearAppeal } from "./appeal.ts";
import { bindMember, SANCTIONS } from "./bind-member.ts";
import { CASE_KINDS } from "./case.ts";
import { caseView } from "./case-view.ts";
import { PROFILE_PARTS } from "./clear-parts.ts";
import { type CaseProblem, claimCase, decideCase, noteCase, releaseCase, undoCase } from "./decide-case.ts";
import type { ModerationHouse } from "./house.ts";
import { casePage } from "./pages/case-page.tsx";
import { queuePage } from "./pages/queue-page.tsx";
import { queueView } from "./queue-view.ts";
import { NO_STORE, text } from "./report-routes.tsx";
import { wordsOf } from "./words/index.ts";

type Form = Readonly<Record<string, unknown>>;
type Problem = keyof ReturnType<typeof wordsOf>["case"]["problems"];

/** Turns away who is no moderator; null for one. */
export const turnAway = (c: Context<PageEnv>): Response | Promise<Response> | null => {
  const { frame } = c.var;
  if (!isMember(frame)) return c.redirect(paths.signIn(frame.path), 303);
  return isModerator(frame.viewer) ? null : c.html(troublePage(frame, 403), 403, NO_STORE);
};

const ruleIn = (form: Form): Rule | undefined => RULES.find((rule) => rule === text(form["rule"]));

/** Does what a form on a case asks for; gives what went wrong. */
const act = async (house: ModerationHouse, c: Context<PageEnv>, id: string, form: Form): Promise<Problem | null> => {
  const { viewer } = c.var.frame;
  const reason = text(form["reason"]);
  const rule = ruleIn(form);
  const problemOf = (result: { readonly ok: boolean; readonly problem?: Problem }): Problem | null =>
    result.ok ? null : (result.problem ?? null);
  switch (text(form["do"])) {
    case "claim":
      return problemOf(await claimCase(house, viewer, id));
    case "release":
      return problemOf(await releaseCase(house, viewer, id));
    case "note":
      return problemOf(await noteCase(house, viewer, id, text(form["note"])));
    case "undo":
      return problemOf(await undoCase(house, viewer, id));
    case "keep":
      return problemOf(await decideCase(house, viewer, id, { do: "keep" }));
    case "ignore":
      return problemOf(await decideCase(house, viewer, id, { do: "ignore" }));
    case "remove":
      if (rule === undefined) return "no-rule";
      return problemOf(
        await decideCase(house, viewer, id, { do: "remove", rule, reason, parts: PROFILE_PARTS.filter((part) => form[part] === "1") }),
      );
    case "reverse":
    case "uphold":
      return problemOf(await hearAppeal(house, viewer, id, { isReversed: text(form["do"]) === "reverse", reason }));
    case "bind": {
      const view = await caseView(house, viewer, id);
      const kind = SANCTIONS.find((each) => each === text(form["kind"]));
      if (view === null || view.author === null || kind === undefined) return "not-there";
      if (rule === undefined) return "no-rule";
      const wanted = text(form["scope"]);
      const scope =
        view.story === null || wanted === "site" ? "site" : wanted === "story" ? `story:${view.story.id}` : `section:${view.story.section}`;
      return problemOf(
        await bindMember(house, viewer, view.author.id, { kind, days: Number(text(form["days"])) || 0, scope, rule, reason }),
      );
    }
    default:
      return "not-there";
  }
};

const STAYS: ReadonlySet<string> = new Set(["claim", "note", "undo", "bind"]);

/** The queue of the moderators, and one case. */
export const queueRoutes = (house: ModerationHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const showQueue = async (
    c: Context<PageEnv>,
    done: { decided: number; left: number } | null,
    error: string | null,
    status: 200 | 422,
  ) => {
    const away = turnAway(c);
    if (away !== null) return away;
    const { frame } = c.var;
    const kind = CASE_KINDS.find((each) => each === c.req.query("kind")) ?? null;
    const view = await queueView(house, frame.viewer, { kind, after: c.req.query("after"), zone: frame.site.zone });
    return c.html(queuePage(frame, { view, kind, done, error, ruleNames: ruleNames(frame.lang) }), status, NO_STORE);
  };

  app.get(routes.moderation, (c) => {
    const told = /^(\d{1,3})-(\d{1,3})$/u.exec(c.req.query("done") ?? "");
    return showQueue(c, told === null ? null : { decided: Number(told[1]), left: Number(told[2]) }, null, 200);
  });

  app.post(routes.moderation, async (c) => {
    const away = turnAway(c);
    if (away !== null) return away;
    const form = await c.req.parseBody({ all: true });
    const chosen = [form["case"]].flat().filter((id): id is string => typeof id === "string");
    const { lang, viewer } = c.var.frame;
    const reason = text(form["reason"]);
    const rule = ruleIn(form);
    const isRemoval = text(form["do"]) === "remove";
    if (isRemoval && (rule === undefined || reason.trim() === "")) return showQueue(c, null, wordsOf(lang).case.problems["no-reason"], 422);
    let decided = 0;
    for (const id of chosen.slice(0, 100)) {
      const result = await decideCase(house, viewer, id, isRemoval && rule !== undefined ? { do: "remove", rule, reason } : { do: "keep" });
      if (result.ok) decided += 1;
    }
    return c.redirect(paths.moderation({ kind: c.req.query("kind"), done: `${decided}-${chosen.length - decided}` }), 303);
  });

  const showCase = async (c: Context<PageEnv>, id: string, given: { rule: string; reason: string }, problem: Problem | null) => {
    const away = turnAway(c);
    if (away !== null) return away;
    const { frame } = c.var;
    const view = await caseView(house, frame.viewer, id);
    if (view === null) return c.html(troublePage(frame, 404), 404, NO_STORE);
    const error = problem === null ? null : wordsOf(frame.lang).case.problems[problem];
    const page = { view, given, error, ruleNames: ruleNames(frame.lang) };
    return c.html(casePage(frame, page), problem === null ? 200 : 422, NO_STORE);
  };

  app.get(routes.moderationCase, (c) => showCase(c, c.req.param("id"), { rule: "", reason: "" }, null));

  app.post(routes.moderationCase, async (c) => {
    const away = turnAway(c);
    if (away !== null) return away;
    const id = c.req.param("id");
    const form = await c.req.parseBody();
    const problem: CaseProblem | Problem | null = await act(house, c, id, form);
    if (problem !== null) return showCase(c, id, { rule: text(form["rule"]), reason: text(form["reason"]) }, problem);
    return c.redirect(STAYS.has(text(form["do"])) ? paths.moderationCase(id) : paths.moderation(), 303);
  });

  return app;
};
