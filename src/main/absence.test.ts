import { join } from "node:path";
import sharp from "sharp";
import { afterEach, expect, test } from "vitest";
import { newSecret } from "#kit";
import { keepPictureFile } from "#wire";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

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
});
