import { join } from "node:path";
import sharp from "sharp";
import { afterEach, expect, test } from "vitest";
import { newSecret } from "#kit";
import type { RouteName } from "#paths";
import { STORY_EXITS } from "#stories";
import { keepPictureFile } from "#wire";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";
import { READER_ADDRESSES } from "./testing/reader-addresses.ts";

const NOON = "2026-03-04T12:00:00.000Z";

const picture = {
  type: "picture",
  uri: "urn:pellam:picture:9",
  description_text: "The hat",
  renditions: { main: { href: "gull.png", mimetype: "image/png", width: 800, height: 600 } },
};

eachDialect("where a withdrawn story was", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });

  const start = async () => {
    const { store, folder } = await open();
    const at = await openTestSite(store, join(folder, newSecret().slice(0, 8)));
    site = at;
    const editor = await at.member("edna", "editor");
    const get = (path: string): Promise<Response> => fetch(`${at.origin}${path}`, { redirect: "manual" });
    const post = (id: string, fields: Record<string, string>, token = editor.token): Promise<Response> =>
      fetch(`${at.origin}/desk/story/${id}`, {
        method: "POST",
        redirect: "manual",
        body: new URLSearchParams({ do: "absence", ...fields }),
        headers: { "sec-fetch-site": "same-origin", authorization: `Bearer ${token}` },
      });
    const bytes = await sharp({ create: { width: 800, height: 600, channels: 3, background: "#876" } })
      .png()
      .toBuffer();
    await keepPictureFile(at.house, bytes, "gull.png");
    const id = await at.take(ninjs({ associations: { main: picture } }));
    const image = /\/pictures?\/[^"\s]+?\.webp/u.exec(await (await get(`/story/${id}/gull-lands-on-the-mayors-hat`)).text())?.[0] ?? "";
    expect((await get(image)).status).toBe(200);
    await at.take(ninjs({ version: "2", pubstatus: "canceled" }));
    return { at, id, image, get, post };
  };

  test("a notice points at the story that an editor names, while readers have that one", async () => {
    const { at, id, get, post } = await start();
    const other = await at.take(ninjs({ uri: "urn:pellam:heron", headline: "Heron stands in the reeds" }));
    expect((await post(id, { manner: "notice", instead: `${at.origin}/story/${other}/heron-stands` })).status).toBe(303);
    const notice = await get(`/story/${id}/any`);
    const page = await notice.text();
    expect(notice.status).toBe(410);
    expect(page).toContain(`/story/${other}/heron-stands-in-the-reeds`);
    expect(page).not.toMatch(/gull|mayor/iu);
    expect(await (await get(`/api/v1/stories/${id}`)).text()).toContain(`In its place: ${at.origin}/story/${other}/`);
    await at.take(ninjs({ uri: "urn:pellam:heron", version: "2", pubstatus: "withheld" }));
    expect(await (await get(`/story/${id}`)).text()).not.toContain(other);
  });

  test("a story that vanished answers like an address where there never was one, at every exit", async () => {
    const { at, id, image, get, post } = await start();
    const exits = [
      `/story/${id}`,
      `/story/${id}/gull-lands-on-the-mayors-hat`,
      `/story/${id}/changes`,
      `/story/${id}/talk/reply`,
      `/story/${id}/ask`,
      `/story/${id}/feed.xml`,
      `/story/${id}/talk/note`,
      `/api/v1/stories/${id}`,
      `/api/v1/stories/${id}.ninjs`,
      `/api/v1/stories/${id}/comments`,
      image,
    ];
    const lists = ["/corrections", "/corrections/feed.xml", "/atom.xml"];
    const texts = async (): Promise<string> => (await Promise.all(lists.map(async (path) => (await get(path)).text()))).join("\n");
    expect((await get(exits[0] ?? "")).status).toBe(410);
    expect(await texts()).toContain(id);
    expect((await post(id, { manner: "vanish", instead: "" })).status).toBe(303);
    for (const path of exits) expect([path, (await get(path)).status]).toEqual([path, 404]);
    const known = (await (await get(exits[0] ?? "")).text()).replaceAll(id, "nowhere1");
    expect(known).toBe(await (await get("/story/nowhere1")).text());
    expect(await texts()).not.toContain(id);
    expect((await post(id, { manner: "notice", instead: "" })).status).toBe(303);
    expect((await get(exits[0] ?? "")).status).toBe(410);
    expect(await texts()).toContain(id);
    await at.worker.drain();
  });

  test("only an editor says it, only of a withdrawn story, and what is refused comes back", async () => {
    const { at, id, post } = await start();
    const una = await at.member("una");
    expect((await post(id, { manner: "vanish", instead: "" }, una.token)).status).toBe(403);
    const refused = await post(id, { manner: "notice", instead: "/story/nowhere1" });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('value="/story/nowhere1"');
    const other = await at.take(ninjs({ uri: "urn:pellam:heron" }));
    expect((await post(other, { manner: "vanish", instead: "" })).status).toBe(400);
  });

  test("the receipt of a withdrawal says which address still answers, and what had left by newsletter", async () => {
    const { store, folder } = await open(NOON);
    const at = await openTestSite(store, join(folder, newSecret().slice(0, 8)));
    site = at;
    const editor = await at.member("edna", "editor");
    const id = await at.take(ninjs());
    const story = await store.db.selectFrom("story").select("id").where("short_id", "=", id).executeTakeFirstOrThrow();
    const issue = {
      subject: "",
      opening: "",
      is_arranged: 1,
      since: NOON,
      send_at: NOON,
      started_at: null,
      ended_at: null,
      changed_by: "",
    };
    await store.db
      .insertInto("newsletter_issue")
      .values({ ...issue, id: "one", list: "daily", state: "sending" })
      .execute();
    await store.db.insertInto("newsletter_item").values({ issue_id: "one", kind: "news", subject: story.id, place: 0 }).execute();
    const post = { issue_id: "one", reader_id: "r", stop_hash: "", at: null };
    const sent = ["a", "b", "c"].map((address) => ({
      ...post,
      address,
      state: address === "c" ? ("waiting" as const) : ("sent" as const),
    }));
    await store.db.insertInto("newsletter_post").values(sent).execute();
    await at.take(ninjs({ version: "2", pubstatus: "canceled" }));
    at.cache.store(
      "en  /",
      {
        status: 200,
        headers: [["content-type", "text/html"]],
        body: Buffer.from("<h1>Gull lands on the mayor&#8217;s hat</h1>"),
        tags: ["stuck"],
      },
      at.cache.begin(),
      60_000,
    );
    await at.worker.drain();
    const headers = { authorization: `Bearer ${editor.token}`, "sec-fetch-site": "same-origin" };
    const read = async (): Promise<string> => (await fetch(`${at.origin}/desk/story/${id}/receipt`, { headers })).text();
    expect(await read()).toContain("2 mails of newsletters with it had left the house. They cannot be called back.");
    expect(await read()).toContain("1 mail of an issue that had it waits, and goes without it.");
    expect(await read()).toMatch(/Front page<\/th><td><code dir="ltr">\/<\/code><\/td><td>200<\/td><td><b>Still there/u);
    expect(await read()).toContain("An address still answered. All are asked again");
    at.cache.invalidate(["stuck"]);
    const again = await fetch(`${at.origin}/desk/story/${id}/receipt`, { method: "POST", headers, redirect: "manual" });
    expect([again.status, (await read()).includes("Everything is down.")]).toEqual([303, true]);
    expect(await read()).toContain("edna of Saltby");
  });

  test("a receipt asks at every address that names a story", () => {
    const known = {
      origin: "",
      stories: [{ id: "zzstory", slug: "slug" }],
      pictures: ["zzsha"],
      topics: ["zztopic"],
      sections: ["zzsection"],
    };
    const none = { comments: [], handles: [], sources: ["zzsource"], words: ["zzword"], months: ["zzmonth"] };
    const named = Object.entries(READER_ADDRESSES)
      .filter(([name]) => !/^(?:desk|moderation)|^(?:statement|report|community|introduce)/u.test(name))
      .filter(([, of]) => of({ ...known, ...none }).some((path) => path.includes("zz")))
      .map(([name]) => name);
    const [placed, origin] = [{ slug: "slug", topics: ["zztopic"], series: [], shas: ["zzsha"] }, ""];
    const more = { origin, shortId: "zzstory", section: "zzsection", source: "zzsource", month: "zzmonth", words: "zzword" };
    const asked = Object.values(STORY_EXITS).flatMap(({ of }) => of({ ...placed, ...more }).map((path) => path.split("?")[0]));
    const missing = named.filter((name) => {
      const mine = READER_ADDRESSES[name as RouteName]({ ...known, ...none }).map((path) => path.split("?")[0] ?? "");
      return !asked.some((path) => mine.includes(path ?? ""));
    });
    expect(missing).toEqual([]);
  });
});
