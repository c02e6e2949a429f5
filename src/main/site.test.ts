import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { newSecret } from "#kit";
import { watchFolder } from "#wire";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

const json = async (answer: Response): Promise<Record<string, unknown>> => (await answer.json()) as Record<string, unknown>;

eachDialect("the site", (open) => {
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
  const text = async (at: TestSite, path: string): Promise<string> => (await get(at, path)).text();

  test("a file in the folder is on every page at once, its next version at the same address, and a cancel takes it off everywhere", async () => {
    const at = await start();
    const folder = join(at.house.config.dataFolder, "incoming");
    await mkdir(folder, { recursive: true });
    const stop = new AbortController();
    const watching = watchFolder(at.house, { folder }, stop.signal);
    const until = async (path: string, isThere: (page: string, status: number) => boolean): Promise<string> => {
      for (let tries = 0; tries < 200; tries += 1) {
        const answer = await get(at, path);
        const page = await answer.text();
        if (isThere(page, answer.status)) return page;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error(`${path} did not come to be`);
    };
    await text(at, "/"); // the empty page is cached now
    await writeFile(join(folder, "1.json"), ninjs());
    const front = await until("/", (page) => page.includes("Gull lands"));
    const href = /\/story\/[a-z0-9]+\/[^"#?]+/u.exec(front)?.[0] ?? "";
    for (const path of [
      "/section/harbour",
      "/feed.xml",
      "/section/harbour/feed.xml",
      "/atom.xml",
      "/feed.json",
      "/search?q=mayor+hat",
      href,
      "/api/v1/stories",
    ])
      expect([path, (await text(at, path)).includes("Gull lands")]).toEqual([path, true]);
    await writeFile(join(folder, "2.json"), ninjs({ version: "2", headline: "Gull leaves the mayor’s hat" }));
    const id = href.split("/")[2] ?? "";
    await until("/", (page) => page.includes("Gull leaves"));
    const moved = await get(at, href);
    expect([moved.status, moved.headers.get("location")?.startsWith(`/story/${id}/gull-leaves`)]).toEqual([301, true]);
    const changes = await text(at, `/story/${id}/changes?from=1&to=2`);
    expect(changes).toMatch(/<del>[^<]*lands/u);
    expect(changes).toMatch(/<ins>[^<]*leaves/u);
    const facts = /<script type="application\/ld\+json">([^<]+)<\/script>/u.exec(
      await text(at, `/story/${id}/gull-leaves-the-mayors-hat`),
    )?.[1];
    expect(JSON.parse(facts ?? "{}")).toMatchObject({
      "@type": "NewsArticle",
      headline: "Gull leaves the mayor’s hat",
      copyrightYear: 2026,
    });
    expect(facts).not.toContain("four minutes"); // the agency's text is no fact to be passed on
    await writeFile(join(folder, "3.json"), ninjs({ version: "3", pubstatus: "canceled" }));
    await until(`/story/${id}`, (_page, status) => status === 410);
    for (const path of [
      "/",
      "/section/harbour",
      "/feed.xml",
      "/search?q=mayor+hat",
      `/story/${id}`,
      `/story/${id}/changes`,
      "/api/v1/stories",
      `/api/v1/stories/${id}`,
      "/corrections",
      "/ledger",
    ])
      expect([path, /Gull/u.test(await text(at, path))]).toEqual([path, false]);
    expect((await get(at, `/api/v1/stories/${id}`)).status).toBe(410);
    expect((await get(at, `/story/${id}/changes`)).status).toBe(410);
    stop.abort();
    await watching;
  });

  test("the API takes items from editors alone, and says what became of each", async () => {
    const at = await start();
    const [ed, una] = [await at.member("edna", "editor"), await at.member("una")];
    const push = (token: string | null, body: string): Promise<Response> =>
      fetch(`${at.origin}/api/v1/items`, {
        method: "POST",
        body,
        headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), "content-type": "application/json" },
      });
    expect((await push(null, ninjs())).status).toBe(403); // from no browser of ours, without a token
    expect((await push("tw_wrong", ninjs())).status).toBe(401);
    expect((await push(una.token, ninjs())).status).toBe(403);
    const taken = await push(ed.token, ninjs());
    const { results } = (await json(taken)) as { results: { outcome: string; story: string; url: string }[] };
    expect(results[0]).toMatchObject({ outcome: "created", guid: "urn:pellam:gull", version: "1", problem: null });
    expect(results[0]?.url).toContain(`${at.origin}/story/${results[0]?.story}/`);
    const refused = await json(await push(ed.token, "{"));
    expect(refused).toMatchObject({ results: [{ outcome: "rejected", story: null, url: null }] });
    const story = await json(await get(at, `/api/v1/stories/${results[0]?.story}`));
    expect(story).toMatchObject({
      rightsLine: "© 2026 Pellam Agency. All rights reserved.",
      rights: { holder: "Pellam Agency", year: 2026 },
    });
    expect(story["paragraphs"]).toBeUndefined(); // an agency's words do not leave by the API
  });

  test("comments by the API: posted once for a key, listed, refused with a problem document", async () => {
    const at = await start();
    const id = await at.take(ninjs());
    const una = await at.member("una");
    const post = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(`${at.origin}/api/v1/stories/${id}/comments`, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { authorization: `Bearer ${una.token}`, "content-type": "application/json", ...headers },
      });
    const first = await post({ body: "Hello **there**" }, { "idempotency-key": "k1" });
    expect(first.status).toBe(201);
    const made = await json(first);
    expect(await json(await post({ body: "Hello **there**" }, { "idempotency-key": "k1" }))).toEqual(made);
    const list = await json(await get(at, `/api/v1/stories/${id}/comments`));
    expect(list).toMatchObject({
      comments: [
        {
          id: made["id"],
          parent: null,
          kind: "comment",
          author: { handle: "una" },
          body: "Hello **there**",
          bodyHtml: '<p dir="auto">Hello **there**</p>',
          state: "published",
        },
      ],
      next: null,
    });
    const empty = await post({ body: "  " });
    expect([empty.status, empty.headers.get("content-type")]).toEqual([422, "application/problem+json"]);
    expect((await post({ text: 1 })).status).toBe(400);
    const gone = await fetch(`${at.origin}/api/v1/comments/${String(made["id"])}`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${una.token}` },
    });
    expect(gone.status).toBe(200);
    expect((await get(at, "/api/v1/stories/none/comments")).status).toBe(404);
  });

  test("a form of another site is refused, one of ours is not; and what was typed comes back", async () => {
    const at = await start();
    const id = await at.take(ninjs());
    const post = (body: string, headers: Record<string, string>): Promise<Response> =>
      fetch(`${at.origin}/story/${id}/talk/reply`, { method: "POST", body: new URLSearchParams({ body }), headers, redirect: "manual" });
    expect((await post("Hi", { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await post("Hi", { origin: "https://evil.example" })).status).toBe(403);
    const empty = await post(" ", { "sec-fetch-site": "same-origin" });
    expect(empty.status).toBe(422);
    const kept = await post("My long thought", { "sec-fetch-site": "same-origin" });
    expect(kept.status).toBe(303);
    const joining = await text(at, kept.headers.get("location") ?? "");
    expect(joining).toContain("My long thought");
    await at.take(ninjs({ version: "2", pubstatus: "canceled" }));
    const back = /href="(\/story\/[^"]*talk\/reply\?draft=[^"]+)"/u.exec(joining)?.[1] ?? "";
    const gone = await get(at, back.replaceAll("&amp;", "&"));
    expect([gone.status, (await gone.text()).includes("My long thought")]).toEqual([410, true]);
  });

  test("who listens live hears what was missed first, then what comes, and the end of it", async () => {
    const at = await start();
    const id = await at.take(ninjs());
    const una = await at.member("una");
    const post = async (body: string): Promise<void> => {
      await fetch(`${at.origin}/api/v1/stories/${id}/comments`, {
        method: "POST",
        body: JSON.stringify({ body }),
        headers: { authorization: `Bearer ${una.token}`, "content-type": "application/json" },
      });
    };
    await post("Missed.");
    const answer = await get(at, `/api/v1/stories/${id}/live?since=0`);
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = "";
    const hear = async (part: string): Promise<void> => {
      while (!heard.includes(part)) {
        const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
        if (done) throw new Error(`ended before ${part}: ${heard}`);
        heard += value ?? "";
      }
    };
    await hear("event: comment");
    heard = "";
    await post("Heard at once.");
    await hear("event: comment");
    await at.take(ninjs({ version: "2", headline: "Gull, again" }));
    await hear("event: revision");
    await at.take(ninjs({ version: "3", pubstatus: "canceled" }));
    await hear("event: kill");
    expect(heard).toMatch(/id: \d+\nevent: kill/u);
  });

  test("every page carries its guards, says its language, and is the same for all who have no session", async () => {
    const at = await start();
    await at.take(ninjs());
    const first = await get(at, "/", { "accept-language": "fr" });
    expect(await first.text()).toContain('<html lang="fr"');
    expect(first.headers.get("content-security-policy")).toContain("script-src 'self'");
    const [one, two] = [await get(at, "/"), await get(at, "/", { cookie: "other=1" })];
    expect(await one.text()).toBe(await two.text());
    const tagOf = (answer: Response): string => (answer.headers.get("etag") ?? "").replace(/-(?:gzip|br)"$/u, '"');
    expect(tagOf(one)).toBe(tagOf(two));
    const unchanged = await get(at, "/", { "if-none-match": two.headers.get("etag") ?? "" });
    expect([200, 304]).toContain(unchanged.status);
    expect(await text(at, "/language/ar?next=//evil.example")).toBe("");
    expect((await get(at, "/language/ar?next=//evil.example")).headers.get("location")).toBe("/");
    for (const path of ["/desk/incoming", "/comment/none/remove", "/settings"])
      expect([302, 403, 404]).toContain((await get(at, path)).status);
    expect((await get(at, "/nothing")).status).toBe(404);
    expect(await json(await get(at, "/api/v1/nothing"))).toMatchObject({ status: 404, title: "Not found" });
  });
});
