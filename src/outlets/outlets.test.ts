import { Hono } from "hono";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { system } from "#kit";
import { putSource } from "#stories";
import { type PageEnv, sampleFrame } from "#ui";
import { takeItem } from "#wire";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { outletRoutes } from "./routes.ts";

const WORDS = "The gull sat on the hat for four minutes & nobody <moved>. ";

const take = async (house: TestHouse, provider: string, fields: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const item = {
    uri: `urn:${provider}:gull`,
    version: "1",
    type: "text",
    pubstatus: "usable",
    provider,
    headline: "Gull & hat: “it sat”",
    headlines: [{ role: "subheadline", value: "A deck of its own" }],
    body_text: WORDS.repeat(20),
    copyrightnotice: `© 2026 ${provider}. All rights reserved.`,
    ...fields,
  };
  const [line] = await takeItem(house, system, {
    bytes: Buffer.from(JSON.stringify(item)),
    fileName: "f",
    channel: "push",
    sourceHint: null,
  });
  return line?.story ?? "";
};

const appOf = (house: TestHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  app.use(async (c, next) => {
    c.set("frame", sampleFrame({ origin: "https://courier.example" }));
    await next();
  });
  return app.route("/", outletRoutes({ ...house, tag: () => {} }));
};

/** Names and texts of the elements of a document; throws when it is not well-formed. */
const elementsOf = (document: string): readonly (readonly [name: string, text: string])[] => {
  const parser = new SaxesParser({ xmlns: true });
  const found: [string, string][] = [];
  const open: [string, string][] = [];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name }) => void open.push([name, ""]));
  parser.on("text", (text) => {
    const last = open.at(-1);
    if (last !== undefined) last[1] += text;
  });
  parser.on("closetag", () => {
    const done = open.pop();
    if (done !== undefined) found.push(done);
  });
  parser.write(document).close();
  return found;
};

