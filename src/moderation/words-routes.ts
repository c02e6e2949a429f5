import { type Context, Hono } from "hono";
import { DAY, later } from "#kit";
import { RULES, ruleNames } from "#conversation";
import { paths, routes } from "#paths";
import { type PageEnv } from "#ui";
import { type CheckRecord, recordOfCheck } from "./demote.ts";
import type { ModerationHouse } from "./house.ts";
import { ENTRY_ACTIONS, SCOPES } from "./lists/read-entry.ts";
import { ENTRY_DAYS, type WordsForm, wordsPage } from "./pages/words-page.tsx";
import { turnAway } from "./queue-routes.ts";
import { NO_STORE, text } from "./report-routes.tsx";
import { tryEntry, type Tried } from "./try-entry.ts";
import { addEntry, checkEntry, endEntry, type EntryInput, type EntryProblem, listedEntries } from "./word-entries.ts";
import { wordsOf } from "./words/index.ts";

const EMPTY: WordsForm = {
  pattern: "",
  action: "hold",
  rule: "3",
  scope: "site",
  scopeValue: "",
  isDisguised: false,
  isStretched: false,
  days: "0",
  note: "",
};

/** The list of words: what stands on it, trying an entry on the past, adding and taking off. */
export const wordsRoutes = (house: ModerationHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const show = async (c: Context<PageEnv>, form: WordsForm, problem: EntryProblem | null, tried: Tried | null, status: 200 | 422) => {
    const away = turnAway(c);
    if (away !== null) return away;
    const { frame } = c.var;
    const entries = await listedEntries(house.store.db, house.clock.now());
    const records = new Map<string, CheckRecord>();
    await house.store.transact(async (tx) => {
      for (const { id } of entries) records.set(id, await recordOfCheck(tx, `words:${id}`));
    });
    const error = problem === null ? null : wordsOf(frame.lang).list.problems[problem];
    return c.html(wordsPage(frame, { entries, records, form, error, tried, ruleNames: ruleNames(frame.lang) }), status, NO_STORE);
  };

  const inputOf = (form: WordsForm): EntryInput => {
    const days = Number(form.days);
    return {
      pattern: form.pattern,
      action: ENTRY_ACTIONS.find((action) => action === form.action) ?? "hold",
      rule: RULES.find((rule) => rule === form.rule) ?? "3",
      scope: { kind: SCOPES.find((scope) => scope === form.scope) ?? "site", value: form.scopeValue.trim() },
      isDisguised: form.isDisguised,
      isStretched: form.isStretched,
      endsAt: days > 0 && ENTRY_DAYS.some((each) => each === days) ? later(house.clock.now(), days * DAY) : null,
      note: form.note,
    };
  };

  app.get(routes.moderationWords, (c) => show(c, EMPTY, null, null, 200));

  app.post(routes.moderationWords, async (c) => {
    const away = turnAway(c);
    if (away !== null) return away;
    const given = await c.req.parseBody();
    const ended = text(given["end"]);
    if (ended !== "") {
      const done = await endEntry(house, c.var.frame.viewer, ended);
      return done.ok ? c.redirect(paths.moderationWords(), 303) : show(c, EMPTY, done.problem, null, 422);
    }
    const form: WordsForm = {
      pattern: text(given["pattern"]).slice(0, 500),
      action: text(given["action"]),
      rule: text(given["rule"]),
      scope: text(given["scope"]),
      scopeValue: text(given["value"]).slice(0, 100),
      isDisguised: text(given["disguised"]) !== "",
      isStretched: text(given["stretched"]) !== "",
      days: text(given["days"]),
      note: text(given["note"]),
    };
    const input = inputOf(form);
    const problem = checkEntry(input);
    if (problem !== null) return show(c, form, problem, null, 422);
    if (text(given["do"]) !== "add") return show(c, form, null, await tryEntry(house, input), 200);
    const added = await addEntry(house, c.var.frame.viewer, input);
    return added.ok ? c.redirect(paths.moderationWords(), 303) : show(c, form, added.problem, null, 422);
  });

  return app;
};
