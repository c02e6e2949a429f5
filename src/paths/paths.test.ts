import fc from "fast-check";
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { absolute, fragment, localHref, paths, readPictureFile, routes, withQuery } from "./index.ts";

/** Any text that can be one part of a path. */
const part = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => text.isWellFormed() && !/^\.{1,2}$/u.test(text));

/** The name of the route that answers `path`, with the parts it read. */
const answer = async (path: string): Promise<{ name: string; parts: Record<string, string> }> => {
  const app = new Hono();
  for (const [name, pattern] of Object.entries(routes)) app.get(pattern, (c) => c.json({ name, parts: c.req.param() }));
  const response = await app.request(new URL(path, "http://tidings.example"));
  return response.ok
    ? ((await response.json()) as { name: string; parts: Record<string, string> })
    : { name: String(response.status), parts: {} };
};

describe("paths", () => {
  test("every address leads to its own route", async () => {
    const known: readonly (readonly [string, string])[] = [
      [paths.front(), "front"],
      [paths.story({ id: "k3", slug: "gate" }), "story"],
      [paths.story({ id: "k3", slug: "changes" }), "story"],
      [paths.storyChanges({ id: "k3", from: 1, to: 2 }), "storyChanges"],
      [paths.section("harbour"), "section"],
      [paths.profile("ida"), "profile"],
      [paths.reply({ storyId: "k3", to: "c1" }), "storyReply"],
      [paths.thread({ storyId: "k3", id: "c1" }), "storyThread"],
      [paths.live("k3"), "apiLive"],
      [paths.searchTalk({ storyId: "k3", q: "tide" }), "storyTalkSearch"],
      [paths.commentWhy("c1"), "commentWhy"],
      [paths.settingsMuted(), "settingsMuted"],
      [paths.embedComment("c1"), "embedComment"],
      [paths.feed({ kind: "rss" }), "rss"],
      [paths.feed({ kind: "atom", section: "harbour" }), "sectionAtom"],
      [paths.feed({ kind: "json", topic: "tides" }), "topicJson"],
      [paths.feed({ kind: "rss", story: "k3" }), "storyRss"],
      [paths.feed({ kind: "atom", source: "pellam" }), "sourceAtom"],
      [paths.feed({ kind: "json", corrections: true }), "correctionsJson"],
      [paths.topics(), "topics"],
      [paths.apiStory("k3"), "apiStory"],
      [paths.apiStoryFile("k3", "newsml"), "apiStoryFile"],
      [paths.ledger(), "ledger"],
      [paths.ledger(2118), "ledgerEntry"],
      [paths.moderationCase("7"), "moderationCase"],
      [paths.sitemap("1.xml"), "sitemapPart"],
      [paths.devMail("1.eml"), "devMailItem"],
      [paths.picture({ sha: "ab12", width: 640, type: "webp" }), "picture"],
      [paths.portrait({ sha: "ab12", size: "small" }), "portrait"],
    ];
    for (const [path, name] of known) expect([path, (await answer(path)).name]).toEqual([path, name]);
  });

  test("what was put into an address comes out of its route", async () => {
    await fc.assert(
      fc.asyncProperty(part, part, async (id, slug) => {
        const safe = `${slug}x`;
        expect((await answer(paths.story({ id, slug: safe }))).parts).toEqual({ id, slug: safe });
        expect((await answer(paths.profile(slug))).parts).toEqual({ handle: `@${slug}` });
      }),
      { numRuns: 60 },
    );
  });

  test("no part can lead out of its place", () => {
    expect(paths.section("../desk?x=1#y")).toBe("/section/..%2Fdesk%3Fx%3D1%23y");
    for (const slug of ["", ".", ".."]) expect(() => paths.section(slug)).toThrow(/cannot be/u);
  });

  test("a comment is a place on its story's page", () => {
    expect(paths.comment({ storyId: "k3", slug: "gate", id: "9z" })).toBe("/story/k3/gate?at=9z#c-9z");
    expect(paths.talk({ id: "k3", slug: "gate", order: "newest" })).toBe("/story/k3/gate?order=newest#talk");
  });

  test("a query holds only what was given", () => {
    expect(paths.search()).toBe("/search");
    expect(paths.search("tide & time")).toBe("/search?q=tide+%26+time");
    expect(paths.join({ draft: "d1", next: "/story/k3" })).toBe("/join?draft=d1&next=%2Fstory%2Fk3");
    expect(paths.language("fr", "/")).toBe("/language/fr");
    expect(withQuery(paths.search("a"), { after: 3, nothing: undefined })).toBe("/search?q=a&after=3");
  });

  test("where a reader asks to go on to is on this site", () => {
    expect(localHref("//elsewhere.example/")).toBe("/");
    expect(localHref("/story/k3?order=new#talk")).toBe("/story/k3?order=new#talk");
    expect(fragment("c 1")).toBe("#c%201");
    expect(absolute("https://tidings.example", paths.section("harbour"))).toBe("https://tidings.example/section/harbour");
  });

  test("a picture's file says its width and type, and nothing else is one", () => {
    expect(readPictureFile("640.webp")).toEqual({ width: 640, type: "webp" });
    expect(readPictureFile("full.png")).toEqual({ width: null, type: "png" });
    for (const file of ["640.svg", "0.webp", "99999.webp", "640.webp.exe", "-1.png", ""]) expect(readPictureFile(file)).toBeNull();
  });
});
