import { type Context, Hono } from "hono";
import { isEditor, LANGS } from "#kit";
import { paths, routes, withQuery } from "#paths";
import { CANONICAL_RULES, INDEX_RULES, OUTLETS, PICTURE_RULES, type Policy, SHARES, TERM_EFFECTS } from "#rights";
import { editSource, listSources, type Source, sourceBench, type SourceEdit, type SourceProblem } from "#stories";
import { type PageEnv, troublePage } from "#ui";
import { IDENTITIES } from "./arrival.ts";
import { sourceListPage } from "./pages/source-list-page.tsx";
import { sourcePage, type SourcePage } from "./pages/source-page.tsx";
import { ruleRoutes } from "./rules/rule-routes.tsx";
import type { WireHouse } from "./routes.tsx";
import { wordsOf } from "./words/index.ts";

const NO_STORE = { "cache-control": "no-store" } as const;
const RULES_MOST = 200;

const STATUS: Readonly<Record<SourceProblem, 403 | 404 | 422>> = {
  "not-allowed": 403,
  none: 404,
  "no-name": 422,
  "no-code": 422,
  "no-holder": 422,
  "no-terms": 422,
  "bad-address": 422,
  "bad-contact": 422,
};

const editOf = (source: Source): SourceEdit => {
  const { name, code, about, about_lang, holder, terms, identity, contact, policy, manners, termRules } = source;
  return { name, code, about, about_lang, holder, terms, identity, contact, policy, manners, termRules };
};

/** A form as it was sent. */
type Sent = Readonly<Record<string, unknown>>;

const textOf = (sent: Sent, name: string): string => (typeof sent[name] === "string" ? sent[name] : "");

const line = (text: string, most: number): string => text.replace(/\s+/gu, " ").trim().slice(0, most);

/** What was typed over what stands; a choice that is none of those offered stays as it was. */
const readForm = (sent: Sent, source: Source): SourceEdit => {
  const known = editOf(source);
  const text = (name: string, most: number, before: string): string => (sent[name] === undefined ? before : line(textOf(sent, name), most));
  const choice = <Key extends string>(name: string, keys: readonly Key[], before: Key): Key =>
    keys.find((key) => key === textOf(sent, name)) ?? before;
  const termRules = Array.from({ length: RULES_MOST }, (_, place) => place).flatMap((place) => {
    const words = line(textOf(sent, `rule_words_${place}`), 200);
    const effect = TERM_EFFECTS.find((each) => each === textOf(sent, `rule_effect_${place}`));
    return words === "" || effect === undefined ? [] : [{ words, effect }];
  });
  return {
    name: text("name", 120, known.name),
    code: text("code", 12, known.code),
    about: text("about", 2_000, known.about),
    about_lang: choice("about_lang", LANGS, LANGS.find((lang) => lang === known.about_lang) ?? "en"),
    holder: text("holder", 200, known.holder),
    terms: text("terms", 2_000, known.terms),
    identity: choice("identity", IDENTITIES, IDENTITIES.find((each) => each === known.identity) ?? "guid"),
    contact: text("contact", 254, known.contact),
    policy: Object.fromEntries(OUTLETS.map((outlet) => [outlet, choice(`allow_${outlet}`, SHARES, known.policy[outlet])])) as Policy,
    manners: {
      index: choice("index", INDEX_RULES, known.manners.index),
      canonical: choice("canonical", CANONICAL_RULES, known.manners.canonical),
      pictures: choice("pictures", PICTURE_RULES, known.manners.pictures),
      miningPolicy: text("mining_policy", 500, known.manners.miningPolicy),
      license: text("license", 500, known.manners.license),
    },
    termRules: sent["rule_words_0"] === undefined ? known.termRules : termRules,
  };
};

/** The desk's sources: a list, and each one's profile with what its wording comes to. */
export const sourceDeskRoutes = (house: WireHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const refused = (c: Context<PageEnv>): Response =>
    c.html(troublePage(c.var.frame, 403, <p>{wordsOf(c.var.frame.lang).notStaff}</p>), 403, NO_STORE);

  const openSource = async (c: Context<PageEnv, typeof routes.deskSource>): Promise<Source | Response> => {
    if (!isEditor(c.var.frame.viewer)) return refused(c);
    const source = (await listSources(house.store)).find(({ slug }) => slug === c.req.param("slug"));
    return source ?? c.html(troublePage(c.var.frame, 404, <p>{wordsOf(c.var.frame.lang).sources.problem.none}</p>), 404, NO_STORE);
  };

  const show = async (
    c: Context<PageEnv>,
    source: Source,
    page: Pick<SourcePage, "problem" | "isDone" | "isAttempt"> & { readonly typed?: SourceEdit },
    status: 200 | 403 | 404 | 422,
  ): Promise<Response> => {
    const { frame } = c.var;
    const typed = page.typed ?? editOf(source);
    const tried = await sourceBench(house.store, source.id, typed.termRules);
    return c.html(sourcePage(frame, { ...page, source, typed, tried, tabs: house.deskTabs(frame, "sources") }), status, NO_STORE);
  };

  app.get(routes.deskSources, async (c) => {
    const { frame } = c.var;
    if (!isEditor(frame.viewer)) return refused(c);
    return c.html(sourceListPage(frame, await listSources(house.store), house.deskTabs(frame, "sources")), 200, NO_STORE);
  });

  app.get(routes.deskSource, async (c) => {
    const source = await openSource(c);
    return source instanceof Response ? source : show(c, source, { isDone: c.req.query("done") !== undefined }, 200);
  });

  app.post(routes.deskSource, async (c) => {
    const source = await openSource(c);
    if (source instanceof Response) return source;
    const sent = await c.req.parseBody({ all: true });
    const typed = readForm(sent, source);
    if (sent["do"] === "try") return show(c, source, { typed, isAttempt: true }, 200);
    const edited = await editSource(house, c.var.frame.viewer, source.slug, typed);
    if (edited.ok) return c.redirect(withQuery(paths.deskSource(source.slug), { done: 1 }), 303);
    const { problem } = wordsOf(c.var.frame.lang).sources;
    return show(c, source, { typed, problem: problem[edited.problem] }, STATUS[edited.problem]);
  });

  app.route("/", ruleRoutes(house));
  return app;
};
