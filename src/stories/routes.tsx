import { type Context, Hono } from "hono";
import { type Child } from "hono/jsx";
import type { Instant } from "#kit";
import { type Path, paths, routes } from "#paths";
import type { Permit } from "#rights";
import { findDocs } from "#search";
import type { House } from "#store";
import { type FeedLink, type Frame, type PageEnv, troublePage } from "#ui";
import { earliest } from "./earliest.ts";
import { frontView } from "./front-view.ts";
import { changesPage } from "./pages/changes-page.tsx";
import { frontPage } from "./pages/front-page.tsx";
import { liveOf, type LiveView } from "./live/live-view.ts";
import { LiveEntries } from "./live/pages/live-entries.tsx";
import type { Mark } from "./mark-writer.ts";
import { listPage } from "./pages/list-page.tsx";
import { embedFrame } from "./embed-frame.ts";
import { embedPage } from "./pages/embed-page.tsx";
import { correctionsPage, searchPage, sourcesPage, withdrawnPage } from "./pages/other-pages.tsx";
import { feedsOf, sectionName, storyHref, topicTitle } from "./pages/parts.tsx";
import { storyPageOf } from "./pages/story-page.tsx";
import { BroaderTopics, NarrowerTopics, topicsPage } from "./pages/topic-parts.tsx";
import { pinsOf } from "./planning/arrangement.ts";
import { sectionList } from "./planning/section-list.ts";
import { putRightList } from "./put-right.ts";
import { type ListFilter, listStories, storiesByIds, untilOfAll } from "./queries.ts";
import { needsSetUp } from "./running/needs-set-up.ts";
import { sectionMovedTo } from "./running/section-acts.ts";
import { SeriesStrip } from "./series/pages/series-strip.tsx";
import { seriesOf } from "./series/series-view.ts";
import { listSources } from "./sources.ts";
import { storyChanges } from "./story-changes.ts";
import { storyPage, type StoryView, type WithdrawnStory } from "./story-view.ts";
import { findTopic, topicIndex } from "./topics/topic-view.ts";
import { wordsOf } from "./words/index.ts";

/** What another room puts under a story: the conversation. `tags` name what the page shows, for the page cache. */
export type UnderStory = (
  c: Context<PageEnv>,
  story: StoryView,
) => Promise<{ readonly node: Child; readonly styles: readonly string[]; readonly islands: readonly string[] }>;

/** What another room puts beside a story's text, and after the text. */
export type Beside = {
  /** In the order of the text, not overlapping. */
  readonly marks: readonly Mark[];
  /** What stands after a block, by its place. */
  readonly after: ReadonlyMap<number, Child>;
  readonly below: Child;
  /** Whom the newest correction is owed to, in a sentence. */
  readonly credit: Child;
  readonly styles: readonly string[];
  readonly islands: readonly string[];
};

/** What programs are told of a story in the head of its page. */
export type StoryFacts = (frame: Frame, story: StoryView, live: LiveView | null) => Child;

/** `tag` names what a page shows, so that the page cache can drop it when that changes. */
export type StoryHouse = House & {
  readonly facts: StoryFacts;
  /** What other rooms find, below the first page of stories. */
  readonly alsoFound?: (c: Context<PageEnv>, q: string) => Promise<Child>;
  /** What other rooms put at the head of a section's page. */
  readonly overSection?: (c: Context<PageEnv>, section: string) => Promise<Child>;
  readonly beside?: (c: Context<PageEnv>, story: StoryView) => Promise<Beside>;
  readonly under: UnderStory;
  readonly tag: (c: Context, tags: readonly string[], until?: Instant | null) => void;
  /** The reader's country as the operator's proxy tells it, ISO 3166-1 alpha-2; null where nobody does. */
  readonly countryOf: (c: Context) => string | null;
};

const PAGE = 30; // stories on a page of a list
const CORRECTIONS = 50;
const SEARCH_PAGE = 20;

const numberIn = (text: string | undefined): number | null => (text !== undefined && /^\d{1,5}$/u.test(text) ? Number(text) : null);

const NOTHING: Beside = { marks: [], after: new Map(), below: null, credit: null, styles: [], islands: [] };

const EMBED_POLICY = "content-security-policy";

