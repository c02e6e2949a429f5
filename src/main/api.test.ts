import { afterEach, expect, test } from "vitest";
import { routes, STORY_FORMATS } from "#paths";
import { setBlock } from "#members";
import { putSource } from "#stories";
import { eachDialect } from "../store/testing/index.ts";
import { callNotes } from "./testing/note-calls.ts";
import { callQuestions } from "./testing/question-calls.ts";
import { callReports } from "./testing/report-calls.ts";
import { type Document, openCalls } from "./testing/open-calls.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

/** Addresses that a part of the site still to come will answer; each is taken off this list when it is mounted and described. */
const TO_COME: readonly string[] = [];

/** Answers that need thousands of readers or calls at a time; the limits have tests of their own. */
const CROWDS = ["429", "503"];

const templates = (pattern: string): readonly string[] =>
  pattern === routes.apiStoryFile
    ? STORY_FORMATS.map((format) => `/api/v1/stories/{id}.${format}`)
    : [pattern.replaceAll(/:(\w+)/gu, "{$1}")];

eachDialect("the API", (open) => {
  const sites: TestSite[] = [];
  afterEach(async () => {
    for (const site of sites.splice(0)) await site.stop();
  });
  const start = async (): Promise<TestSite> => {
    const house = await open();
    const site = await openTestSite(house.store, house.folder);
    sites.push(site);
    return site;
  };

  const bearer = (token: string, more: Readonly<Record<string, string>> = {}) => ({ authorization: `Bearer ${token}`, ...more });
  const asJson = (token: string) => bearer(token, { "content-type": "application/json" });

  test("the document names exactly the calls that are mounted, and every address of the API", async () => {
    const at = await start();
    const document = (await (await fetch(`${at.origin}/api/openapi.json`)).json()) as Document;
    const described = Object.entries(document.paths).flatMap(([path, calls]) => Object.keys(calls).map((method) => `${method} ${path}`));
    const mounted = at.app.routes
      .filter(({ path, method }) => path.startsWith("/api/v1/") && method !== "ALL" && !path.includes("*"))
      .flatMap(({ path, method }) => templates(path).map((template) => `${method.toLowerCase()} ${template}`));
    expect(described.toSorted()).toEqual([...new Set(mounted)].toSorted());
    const known = Object.values(routes).filter((pattern) => pattern.startsWith("/api/v1/") && !TO_COME.includes(pattern));
    expect(Object.keys(document.paths).toSorted()).toEqual(known.flatMap(templates).toSorted());
    expect(TO_COME.filter((pattern) => at.app.routes.some(({ path }) => path === pattern))).toEqual([]);
  });

  test("every answer that the document describes is given as it says", async () => {
    const at = await start();
    const { call, left } = await openCalls(at);
    await at.house.store.transact(async (tx) => {
      await putSource(at.house, tx, { name: "Own", isOwn: true }, true);
      await putSource(at.house, tx, { name: "Silent", policy: { api: "none" } }, true);
      await putSource(at.house, tx, { name: "Short", policy: { api: "excerpt" } }, true);
    });
    const [ed, una, bo, cleo] = [
      await at.member("edna", "editor"),
      await at.member("una"),
      await at.member("bob"),
      await at.member("cleo"),
    ];
    const subjects = [{ uri: "http://cv.iptc.org/newscodes/mediatopic/15000000", name: "sport" }];

    const items = "/api/v1/items";
    const pushed = await call("post", items, "", 200, { headers: asJson(ed.token), body: ninjs({ provider: "Own", subjects }) });
    await call("post", items, "", 200, { headers: asJson(ed.token), body: "{" });
    await call("post", items, "", 400, { headers: asJson(ed.token) });
    await call("post", items, "", 401, { headers: asJson("tw_wrong"), body: ninjs() });
    await call("post", items, "", 403, { headers: asJson(una.token), body: ninjs() });
    const own = (pushed.json["results"] as { story: string }[])[0]?.story ?? "";
    await at.take(
      ninjs({
        provider: "Own",
        version: "2",
        subjects,
        signals: ["sig:correction"],
        correctionnote: "It was a hat.",
        body_html: "<p>A hat.</p>",
      }),
    );
    const wire = await at.take(ninjs({ uri: "urn:pellam:2" }));
    const short = await at.take(ninjs({ uri: "urn:short:1", provider: "Short" }));
    const silent = await at.take(ninjs({ uri: "urn:silent:1", provider: "Silent" }));
    const locked = await at.take(ninjs({ uri: "urn:pellam:3", usageterms: "The text may not be altered." }));
    const gone = await at.take(ninjs({ uri: "urn:pellam:4", headline: "Heron on a bicycle" }));
    await at.take(ninjs({ uri: "urn:pellam:4", version: "2", pubstatus: "canceled" }));

    await call("get", "/api/v1/stories", "", 200);
    const first = await call("get", "/api/v1/stories", "", 200, { query: "?limit=1&section=harbour" });
    await call("get", "/api/v1/stories", "", 200, { query: `?limit=1&after=${String(first.json["next"])}` });
    await call("get", "/api/v1/stories", "", 400, { query: "?limit=101" });
    expect((await call("get", "/api/v1/stories", "", 200)).text).not.toContain(silent);

    const story = "/api/v1/stories/{id}";
    expect((await call("get", story, own, 200)).json).toMatchObject({
      allow: "full",
      state: "corrected",
      corrections: [{ version: 2, note: "It was a hat." }],
      topics: [{ slug: "sport", code: "medtop:15000000" }],
    });
    expect((await call("get", story, wire, 200)).json).toMatchObject({ allow: "link", deck: null, byline: null, topics: [] });
    expect((await call("get", story, short, 200)).json).toMatchObject({
      allow: "excerpt",
      excerpt: expect.stringContaining("The gull") as unknown,
    });
    for (const ending of ["", ...STORY_FORMATS.map((format) => `.${format}`)]) {
      const path = `${story}${ending}`;
      expect((await call("get", path, own, 200)).text).toContain("A hat.");
      const link = (await call("get", path, wire, 200)).text;
      expect([path, link.includes("four minutes"), link.includes("Una Tarn"), link.includes("© 2026 Pellam Agency")]).toEqual([
        path,
        false,
        false,
        true,
      ]);
      await call("get", path, silent, 403);
      await call("get", path, "nowhere1", 404);
      const notice = await call("get", path, gone, 410);
      expect([path, notice.text.includes("Heron")]).toEqual([path, false]);
    }

    const patch = (id: string, status: number, token: string, body: unknown) =>
      call("patch", story, id, status, { headers: asJson(token), body: JSON.stringify(body) });
    await patch(own, 200, ed.token, { headline: "Gull stands on hat", correction: "It stood." });
    await patch(own, 400, ed.token, { head: "x" });
    await patch(own, 401, "tw_wrong", { headline: "x" });
    await patch(own, 403, una.token, { headline: "x" });
    await patch("nowhere1", 404, ed.token, { headline: "x" });
    await patch(locked, 409, ed.token, { body: "Another text." });
    await patch(gone, 410, ed.token, { headline: "x" });
    await patch(own, 422, ed.token, { headline: " " });

    const comments = `${story}/comments`;
    const say = (id: string, status: number, token: string, body: unknown) =>
      call("post", comments, id, status, { headers: asJson(token), body: JSON.stringify(body) });
    const said = await say(own, 201, una.token, { body: "I saw it." });
    await say(own, 201, bo.token, { body: "So did I.", parent: said.json["id"] });
    await say(own, 400, una.token, { text: "?" });
    await say(own, 401, "tw_wrong", { body: "?" });
    await say("nowhere1", 404, una.token, { body: "?" });
    await say(own, 409, bo.token, { body: "?", parent: "none" });
    await say(gone, 410, bo.token, { body: "?" });
    await call("post", comments, own, 415, { headers: bearer(ed.token, { "content-type": "text/plain" }), body: "?" });
    await say(own, 422, ed.token, { body: " " });
    await call("get", comments, own, 200, { query: "?order=newest" });
    await call("get", comments, "nowhere1", 404);
    await call("get", comments, gone, 410);

    const comment = "/api/v1/comments/{id}";
    const id = String(said.json["id"]);
    await call("get", comments, own, 400, { query: "?order=loudest" });
    const change = (which: string, status: number, token: string, body: unknown) =>
      call("patch", comment, which, status, { headers: asJson(token), body: JSON.stringify(body) });
    const fresh = String((await say(own, 201, cleo.token, { body: "I did not." })).json["id"]);
    await change(fresh, 200, cleo.token, { body: "I did not see it." });
    await change(fresh, 400, cleo.token, { text: "?" });
    await change(fresh, 401, "tw_wrong", { body: "?" });
    await change(fresh, 403, bo.token, { body: "?" });
    await change("none", 404, cleo.token, { body: "?" });
    await change(fresh, 422, cleo.token, { body: " " });
    await change(id, 409, una.token, { body: "It was answered." });
    await change(id, 200, una.token, { add: "It was on Tuesday." });

    const vote = `${comment}/vote`;
    const rate = (which: string, status: number, token: string, body: unknown) =>
      call("put", vote, which, status, { headers: asJson(token), body: JSON.stringify(body) });
    await rate(id, 200, bo.token, { value: "respect" });
    await rate(id, 400, bo.token, { value: "up" });
    await rate(id, 401, "tw_wrong", { value: "respect" });
    await rate(id, 403, una.token, { value: "respect" });
    await rate("none", 404, bo.token, { value: "respect" });

    await at.house.store.transact((tx) => tx.updateTable("member").set({ proved_at: "2026-01-01T00:00:00.000Z" }).execute());
    await patch(own, 200, ed.token, { body: "Another text of the hat stands here." });
    await callNotes(call, { own, gone, author: una.token, rater: bo.token, editor: ed.token });

    await callReports(call, { other: bo.token, author: una.token, comment: id });

    await callQuestions(call, { story: own, asker: una.token, other: bo.token, comment: String(said.json["id"]) });

    const counts = "/api/v1/comment-counts";
    expect((await call("get", counts, "", 200, { query: `?stories=${own}` })).json).toEqual({ counts: { [own]: 4 } });
    await call("get", counts, "", 400);
    const see = (which: string, status: number, body: unknown) =>
      call("post", `${story}/seen`, which, status, { headers: asJson(cleo.token), body: JSON.stringify(body) });
    await see(own, 204, { ids: [id] });
    await see(own, 400, { seen: [id] });
    await see("nowhere1", 404, { ids: [id] });
    await see(gone, 410, { ids: [id] });

    await setBlock(at.house, { id: una.id, role: "member", handle: "una", name: "Una" }, bo.id, "block");
    await say(own, 403, bo.token, { body: "?", parent: id });

    await call("delete", comment, id, 401, { headers: bearer("tw_wrong") });
    await call("delete", comment, id, 403, { headers: bearer(bo.token) });
    await call("delete", comment, "none", 404, { headers: bearer(una.token) });
    await call("delete", comment, id, 200, { headers: bearer(una.token) });
    await call("get", comments, own, 200);

    await call("get", `${story}/live`, own, 200);
    await call("get", `${story}/live`, "nowhere1", 404);
    await call("get", `${story}/live`, gone, 410);

    expect([...left].filter((key) => !CROWDS.includes(key.split(" ").at(-1) ?? ""))).toEqual([]);
  });

  test("whatever names a story in a format or a feed lets go of it with the kill, and shows a change at once", async () => {
    const at = await start();
    await at.house.store.transact((tx) => putSource(at.house, tx, { name: "Own", isOwn: true }, true));
    const fields = { provider: "Own", uri: "urn:own:1", people: [{ name: "Zenobia Quill" }] };
    const subjects = [{ uri: "http://cv.iptc.org/newscodes/mediatopic/15000000", name: "sport" }];
    const id = await at.take(ninjs({ ...fields, subjects, headline: "Heron rides" }));
    const feeds = ["", "/source/own", "/topic/sport", "/topic/zenobia-quill", "/section/harbour"].flatMap((place) =>
      ["feed.xml", "atom.xml", "feed.json"].map((kind) => `${place}/${kind}`),
    );
    const exits = [
      ...feeds,
      ...["", ".ninjs", ".nitf", ".newsml", ".txt"].map((ending) => `/api/v1/stories/${id}${ending}`),
      "/api/v1/stories",
      "/topics",
      "/topic/sport",
      "/topic/zenobia-quill",
      "/source/own",
      "/news-sitemap.xml",
      `/sitemap/${new Date(at.house.clock.ms()).toISOString().slice(0, 7)}.xml`,
      "/corrections/feed.xml",
    ];
    const get = async (path: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string; etag: string }> => {
      const answer = await fetch(`${at.origin}${path}`, { headers });
      const text = await answer.text();
      return { status: answer.status, text, etag: answer.headers.get("etag") ?? "" };
    };
    const until = async (path: string, is: (text: string) => boolean): Promise<void> => {
      for (let tries = 0; tries < 200; tries += 1) {
        if (is((await get(path)).text)) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`${path} did not follow`);
    };
    const tags = new Map<string, string>();
    for (const path of exits) tags.set(path, (await get(path)).etag);
    for (const path of exits.filter((each) => !/^\/(?:topics|corrections|sitemap)/u.test(each)))
      expect([path, (await get(path)).text.includes("Heron")]).toEqual([path, true]);
    const plain = { "accept-encoding": "identity" };
    for (const path of [`/api/v1/stories/${id}.newsml`, "/feed.xml"]) {
      const { etag } = await get(path, plain);
      expect([path, (await get(path, { ...plain, "if-none-match": etag })).status]).toEqual([path, 304]);
    }
    expect((await get("/feed.xml", { "if-modified-since": new Date(at.house.clock.ms() + 1_000).toUTCString() })).status).toBe(304);
    expect((await get("/feed.xml", { "if-modified-since": "Wed, 04 Mar 2020 12:00:00 GMT" })).status).toBe(200);

    await at.take(
      ninjs({ ...fields, subjects, version: "2", headline: "Stork rides", signals: ["sig:correction"], correctionnote: "A stork." }),
    );
    await until("/corrections/feed.xml", (text) => text.includes("A stork."));
    for (const path of exits.filter((each) => !/^\/(?:topics|sitemap)/u.test(each))) {
      await until(path, (text) => text.includes("tork"));
      expect([path, (await get(path)).text.includes("Heron")]).toEqual([path, false]);
    }

    await at.take(ninjs({ ...fields, version: "3", pubstatus: "canceled" }));
    await until("/feed.xml", (text) => text.includes("deleted-entry"));
    for (const path of exits) {
      const answer = await get(path, { ...plain, "if-none-match": tags.get(path) ?? "" });
      expect([path, answer.status === 304, /[Ss]tork|Heron|Zenobia/u.test(answer.text)]).toEqual([path, false, false]);
      if (path.startsWith(`/api/v1/stories/${id}`)) expect([path, answer.status]).toEqual([path, 410]);
    }
    for (const path of ["/topic/zenobia-quill", "/topic/sport", "/topic/zenobia-quill/feed.xml"])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
  });
});
