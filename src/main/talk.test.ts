import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { parseFeed } from "feedsmith";
import { newSecret } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

type Json = Record<string, unknown>;

eachDialect("the conversation of a site", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });
  const start = async (): Promise<TestSite> => {
    const { store, folder } = await open();
    site = await openTestSite(store, join(folder, newSecret().slice(0, 8)));
    return site;
  };
  const get = (at: TestSite, path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${at.origin}${path}`, { headers, redirect: "manual" });
  const send = (at: TestSite, token: string, method: string, path: string, body: unknown): Promise<Response> =>
    fetch(`${at.origin}${path}`, {
      method,
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    });
  const post = async (at: TestSite, token: string, story: string, body: unknown): Promise<string> =>
    ((await (await send(at, token, "POST", `/api/v1/stories/${story}/comments`, body)).json()) as { id: string }).id;

  test("programs vote, react, edit and add, and are told why not", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const [una, bo] = [await at.member("una"), await at.member("boone")];
    const id = await post(at, una.token, story, { body: "The gull was mine. @boone saw it." });
    const vote = (token: string, body: unknown) => send(at, token, "PUT", `/api/v1/comments/${id}/vote`, body);
    expect(await (await vote(bo.token, { value: "respect" })).json()).toEqual({ id, value: "respect", respect: 1, doesntHelp: 0 });
    expect(await (await vote(bo.token, { reaction: "learned", on: true })).json()).toMatchObject({ id, reactions: { learned: 1 } });
    expect([(await vote(una.token, { value: "respect" })).status, (await vote(bo.token, { value: "love" })).status]).toEqual([403, 400]);
    const edit = (token: string, body: unknown) => send(at, token, "PATCH", `/api/v1/comments/${id}`, body);
    expect((await edit(una.token, { body: "The gull was *mine*. @boone saw it." })).status).toBe(200);
    expect((await edit(bo.token, { body: "Mine." })).status).toBe(403);
    await post(at, bo.token, story, { body: "It was.", parent: id });
    expect((await edit(una.token, { body: "Yours." })).status).toBe(409);
    expect((await edit(una.token, { add: "Thank you." })).status).toBe(200);
    const listed = (await (await get(at, `/api/v1/stories/${story}/comments`)).json()) as { comments: Json[] };
    expect(listed.comments[0]).toMatchObject({ id, respect: 1, doesntHelp: 0, answers: 1, additions: [{ body: "Thank you." }] });
    expect(listed.comments[0]?.["bodyHtml"]).toContain('<em>mine</em>. <a href="/@boone">');
    const best = (await (await get(at, `/api/v1/stories/${story}/comments?order=best`)).json()) as { comments: Json[] };
    expect(best.comments.map((each) => each["id"])).toEqual([id]);
    expect((await get(at, `/api/v1/stories/${story}/comments?order=odd`)).status).toBe(400);
    await post(at, una.token, story, { body: "Or was it?", parent: id });
    const below = async (order: string): Promise<readonly unknown[]> => {
      const answer = await get(at, `/api/v1/stories/${story}/comments?order=${order}&parent=${id}`);
      return ((await answer.json()) as { comments: Json[] }).comments.map((each) => each["body"]);
    };
    expect([await below("newest"), await below("oldest"), await below("respected")]).toEqual([
      ["Or was it?", "It was."],
      ["It was.", "Or was it?"],
      ["Or was it?", "It was."],
    ]);
    expect(await (await get(at, `/api/v1/comment-counts?stories=${story},nothere`)).json()).toEqual({ counts: { [story]: 3 } });
    const missed = (await (await get(at, `/api/v1/stories/${story}/live?since=0`, { accept: "application/json" })).json()) as {
      events: Json[];
    };
    expect(missed.events.map((each) => each["event"])).toContain("comment");
    expect((await send(at, bo.token, "POST", `/api/v1/stories/${story}/seen`, { ids: [id] })).status).toBe(204);
  });

  test("a reply goes out in feeds, into other sites and to programs, and comes off all of them when it is removed", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const una = await at.member("una");
    const id = await post(at, una.token, story, { body: "The gull <b>was</b> mine." });
    const thread = `${at.origin}/story/${story}/talk/thread/${id}`;
    const places = [
      `/story/${story}/talk/feed.xml`,
      `/story/${story}/talk/atom.xml`,
      `/story/${story}/talk/feed.json`,
      `/embed/comment/${id}`,
      `/embed/story/${story}`,
      `/api/oembed?url=${encodeURIComponent(thread)}`,
      `/story/${story}/talk/thread/${id}`,
      `/story/${story}/talk/search?q=gull`,
    ];
    for (const place of places) {
      const answer = await get(at, place);
      expect([place, answer.status, /\bmine\b/u.test((await answer.text()).replaceAll("</mark>", ""))]).toEqual([place, 200, true]);
    }
    for (const [place, format] of [
      ["feed.xml", "rss"],
      ["atom.xml", "atom"],
      ["feed.json", "json"],
    ] as const) {
      const { format: found, feed } = parseFeed(await (await get(at, `/story/${story}/talk/${place}`)).text());
      expect([place, found, JSON.stringify(feed)]).toEqual([place, format, expect.stringContaining(`/talk/thread/${id}`)]);
    }
    const framed = await get(at, `/embed/comment/${id}`);
    expect(framed.headers.get("content-security-policy")).toContain("frame-ancestors *");
    expect((await get(at, `/story/${story}/talk/thread/${id}`)).headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    const script = await get(at, "/embed.js");
    const source = /import "([^"]+)"/u.exec(await script.text())?.[1] ?? "";
    expect([script.headers.get("access-control-allow-origin"), (await fetch(source)).headers.get("access-control-allow-origin")]).toEqual([
      "*",
      "*",
    ]);
    expect((await get(at, "/api/oembed?url=https://elsewhere.example/1")).status).toBe(404);
    const factsOf = async (path: string): Promise<readonly Json[]> =>
      [...(await (await get(at, path)).text()).matchAll(/<script type="application\/ld\+json">([^<]+)<\/script>/gu)].map(
        ([, json]) => JSON.parse(json ?? "{}") as Json,
      );
    const facts = await factsOf(`/story/${story}/gull-lands-on-the-mayors-hat`);
    expect(await factsOf(`/story/${story}/talk/thread/${id}`)).toMatchObject([
      {
        "@context": "https://schema.org",
        "@type": "DiscussionForumPosting",
        url: thread,
        datePublished: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/u),
        text: "The gull <b>was</b> mine.",
        author: { "@type": "Person", name: "una of Saltby", url: `${at.origin}/@una` },
      },
    ]);
    expect(facts.find((each) => "comment" in each)).toMatchObject({
      "@type": "NewsArticle",
      comment: [{ "@type": "Comment", text: "The gull <b>was</b> mine.", author: { name: "una of Saltby" } }],
    });
    await send(at, una.token, "DELETE", `/api/v1/comments/${id}`, {});
    for (const place of places) expect([place, /\bmine\b/u.test(await (await get(at, place)).text())]).toEqual([place, false]);
    expect((await get(at, `/embed/comment/${id}`)).status).toBe(410);
    expect(JSON.stringify(await factsOf(`/story/${story}/talk/thread/${id}`))).not.toMatch(/mine|una/u);
  });

  test("what was said before a correction says so, and what is said after it does not", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const una = await at.member("una");
    const id = await post(at, una.token, story, { body: "Was it the mayor's?" });
    await at.take(
      ninjs({ version: "2", headline: "Gull lands on the deputy's hat", signals: ["sig:correction"], correctionnote: "Whose hat it was." }),
    );
    const after = await post(at, una.token, story, { body: "The deputy's, then." });
    const part = async (of: string): Promise<string> => (await get(at, `/story/${story}/talk/thread/${of}?part=1`)).text();
    expect([await part(id), await part(after)].map((page) => page.includes("on the 1st version, before the correction"))).toEqual([
      true,
      false,
    ]);
  });

  test("a conversation that a withdrawal closed is read nowhere, whatever address it is asked for by", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const [una, bo] = [await at.member("una"), await at.member("boone")];
    const id = await post(at, una.token, story, { body: "The gull was mine." });
    await at.house.store.db.updateTable("story").set({ is_talk_closed: 1 }).execute();
    at.cache.invalidate(["*"]);
    for (const place of [
      `/story/${story}/talk/feed.xml`,
      `/story/${story}/talk/thread/${id}`,
      `/story/${story}/talk/thread/${id}?part=1`,
      `/story/${story}/talk/search?q=gull`,
      `/story/${story}/talk/reply?to=${id}&quote=1`,
      `/comment/${id}/why`,
      `/comment/${id}/changes`,
      `/embed/comment/${id}`,
      `/embed/story/${story}`,
    ]) {
      const answer = await get(at, place);
      expect([place, answer.status, (await answer.text()).includes("was mine")]).toEqual([place, 410, false]);
    }
    expect(await (await get(at, `/api/v1/stories/${story}/comments?order=best`)).json()).toEqual({ comments: [], next: null });
    expect(await (await get(at, `/api/v1/comment-counts?stories=${story}`)).json()).toEqual({ counts: {} });
    expect((await send(at, bo.token, "PUT", `/api/v1/comments/${id}/vote`, { value: "respect" })).status).toBe(404);
    expect((await send(at, bo.token, "POST", `/api/v1/stories/${story}/comments`, { body: "So it was." })).status).toBe(409);
  });
});