/** The policy of every page, and one site more that may be shown in a frame. */
const embedPolicy = (origin: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'; require-trusted-types-for 'script'; frame-src ${origin}`;

const NO_STORE = { "cache-control": "no-store" } as const;

type Absent = WithdrawnStory | { readonly kind: "gone" } | { readonly kind: "elsewhere" } | { readonly kind: "none" };

/** What the permit of a page tells whoever keeps or lists it. */
const sayRights = (c: Context<PageEnv>, { headers }: Permit): void => {
  for (const [name, value] of headers) c.header(name, value);
};

/** 410 with a neutral notice for what was withdrawn or has run out, 404 for what is not there or not there yet. */
const absent = (c: Context<PageEnv>, page: Absent): Response => {
  const { frame } = c.var;
  const plain = { ...frame, path: "/" };
  if (page.kind === "killed") return c.html(withdrawnPage(plain, page), 410, { ...NO_STORE, "x-robots-tag": "noindex" });
  if (page.kind === "elsewhere") return c.html(troublePage(plain, 451), 451, { ...NO_STORE, "x-robots-tag": "noindex" });
  if (page.kind === "none") return c.html(troublePage(plain, 404), 404, NO_STORE);
  const words = wordsOf(frame.lang);
  return c.html(troublePage(plain, 410, <p>{words.licenceOver}</p>), 410, { ...NO_STORE, "x-robots-tag": "noindex" });
};

/** Pages for readers: front, sections, topics, sources, stories and what changed in them, search, corrections. */
export const storyRoutes = (house: StoryHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  app.get(routes.front, async (c) => {
    const { frame } = c.var;
    const slugs = frame.site.sections.map((section) => section.slug);
    const view = await frontView(house, slugs, frame.site.lang ?? "en", await pinsOf(house, "front"));
    if (view.lead === null && (await needsSetUp(house))) return c.redirect(paths.setUp(), 302);
    house.tag(c, ["lists"], view.until);
    return c.html(frontPage(frame, view));
  });

  const list = async (
    c: Context<PageEnv>,
    filter: ListFilter,
    page: {
      title: string;
      deck?: string;
      canonical: Path;
      more: (after: string) => Path;
      section?: string;
      feeds: readonly FeedLink[];
      over?: Child;
      head?: Child;
    },
  ): Promise<Response> => {
    const { more, ...rest } = page;
    const after = c.req.query("after");
    const found =
      filter.section === undefined
        ? await listStories(house, filter, after, PAGE)
        : await sectionList(house, filter.section, await pinsOf(house, `section:${filter.section}`), { after, most: PAGE });
    const until = "until" in found && typeof found.until === "string" ? found.until : null;
    house.tag(c, ["lists"], earliest(until, untilOfAll(found.stories)));
    return c.html(listPage(c.var.frame, { ...rest, list: found, next: found.next === null ? null : more(found.next) }));
  };

  app.get(routes.section, async (c) => {
    const slug = c.req.param("slug");
    const { frame } = c.var;
    if (!frame.site.sections.some((section) => section.slug === slug)) {
      const to = await sectionMovedTo(house, slug);
      return to === null ? absent(c, { kind: "none" }) : c.redirect(paths.section(to), 301);
    }
    return list(
      c,
      { section: slug },
      {
        title: sectionName(frame, slug),
        canonical: paths.section(slug),
        more: (after) => paths.section(slug, after),
        section: slug,
        head: (await house.overSection?.(c, slug)) ?? null,
        feeds: feedsOf(frame, { section: slug }, sectionName(frame, slug)),
      },
    );
  });

  app.get(routes.topic, async (c) => {
    const slug = c.req.param("slug");
    const { frame } = c.var;
    const found = await findTopic(house, slug);
    if (found.kind === "none") return absent(c, { kind: "none" });
    if (found.kind === "moved") return c.redirect(paths.topic(found.slug), 301);
    const title = topicTitle(found.topic, frame.lang);
    return list(
      c,
      { topic: slug },
      {
        title,
        canonical: paths.topic(slug),
        more: (after) => paths.topic(slug, after),
        feeds: feedsOf(frame, { topic: slug }, title),
        over: BroaderTopics({ frame, topic: found.topic }),
        head: NarrowerTopics({ frame, topic: found.topic }),
      },
    );
  });

  app.get(routes.topics, async (c) => {
    house.tag(c, ["lists"]);
    return c.html(topicsPage(c.var.frame, await topicIndex(house)));
  });

  app.get(routes.source, async (c) => {
    const slug = c.req.param("slug");
    const source = (await listSources(house.store)).find((each) => each.slug === slug);
    if (source === undefined) return absent(c, { kind: "none" });
    return list(
      c,
      { source: slug },
      {
        title: source.name,
        ...(source.about === "" ? {} : { deck: source.about }),
        canonical: paths.source(slug),
        more: (after) => paths.source(slug, after),
        feeds: feedsOf(c.var.frame, { source: slug }, source.name),
      },
    );
  });

  app.get(routes.ourSources, async (c) => {
    house.tag(c, ["lists"]);
    return c.html(sourcesPage(c.var.frame, await listSources(house.store)));
  });

  app.get(routes.corrections, async (c) => {
    const righted = await putRightList(house, CORRECTIONS, { after: c.req.query("after") });
    house.tag(c, ["lists"], righted.until);
    return c.html(correctionsPage(c.var.frame, righted));
  });

  app.get(routes.search, async (c) => {
    const q = (c.req.query("q") ?? "").slice(0, 500).trim();
    if (q === "") return c.html(searchPage(c.var.frame, { q, stories: [], next: null, total: null, also: null }));
    const found = await findDocs(house.store, { q, kind: "story", after: c.req.query("after"), most: SEARCH_PAGE });
    const stories = await storiesByIds(
      house,
      found.hits.map((hit) => hit.subject),
      "search",
    );
    const also = c.req.query("after") === undefined ? ((await house.alsoFound?.(c, q)) ?? null) : null;
    return c.html(searchPage(c.var.frame, { q, stories, next: found.next, total: null, also }));
  });

  app.get(routes.storyChanges, async (c) => {
    const view = await storyChanges(house, c.req.param("id"), numberIn(c.req.query("from")), numberIn(c.req.query("to")), {
      country: house.countryOf(c),
    });
    if (view.kind !== "public") return absent(c, view);
    sayRights(c, view.permit);
    if (!view.permit.isPersonal) house.tag(c, [`story:${view.id}`], view.permit.until);
    return c.html(changesPage(c.var.frame, view));
  });

  app.get(routes.storyEmbed, async (c) => {
    const story = await storyPage(house, c.req.param("id"), { country: house.countryOf(c) });
    if (story.kind !== "public") return absent(c, story);
    const block = story.shown.blocks?.[numberIn(c.req.param("place")) ?? -1];
    const src = block?.kind === "embed" ? embedFrame(block.href) : null;
    if (block?.kind !== "embed" || src === null) return absent(c, { kind: "none" });
    sayRights(c, story.permit);
    return c.html(embedPage(c.var.frame, story, block, src), 200, { ...NO_STORE, [EMBED_POLICY]: embedPolicy(src.origin) });
  });

  app.get(routes.story, async (c) => {
    const page = await storyPage(house, c.req.param("id"), { country: house.countryOf(c) });
    if (page.kind !== "public") return absent(c, page);
    const href = storyHref(page);
    const url = new URL(c.req.url);
    if (decodeURIComponent(url.pathname) !== decodeURIComponent(href)) return c.redirect(`${href}${url.search}`, 301);
    sayRights(c, page.permit);
    if (!page.permit.isPersonal) house.tag(c, [`story:${page.id}`], page.until);
    const beside = (await house.beside?.(c, page)) ?? NOTHING;
    const series = await seriesOf(house, page.id);
    if (!page.permit.isPersonal) for (const each of series) house.tag(c, ["lists"], each.until);
    const live = page.source.isOwn && page.shown.allow === "full" ? await liveOf(house, page.id, c.req.query()) : null;
    const { node, styles, islands } = await house.under(c, page);
    return c.html(
      storyPageOf(c.var.frame, page, {
        under: node,
        series: <SeriesStrip frame={c.var.frame} series={series} />,
        beside:
          live === null
            ? beside
            : {
                ...beside,
                below: (
                  <>
                    <LiveEntries frame={c.var.frame} story={page} live={live} />
                    {beside.below}
                  </>
                ),
              },
        styles: [...beside.styles, ...styles],
        islands: [...beside.islands, ...islands, ...(live === null ? [] : ["told"])],
        facts: house.facts(c.var.frame, page, live),
      }),
    );
  });

  return app;
};