eachDialect("outlets", (open) => {
  test("a feed carries what its source's terms allow, with the rights line, and is well-formed whatever the words", async () => {
    const house = await open();
    await house.store.transact(async (tx) => {
      await putSource(house, tx, { name: "Own desk", isOwn: true }, true);
      await putSource(house, tx, { name: "Link agency", policy: { feed: "link" } }, true);
      await putSource(house, tx, { name: "Silent agency", policy: { feed: "none" } }, true);
    });
    for (const provider of ["Own desk", "Pellam", "Link agency", "Silent agency"]) await take(house, provider);
    const answer = await appOf(house).request("/feed.xml");
    expect(answer.headers.get("content-type")).toContain("application/rss+xml");
    const elements = elementsOf(await answer.text());
    const all = (name: string): readonly string[] => elements.filter(([each]) => each === name).map(([, text]) => text);
    expect(all("dc:publisher").toSorted()).toEqual(["Link agency", "Own desk", "Pellam"]);
    expect(all("dc:rights").every((line) => /^© 2026 .+ All rights reserved\.$/u.test(line))).toBe(true);
    expect(all("content:encoded").length).toBe(1); // our own story alone goes out whole
    const descriptions = all("description").filter((text) => text !== "");
    expect(descriptions.some((text) => text.startsWith("The gull sat") && text.length <= 200)).toBe(true);
    expect(descriptions.filter((text) => text.includes("A deck")).length).toBe(1);
    expect(all("guid").every((guid) => /^https:\/\/courier\.example\/story\/[a-z0-9]+$/u.test(guid))).toBe(true);
  });

  test("Atom and JSON Feed say the same as RSS, and what was withdrawn stands in them to be forgotten", async () => {
    const house = await open();
    await house.store.transact((tx) => putSource(house, tx, { name: "Own desk", isOwn: true }, true));
    await take(house, "Own desk");
    const gone = await take(house, "Pellam", { headline: "Heron on a bicycle" });
    await take(house, "Pellam", { version: "2", pubstatus: "canceled" });
    const app = appOf(house);
    const atom = await (await app.request("/atom.xml")).text();
    const names = elementsOf(atom).map(([name]) => name);
    expect(names.filter((name) => name === "entry").length).toBe(1);
    expect(atom).toContain(`<at:deleted-entry ref="https://courier.example/story/${gone}"`);
    const json = (await (await app.request("/feed.json")).json()) as Record<"_townwire", { withdrawn: unknown[] }> & { items: unknown[] };
    expect(json.items).toMatchObject([{ title: "Gull & hat: “it sat”", _townwire: { rights: "© 2026 Own desk. All rights reserved." } }]);
    expect(json["_townwire"].withdrawn).toMatchObject([{ id: `https://courier.example/story/${gone}` }]);
    for (const path of ["/feed.xml", "/atom.xml", "/feed.json", "/sitemap.xml", "/news-sitemap.xml"])
      expect([path, (await (await app.request(path)).text()).includes("Heron")]).toEqual([path, false]);
    expect((await app.request("/section/none/atom.xml")).status).toBe(404);
  });

  test("sitemaps list what is public, the news one the last two days; robots and the reservation stand where programs look", async () => {
    const house = await open("2026-03-04T12:00:00.000Z");
    const old = await take(house, "Pellam", { uri: "urn:old", headline: "Old gull" });
    house.clock.set("2026-03-08T12:00:00.000Z");
    const fresh = await take(house, "Pellam", { uri: "urn:fresh", headline: "Fresh gull" });
    const app = appOf(house);
    const get = async (path: string): Promise<string> => (await app.request(path)).text();
    expect(await get("/sitemap.xml")).toContain("<loc>https://courier.example/sitemap/2026-03.xml</loc>");
    const month = elementsOf(await get("/sitemap/2026-03.xml")).filter(([name]) => name === "loc");
    expect(month.map(([, loc]) => loc)).toEqual([
      `https://courier.example/story/${fresh}/fresh-gull`,
      `https://courier.example/story/${old}/old-gull`,
    ]);
    const news = await get("/news-sitemap.xml");
    expect([news.includes("Fresh gull"), news.includes("Old gull")]).toEqual([true, false]);
    expect(elementsOf(news).length).toBeGreaterThan(5);
    for (const path of ["/sitemap/2026-13.xml", "/sitemap/x"]) expect((await app.request(path)).status).toBe(404);
    expect(await get("/robots.txt")).toMatch(/User-agent: GPTBot[\s\S]*Disallow: \/\n/u);
    expect(JSON.parse(await get("/.well-known/tdmrep.json"))).toEqual([{ location: "/", "tdm-reservation": 1 }]);
  });

  test("the API gives whole what is ours, a link to what is not, and 410 after a kill", async () => {
    const house = await open();
    await house.store.transact((tx) => putSource(house, tx, { name: "Own desk", isOwn: true }, true));
    const [own, wire] = [await take(house, "Own desk"), await take(house, "Pellam")];
    const app = appOf(house);
    const get = async (id: string) => (await app.request(`/api/v1/stories/${id}`)).json();
    expect(await get(own)).toMatchObject({ allow: "full", paragraphs: [WORDS.repeat(20).trim()], rights: { year: 2026 } });
    const link = await get(wire);
    expect(link).toMatchObject({ allow: "link", deck: null, rightsLine: "© 2026 Pellam. All rights reserved." });
    expect(JSON.stringify(link)).not.toContain("The gull sat");
    await take(house, "Pellam", { version: "2", pubstatus: "canceled" });
    const gone = await app.request(`/api/v1/stories/${wire}`);
    expect([gone.status, gone.headers.get("content-type")]).toEqual([410, "application/problem+json"]);
    const list = (await (await app.request("/api/v1/stories?limit=1")).json()) as { stories: { id: string }[]; next: string | null };
    expect([list.stories.map(({ id }) => id), list.next]).toEqual([[own], null]);
    for (const limit of ["0", "101", "x"]) expect((await app.request(`/api/v1/stories?limit=${limit}`)).status).toBe(400);
  });
});
