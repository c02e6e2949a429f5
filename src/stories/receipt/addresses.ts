import { fill, type Path, PICTURE_SHAPES, paths, type RouteName, routes, STORY_FORMATS } from "#paths";
import type { Address, Exit, KnownPlaces, Must } from "./exit.ts";

/** What a story's addresses are made of. */
export type Placed = KnownPlaces & {
  readonly origin: string;
  readonly shortId: string;
  readonly section: string;
  readonly source: string;
  /** The month of its publication, `2026-03`. */
  readonly month: string | null;
  /** Words of its headline, to be searched for. */
  readonly words: string | null;
};

type Exits = { readonly exit: Exit; readonly must: Must; readonly of: (placed: Placed) => readonly Path[] };

const own = (exit: Exit, of: (id: string, placed: Placed) => readonly Path[]): Exits => ({
  exit,
  must: "gone",
  of: (placed) => of(placed.shortId, placed),
});
const list = (exit: Exit, of: (placed: Placed) => readonly Path[]): Exits => ({ exit, must: "silent", of });
const FEEDS = ["rss", "atom", "json"] as const;

/** Files of a picture that are asked for: as it came, made smaller, and in every cut. */
const filesOf = (sha: string): readonly Path[] => [
  paths.picture({ sha, width: null, type: "png" }),
  paths.picture({ sha, width: 480, type: "webp" }),
  paths.picture({ sha, width: 960, type: "jpeg" }),
  ...PICTURE_SHAPES.map((shape) => paths.picture({ sha, width: 480, type: "webp", shape })),
];

/**
 * Every address of this site at which a story stands or is listed, by the name of its route. `main/absence.test.ts` holds it against the list of
 * all addresses for readers: a new one that names a story has to stand here too.
 */
export const STORY_EXITS: Readonly<Partial<Record<RouteName, Exits>>> = {
  story: own("page", (id, { slug }) => [
    fill(routes.story, { id }),
    paths.story({ id, slug: "story" }),
    ...(slug === null ? [] : [paths.story({ id, slug })]),
  ]),
  storyChanges: own("changes", (id) => [paths.storyChanges({ id }), paths.storyChanges({ id, from: 1, to: 2 })]),
  storyEmbed: own("page", (id) => [paths.storyEmbed({ id, place: "0" })]),
  storyReply: own("talk", (id) => [paths.reply({ storyId: id })]),
  storyTalkSearch: own("talk", (id) => [paths.searchTalk({ storyId: id, q: "the" })]),
  storyTalkRun: list("talk", ({ shortId }) => [paths.runTalk(shortId)]),
  storyTalkLabel: list("talk", ({ shortId }) => [paths.labelTalk(shortId)]),
  storyNotes: list("notes", ({ shortId }) => [paths.notes(shortId)]),
  storyAsk: list("notes", ({ shortId }) => [paths.ask({ storyId: shortId })]),
  embedTalk: list("embed", ({ shortId }) => [paths.embedTalk(shortId)]),
  apiOembed: own("embed", (id, { origin }) => [paths.oembed(`${origin}${fill(routes.story, { id })}`)]),
  picture: own("picture", (_, { shas }) => shas.flatMap(filesOf)),
  apiStory: own("api", (id) => [paths.apiStory(id)]),
  apiComments: own("api", (id) => [paths.apiComments(id)]),
  apiNotes: own("api", (id) => [paths.apiNotes(id)]),
  apiAnnotations: own("api", (id) => [paths.apiAnnotations(id)]),
  apiSeen: list("api", ({ shortId }) => [paths.apiSeen(shortId)]),
  apiCounts: list("api", ({ shortId }) => [paths.apiCounts([shortId])]),
  apiStoryFile: own("format", (id) => STORY_FORMATS.map((format) => paths.apiStoryFile(id, format))),
  apiLive: own("live", (id) => [paths.live(id)]),
  storyRss: own("talk-feed", (id) => [paths.feed({ kind: "rss", story: id })]),
  storyAtom: own("talk-feed", (id) => [paths.feed({ kind: "atom", story: id })]),
  storyJson: own("talk-feed", (id) => [paths.feed({ kind: "json", story: id })]),
  front: list("front", () => [paths.front()]),
  section: list("section", ({ section }) => [paths.section(section)]),
  topic: list("topic", ({ topics }) => topics.map((slug) => paths.topic(slug))),
  topics: list("topic", () => [paths.topics()]),
  source: list("source", ({ source }) => [paths.source(source)]),
  series: list("series", ({ series }) => series.map((slug) => paths.series(slug))),
  search: list("search", ({ words }) => (words === null ? [] : [paths.search(words)])),
  rss: list("feed", () => [paths.feed({ kind: "rss" })]),
  atom: list("feed", () => [paths.feed({ kind: "atom" })]),
  json: list("feed", () => [paths.feed({ kind: "json" })]),
  sectionRss: list("feed", ({ section }) => FEEDS.map((kind) => paths.feed({ kind, section }))),
  topicRss: list("feed", ({ topics }) => topics.flatMap((topic) => FEEDS.map((kind) => paths.feed({ kind, topic })))),
  sourceRss: list("feed", ({ source }) => FEEDS.map((kind) => paths.feed({ kind, source }))),
  sitemap: list("sitemap", () => [paths.sitemap()]),
  sitemapPart: list("sitemap", ({ month }) => (month === null ? [] : [paths.sitemap(`${month}.xml`)])),
  newsSitemap: list("sitemap", () => [paths.newsSitemap()]),
  corrections: list("corrections", () => [paths.corrections()]),
  correctionsRss: list("corrections", () => FEEDS.map((kind) => paths.feed({ kind, corrections: true }))),
  apiStories: list("lists", () => [paths.apiStories({ limit: 100 })]),
  questions: list("lists", () => [paths.questions()]),
  apiQuestions: list("lists", () => [paths.apiQuestions()]),
  communities: list("lists", () => [paths.communities()]),
  ledger: list("lists", () => [paths.ledger()]),
};

/** The addresses at which a story stood, its own ones first. */
export const storyAddresses = (placed: Placed): readonly Address[] =>
  Object.values(STORY_EXITS)
    .flatMap(({ exit, must, of }) => of(placed).map((path) => ({ exit, must, path })))
    .toSorted((a, b) => Number(b.must === "gone") - Number(a.must === "gone"));
