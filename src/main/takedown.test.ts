import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, expect, test } from "vitest";
import { enqueue } from "#jobs";
import { newSecret, SECOND, stopwatch } from "#kit";
import { keepPictureFile, watchFolder } from "#wire";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

/** What the field promises its sources (specs: 3.3); here it is a matter of a second. */
const LIMIT_MS = 60 * SECOND;
const JOBS = 3_000;

/** Words of the story, its caption, its topic and what was said under it: none may be left anywhere. */
const WORDS = /gull|mayor|feathers|hat-stand/iu;

const picture = {
  type: "picture",
  uri: "urn:pellam:picture:9",
  description_text: "Feathers on the hat-stand",
  renditions: { main: { href: "gull.png", mimetype: "image/png", width: 800, height: 600 } },
};

const item = (fields: Readonly<Record<string, unknown>> = {}): string =>
  ninjs({ associations: { main: picture }, subject: [{ code: "medtop:20000002", name: "Gull matters" }], ...fields });

const get = (at: TestSite, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${at.origin}${path}`, { headers, redirect: "manual" });

/** The exits of a story: each with what it must answer afterwards. */
const exitsOf = (id: string, slug: string, images: readonly string[]): readonly (readonly [path: string, status: number])[] => [
  [`/story/${id}/${slug}`, 410],
  [`/story/${id}/gull-lands-on-the-mayors-hat`, 410],
  [`/story/${id}`, 410],
  [`/story/${id}/changes`, 410],
  [`/story/${id}/changes?from=1&to=2`, 410],
  [`/story/${id}/talk/reply`, 410],
  [`/api/v1/stories/${id}`, 410],
  [`/api/v1/stories/${id}/comments`, 410],
  [`/api/v1/stories/${id}/live`, 410],
  ["/", 200],
  ["/section/harbour", 200],
  ["/topic/gull-matters", 404],
  ["/source/pellam-agency", 200],
  ["/search?q=minutes", 200],
  ["/feed.xml", 200],
  ["/atom.xml", 200],
  ["/feed.json", 200],
  ["/section/harbour/feed.xml", 200],
  ["/sitemap.xml", 200],
  ["/news-sitemap.xml", 200],
  ["/api/v1/stories", 200],
  ["/@ann", 200],
  ["/corrections", 200],
  ["/ledger", 200],
  ...images.map((path) => [path, 410] as const),
];

/** The receipt of a withdrawal, once every address was asked. */
const receiptOf = async (at: TestSite, id: string, token: string): Promise<string> => {
  const read = async (): Promise<string> => {
    const answer = await fetch(`${at.origin}/desk/story/${id}/receipt`, { headers: { authorization: `Bearer ${token}` } });
    return answer.text();
  };
  await expect.poll(read, { timeout: LIMIT_MS }).toContain("Withdrawn");
  return read();
};

eachDialect("a kill", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });

  test("reaches every exit in well under a minute, with the queue full and editors at work", { timeout: 60_000 }, async () => {
    const { store, folder } = await open();
    const at = await openTestSite(store, join(folder, newSecret().slice(0, 8)));
    site = at;
    const { house } = at;
    const editor = await at.member("edna", "editor");
    const ann = await at.member("ann");
    const bytes = await sharp({ create: { width: 800, height: 600, channels: 3, background: "#876" } })
      .png()
      .toBuffer();
    await keepPictureFile(house, bytes, "gull.png");

    const id = await at.take(item());
    await at.take(
      item({ version: "2", headline: "Gull leaves the mayor’s hat", signals: ["sig:correction"], correctionNote: "One gull." }),
    );
    const slug = "gull-leaves-the-mayors-hat";
    const patch = (body: unknown): Promise<Response> =>
      fetch(`${at.origin}/api/v1/stories/${id}`, {
        method: "PATCH",
        body: JSON.stringify(body),
        headers: { authorization: `Bearer ${editor.token}`, "content-type": "application/json", "sec-fetch-site": "same-origin" },
      });
    const say = (body: string): Promise<Response> =>
      fetch(`${at.origin}/api/v1/stories/${id}/comments`, {
        method: "POST",
        body: JSON.stringify({ body }),
        headers: { authorization: `Bearer ${ann.token}`, "content-type": "application/json", "sec-fetch-site": "same-origin" },
      });
    expect((await patch({ deck: "Feathers everywhere" })).status).toBe(200);
    expect((await say("The mayor had it coming, said the gull.")).status).toBe(201);

    const html = await (await get(at, `/story/${id}/${slug}`)).text();
    expect(html).toContain("The story was corrected");
    const images = [...new Set([...html.matchAll(/\/picture\/[0-9a-f]{64}\/[^"\s,]+/gu)].map((found) => found[0]))];
    expect(images.length).toBeGreaterThan(1);
    const exits = exitsOf(id, slug, images);
    const etags = new Map<string, string>();
    for (const [path] of exits.filter(([each]) => !each.endsWith("/live"))) {
      for (const coding of ["br", "gzip", "identity"]) {
        const answer = await get(at, path, { "accept-encoding": coding });
        await answer.arrayBuffer();
        etags.set(`${path} ${coding}`, answer.headers.get("etag") ?? '"none"');
      }
    }
    await at.cache.settled();
    const live = await get(at, `/api/v1/stories/${id}/live`);
    const heard = live.text();
    await house.store.transact(async (tx) => {
      for (let n = 0; n < JOBS; n += 1)
        await enqueue(house, tx, { kind: "conversation.sweep", body: {}, rank: "reader", uniqueKey: `full ${n}` });
    });

    const incoming = join(house.config.dataFolder, "incoming");
    await mkdir(incoming, { recursive: true });
    const stop = new AbortController();
    const watching = watchFolder(house, { folder: incoming }, stop.signal);
    const elapsed = stopwatch();
    const kill = JSON.parse(item({ version: "3", pubstatus: "canceled", body_html: "" })) as Record<string, unknown>;
    await writeFile(join(incoming, "kill.json"), JSON.stringify({ ...kill, associations: undefined }));
    void patch({ headline: "An editor was in the middle of this gull" });
    while ((await get(at, `/story/${id}/${slug}`)).status !== 410 && elapsed() < LIMIT_MS) await new Promise(setImmediate);
    for (const [path, status] of exits) {
      for (const coding of ["br", "gzip", "identity"]) {
        const answer = await get(at, path, { "accept-encoding": coding, "if-none-match": etags.get(`${path} ${coding}`) ?? '"none"' });
        expect([path, coding, answer.status]).toEqual([path, coding, status]);
        expect([path, WORDS.exec(await answer.text())?.[0] ?? null]).toEqual([path, null]);
        if (status !== 410) continue;
        expect([path, answer.headers.get("cache-control")]).toEqual([path, "no-store"]);
        expect([path, answer.headers.get("location")]).toEqual([path, null]);
      }
    }
    expect(elapsed()).toBeLessThan(LIMIT_MS);
    const notice = await get(at, `/story/${id}/${slug}`);
    expect([notice.headers.get("x-robots-tag"), (await notice.text()).includes("withdrawn by Pellam Agency")]).toEqual(["noindex", true]);
    expect(await heard).toContain("event: kill");
    for (const path of ["/corrections", "/feed.xml", "/atom.xml"]) expect(await (await get(at, path)).text()).not.toMatch(WORDS);
    expect(await (await get(at, "/corrections")).text()).toContain("Pellam Agency");
    expect(await (await get(at, "/atom.xml")).text()).toContain(id);

    const refused = await say("Where has the gull gone?");
    expect(refused.status).toBe(410);
    const working = at.worker.run(stop.signal);
    const made = join(house.config.dataFolder, "made");
    while ((await readdir(made).catch(() => [])).length > 0 && elapsed() < LIMIT_MS) await new Promise(setImmediate);
    expect(await readdir(made).catch(() => [])).toEqual([]);
    const receipt = await receiptOf(at, id, editor.token);
    expect(receipt).toContain("Everything is down.");
    expect(receipt).not.toMatch(WORDS);
    for (const path of [`/api/v1/stories/${id}`, "/atom.xml", "/sitemap.xml", "/@…"])
      expect(receipt).toContain(`<code dir="ltr">${path}</code>`);
    expect(receipt).toMatch(/seconds (?:of|after) the withdrawal/u);
    expect(receipt).toContain(`<code dir="ltr">/topic/`);
    expect((await get(at, `/desk/story/${id}/receipt`)).status).toBe(403);
    expect(await (await get(at, "/ledger")).text()).toContain("Every address was asked, and none gives a word of it");
    stop.abort();
    await Promise.all([watching, working]);
  });

  test("closes the conversation for readers and members, gives typed words back, and keeps it for moderators", async () => {
    const { store, folder } = await open();
    const at = await openTestSite(store, join(folder, newSecret().slice(0, 8)));
    site = at;
    const [mod, edna, ann] = [await at.member("mona", "moderator"), await at.member("edna", "editor"), await at.member("ann")];
    const call = (path: string, token: string, body?: Readonly<Record<string, string>>): Promise<Response> =>
      fetch(`${at.origin}${path}`, {
        redirect: "manual",
        headers: { authorization: `Bearer ${token}`, "sec-fetch-site": "same-origin" },
        ...(body === undefined ? {} : { method: "POST", body: new URLSearchParams(body) }),
      });
    const id = await at.take(ninjs());
    await call(`/story/${id}/talk/reply`, ann.token, { body: "A fine hat it was." });
    await at.take(ninjs({ version: "2", pubstatus: "canceled" }));
    const back = await call(`/story/${id}/talk/reply`, ann.token, { body: "Half an hour of typing." });
    expect([back.status, (await back.text()).includes("Half an hour of typing.")]).toEqual([410, true]);
    expect((await call(`/moderation/talk/${id}`, ann.token)).status).toBe(403);
    expect(await (await call(`/moderation/talk/${id}`, mod.token)).text()).toContain("A fine hat it was.");

    await at.take(ninjs({ version: "3", headline: "The hat is well", body_html: "<p>It is dry.</p>" }));
    expect((await get(at, `/story/${id}`)).status).toBe(410);
    const desk = await (await call(`/desk/story/${id}`, edna.token)).text();
    expect([desk.includes("The hat is well"), desk.includes("Gull lands")]).toEqual([true, false]);
    expect(await (await call("/desk/incoming", edna.token)).text()).toContain(`/desk/story/${id}`);
    expect((await call(`/desk/story/${id}`, edna.token, { do: "lift" })).status).toBe(422);
    expect((await call(`/desk/story/${id}`, edna.token, { do: "lift", sure: "1" })).status).toBe(303);
    const page = await (await get(at, `/story/${id}/the-hat-is-well`)).text();
    expect(page).toContain("This conversation is closed");
    expect(page).not.toMatch(/fine hat|Gull lands/u);
    expect(await (await get(at, "/@ann")).text()).not.toContain("fine hat");
    expect(await (await get(at, `/api/v1/stories/${id}/comments`)).json()).toEqual({ comments: [], next: null });
    expect((await call(`/story/${id}/talk/reply`, ann.token, { body: "Again." })).status).toBe(409);
    expect((await call(`/moderation/talk/${id}`, mod.token, { do: "open" })).status).toBe(303);
    expect(await (await get(at, `/story/${id}/the-hat-is-well`)).text()).toContain("A fine hat it was.");
    expect(await (await get(at, "/ledger")).text()).toContain("an editor published it");
  });

  test("of a whole source by its days asks twice, leaves the rest, and is one entry of the ledger", async () => {
    const { store, folder } = await open();
    const at = await openTestSite(store, join(folder, newSecret().slice(0, 8)));
    site = at;
    const [ada, edna] = [await at.member("ada", "admin"), await at.member("edna", "editor")];
    const post = (token: string, body: Readonly<Record<string, string>>): Promise<Response> =>
      fetch(`${at.origin}/desk/purge`, {
        method: "POST",
        redirect: "manual",
        headers: { authorization: `Bearer ${token}`, "sec-fetch-site": "same-origin" },
        body: new URLSearchParams(body),
      });
    const own = await at.take(ninjs());
    const other = await at.take(ninjs({ provider: "Halyard", uri: "urn:h:1", headline: "Otter at dawn" }));
    const today = at.house.clock.now().slice(0, 10);
    const span = { source: "pellam-agency", from: today, to: today, bytes: "erase" };
    expect((await post(edna.token, { ...span, do: "count" })).status).toBe(403);
    expect((await post(ada.token, { ...span, from: "yesterday", do: "count" })).status).toBe(422);
    const counted = await (await post(ada.token, { ...span, do: "count" })).text();
    expect(counted).toContain("1 story of Pellam Agency");
    expect((await post(ada.token, { ...span, do: "go", sure: "Pellam" })).status).toBe(422);
    expect((await get(at, `/story/${own}`)).status).toBe(301);
    expect((await post(ada.token, { ...span, do: "go", sure: "pellam agency" })).status).toBe(303);
    expect([(await get(at, `/story/${own}`)).status, (await get(at, `/story/${other}`)).status]).toEqual([410, 301]);
    const rows = await store.db.selectFrom("revision").innerJoin("story", "story.id", "revision.story_id").selectAll("revision").execute();
    expect(JSON.stringify(rows)).not.toContain("Gull");
    expect((await store.db.selectFrom("item").select("size").where("bytes", "=", new Uint8Array()).execute()).length).toBe(1);
    expect(await store.db.selectFrom("ledger_entry").select(["ground", "target"]).execute()).toEqual([
      { ground: "purge", target: "source:pellam-agency" },
    ]);
    expect(await (await get(at, "/ledger")).text()).toContain("Stories of a source withdrawn");
  });
});
