import { type Context, Hono } from "hono";
import { isEditor } from "#kit";
import { paths, routes, withQuery } from "#paths";
import { listSections, listSources, type Source } from "#stories";
import type { House } from "#store";
import { type Frame, type PageEnv, type Tab, troublePage } from "#ui";
import { wordsOf } from "../words/index.ts";
import { feedsOfSource } from "./feeds-of-source.ts";
import { EFFECTS, type PublishingRule, URGENCIES } from "./publishing-rule.ts";
import { problemIn, putRules } from "./put-rules.ts";
import { type RulesPage, rulesPage } from "./rules-page.tsx";
import { rulesOf } from "./rules-of.ts";
import { tryRules } from "./try-rules.ts";
import { ruleWordsOf } from "./words/index.ts";

type RulesHouse = House & { readonly deskTabs: (frame: Frame, current: string) => readonly Tab[] };

const NO_STORE = { "cache-control": "no-store" } as const;
const RULES_MOST = 50;
const WORDS_MOST = 40;

/** Rules as they were typed; a line without an effect is none. */
const readForm = (
  sent: Readonly<Record<string, unknown>>,
  feeds: readonly { readonly id: string; readonly name: string }[],
): readonly PublishingRule[] =>
  Array.from({ length: RULES_MOST }, (_, place) => place).flatMap((place) => {
    const text = (name: string, most: number): string => {
      const given = sent[`${name}_${place}`];
      return typeof given === "string"
        ? given
            .toWellFormed()
            .replaceAll(/[\s\0]+/gu, " ")
            .trim()
            .slice(0, most)
        : "";
    };
    const effect = EFFECTS.find((each) => each === text("effect", 20));
    if (effect === undefined) return [];
    const feed = feeds.find(({ id }) => id === text("feed", 40));
    const words = text("words", 400)
      .split(/[,;،؛]/u)
      .map((word) => word.trim())
      .filter((word) => /[\p{L}\p{N}]/u.test(word));
    return {
      feedId: feed?.id ?? null,
      feedName: feed?.name ?? "",
      urgencyMost: URGENCIES.find((each) => String(each) === text("urgency", 2)) ?? null,
      topic: text("topic", 120),
      words: words.slice(0, WORDS_MOST),
      section: text("section", 80),
      effect,
      toSection: text("to", 80),
    };
  });

/** What of a source publishes itself: its rules, written and tried. */
export const ruleRoutes = (house: RulesHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const openSource = async (c: Context<PageEnv, typeof routes.deskSourceRules>): Promise<Source | Response> => {
    const { frame } = c.var;
    const words = wordsOf(frame.lang);
    if (!isEditor(frame.viewer)) return c.html(troublePage(frame, 403, <p>{words.notStaff}</p>), 403, NO_STORE);
    const source = (await listSources(house.store)).find(({ slug }) => slug === c.req.param("slug"));
    return source ?? c.html(troublePage(frame, 404, <p>{words.sources.problem.none}</p>), 404, NO_STORE);
  };

  const show = async (
    c: Context<PageEnv>,
    source: Source,
    page: Pick<RulesPage, "rules" | "problem" | "isDone" | "isAttempt">,
    status: 200 | 403 | 422,
  ): Promise<Response> => {
    const { frame } = c.var;
    const [sections, feeds, tried] = await Promise.all([
      listSections(house.store),
      feedsOfSource(house, source.id),
      tryRules(house, source.id, page.rules),
    ]);
    return c.html(rulesPage(frame, { ...page, source, sections, feeds, tried, tabs: house.deskTabs(frame, "sources") }), status, NO_STORE);
  };

  app.get(routes.deskSourceRules, async (c) => {
    const source = await openSource(c);
    if (source instanceof Response) return source;
    const rules = await rulesOf(house.store.db, source.id);
    return show(c, source, { rules, isDone: c.req.query("done") !== undefined }, 200);
  });

  app.post(routes.deskSourceRules, async (c) => {
    const source = await openSource(c);
    if (source instanceof Response) return source;
    const { frame } = c.var;
    const words = ruleWordsOf(frame.lang);
    const sent = await c.req.parseBody();
    const rules = readForm(sent, await feedsOfSource(house, source.id));
    const sections = (await listSections(house.store)).map(({ slug }) => slug);
    const wrong = problemIn(rules, sections);
    if (wrong !== null)
      return show(c, source, { rules, problem: `${words.rule(wrong.place + 1)}. ${words.problem[wrong.problem]}`, isAttempt: true }, 422);
    if (sent["do"] === "try") return show(c, source, { rules, isAttempt: true }, 200);
    const saved = await putRules(house, frame.viewer, source.id, rules);
    if (saved.ok) return c.redirect(withQuery(paths.deskSourceRules(source.slug), { done: 1 }), 303);
    return show(c, source, { rules, problem: words.problem[saved.problem], isAttempt: true }, saved.problem === "not-allowed" ? 403 : 422);
  });

  return app;
};
