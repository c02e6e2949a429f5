import { type Context, Hono } from "hono";
import { absolute, paths, routes, STORY_FORMATS, type StoryFormat } from "#paths";
import { listStories, storyPage, type StoryView, untilOfAll } from "#stories";
import type { PageEnv } from "#ui";
import type { OutletsHouse } from "./feed-routes.ts";
import { newsMlG2 } from "./newsml-g2-out.ts";
import { ninjs } from "./ninjs-out.ts";
import { nitf } from "./nitf-out.ts";
import { outItem, type OutItem } from "./out-item.ts";
import { problem } from "./problem.ts";
import { storyOut } from "./story-out.ts";
import { plainText } from "./text-out.ts";

const API_MOST = 100;

const FORMATS = {
  ninjs: { write: ninjs, type: "application/json; charset=utf-8" },
  nitf: { write: nitf, type: "application/nitf+xml; charset=utf-8" },
  newsml: { write: newsMlG2, type: "application/vnd.iptc.g2.newsmessage+xml; charset=utf-8" },
  txt: { write: plainText, type: "text/plain; charset=utf-8" },
} as const satisfies Record<StoryFormat, { readonly write: (item: OutItem) => string; readonly type: string }>;

const refusedByTerms = (c: Context, { source }: StoryView): Response =>
  problem(c, 403, "Not by this way", `The terms of ${source.name} let nothing of this story out by the API.`);

/** The story that may be given to a program, or the refusal. */
const storyFor = async (house: OutletsHouse, c: Context<PageEnv>, id: string): Promise<StoryView | Response> => {
  const page = await storyPage(house, id);
  if (page.kind === "killed") {
    const instead =
      page.instead === null
        ? ""
        : ` In its place: ${absolute(c.var.frame.origin, paths.story({ ...page.instead, id: page.instead.shortId }))}`;
    return problem(c, 410, "Withdrawn", `This story was withdrawn by ${page.source}.${instead}`);
  }
  if (page.kind === "gone" || page.kind === "elsewhere") return problem(c, 410, "Gone", "The licence of this story has run out.");
  if (page.kind === "none") return problem(c, 404, "Not found", "There is no story of that id.");
  if (storyOut(page, "api", c.var.frame.now).allow === "none") return refusedByTerms(c, page);
  house.tag(c, [`story:${page.id}`], page.until);
  if (page.permit.reservation === 1) c.header("tdm-reservation", "1");
  return page;
};

/** What every answer of the API says of a story in full. */
const storyJson = (c: Context<PageEnv>, page: StoryView) => {
  const { origin, now } = c.var.frame;
  const out = storyOut(page, "api", now);
  return {
    id: page.shortId,
    headline: page.headline,
    deck: out.deck === "" ? null : out.deck,
    byline: out.byline === "" ? null : out.byline,
    url: absolute(origin, paths.story({ id: page.shortId, slug: page.slug })),
    section: page.section,
    language: page.lang,
    version: page.versions.length,
    publishedAt: page.publishedAt,
    updatedAt: page.updatedAt,
    state: page.versions.some((version) => version.isCorrection) ? "corrected" : "published",
    source: { name: page.source.name, code: page.source.code },
    rightsLine: page.rightsLine.text,
    rights: { holder: page.rightsLine.holder, year: page.rightsLine.year, notice: page.rightsLine.text },
    allow: out.allow,
    corrections: page.versions
      .filter((version) => version.isCorrection && version.number > 1)
      .map(({ number, shownAt, correctionNote }) => ({ version: number, at: shownAt, note: out.allow === "link" ? "" : correctionNote })),
    topics: out.allow === "link" ? [] : page.topics.map(({ slug, kind, code, name }) => ({ slug, kind, code, name })),
    formats: Object.fromEntries(STORY_FORMATS.map((format) => [format, absolute(origin, paths.apiStoryFile(page.shortId, format))])),
    ...(out.paragraphs === null ? {} : { paragraphs: out.paragraphs }),
    ...(out.excerpt === null ? {} : { excerpt: out.excerpt }),
  };
};

/** Stories for programs: the list, each as JSON, and in the formats of the wire. */
export const storyApi = (house: OutletsHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  app.get(routes.apiStories, async (c) => {
    const asked = c.req.query("limit") ?? "20";
    if (!/^\d{1,3}$/u.test(asked) || Number(asked) < 1 || Number(asked) > API_MOST)
      return problem(c, 400, "Bad limit", `limit is a number from 1 to ${API_MOST}.`);
    const section = c.req.query("section");
    const list = await listStories(house, section === undefined ? {} : { section }, c.req.query("after"), Number(asked), "api");
    house.tag(c, ["lists"], untilOfAll(list.stories));
    return c.json({
      stories: list.stories.map((story) => ({
        id: story.shortId,
        headline: story.headline,
        url: absolute(c.var.frame.origin, paths.story({ id: story.shortId, slug: story.slug })),
        section: story.section,
        version: story.versions,
        publishedAt: story.publishedAt,
        updatedAt: story.updatedAt,
        state: story.isCorrected ? "corrected" : "published",
        source: story.source.name,
        language: story.lang,
      })),
      next: list.next,
    });
  });

  app.get(routes.apiStoryFile, async (c) => {
    const [id = "", ending] = c.req.param("file").split(".");
    const format = STORY_FORMATS.find((each) => each === ending);
    if (format === undefined) return problem(c, 404, "Not found", `A story can be had as ${STORY_FORMATS.join(", ")}.`);
    const page = await storyFor(house, c, id);
    if (page instanceof Response) return page;
    const item = outItem(c.var.frame, page);
    if (item === null) return refusedByTerms(c, page);
    const { write, type } = FORMATS[format];
    return c.body(write(item), 200, { "content-type": type });
  });

  app.get(routes.apiStory, async (c) => {
    const page = await storyFor(house, c, c.req.param("id"));
    return page instanceof Response ? page : c.json(storyJson(c, page));
  });

  return app;
};
