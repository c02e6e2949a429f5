import { parseFeed as readAnyFeed } from "@rowanmanning/feed-parser";
import { parseFeed } from "feedsmith";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { system } from "#kit";
import { keepPicture, putSource } from "#stories";
import { type PageEnv, sampleFrame } from "#ui";
import { takeItem } from "#wire";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { outletRoutes } from "./routes.ts";

const ORIGIN = "https://courier.example";
const KINDS = ["feed.xml", "atom.xml", "feed.json"] as const;

const take = async (house: TestHouse, provider: string, id: string, fields: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const item = {
    uri: `https://${provider.toLowerCase()}.example/news/${id}`,
    version: "1",
    type: "text",
    provider,
    headline: `Gull & hat “${id}”`,
    byline: "By Una Tarn",
    language: "en",
    body_html: "<p>The gull sat on the hat for four minutes &amp; nobody &lt;moved&gt;.</p>",
    copyrightnotice: `© 2026 ${provider}. All rights reserved.`,
    subjects: [{ uri: "http://cv.iptc.org/newscodes/mediatopic/15000000", name: "sport" }],
    associations: [
      {
        name: "main",
        uri: `urn:${id}:picture`,
        type: "picture",
        headline: "p",
        description_text: "A gull, a hat",
        creditline: "Una Tarn/Pellam",
        copyrightnotice: "© Una Tarn 2026",
        renditions: { web: { href: `${id}.jpg`, mimetype: "image/jpeg", width: 2000, height: 1000 } },
      },
    ],
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

const open = async (house: TestHouse) => {
  await house.store.transact(async (tx) => {
    await putSource(house, tx, { name: "Own", isOwn: true }, true);
    await putSource(house, tx, { name: "Pellam" }, true);
    await putSource(house, tx, { name: "Linkonly", policy: { feed: "link" } }, true);
  });
  const app = new Hono<PageEnv>();
  app.use(async (c, next) => {
    c.set("frame", sampleFrame({ origin: ORIGIN, now: house.clock.now() }));
    await next();
  });
  app.route("/", outletRoutes({ ...house, tag: () => {} }));
  return async (path: string) => {
    const answer = await app.request(path);
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };
};

const picture = (house: TestHouse, name: string): Promise<void> =>
  house.store.transact((tx) =>
    keepPicture(house, tx, { sha: "ab".repeat(32), type: "image/jpeg", width: 2000, height: 1000, size: 1, name }),
  );

eachDialect("feeds", (openHouse) => {
  test("two independent readers take every feed, and find what it says", async () => {
    const house = await openHouse("2026-03-04T12:00:00.000Z");
    const get = await open(house);
    const own = await take(house, "Own", "own");
    await picture(house, "own.jpg");
    await take(house, "Pellam", "wire");
    await take(house, "Linkonly", "link");
    const gone = await take(house, "Pellam", "gone");
    await take(house, "Pellam", "gone", { version: "2", pubstatus: "canceled" });
    for (const place of ["", "/section/wire", "/topic/sport", "/source/own", "/source/pellam", "/corrections"])
      for (const kind of KINDS) {
        const path = `${place}/${kind}`;
        const { status, text, headers } = await get(path);
        expect([path, status]).toEqual([path, 200]);
        expect(headers.get("last-modified")).toBe("Wed, 04 Mar 2026 12:00:00 GMT");
        const format = { "feed.xml": "rss", "atom.xml": "atom", "feed.json": "json" }[kind];
        expect([path, parseFeed(text).format]).toEqual([path, format]);
        const shown = { "": 3, "/section/wire": 3, "/topic/sport": 3, "/source/own": 1, "/source/pellam": 1, "/corrections": 1 }[place];
        if (place !== "/source/own") expect([path, text.includes(`${ORIGIN}/story/${gone}`)]).toEqual([path, true]);
        expect([path, text.includes("“gone”")]).toEqual([path, false]);
        expect([path, parseFeed(text).feed]).toMatchObject([path, { [kind === "atom.xml" ? "entries" : "items"]: { length: shown } }]);
        if (kind === "feed.json") continue; // the other reader knows no JSON
        const read = readAnyFeed(text);
        expect([path, read.meta.type]).toEqual([path, format]);
        expect(read.language).toBe("en");
        expect([path, read.items.length]).toEqual([path, shown]);
        for (const item of read.items) {
          expect(item.id).toMatch(/^https:\/\/courier\.example\/story\/[a-z0-9]{8}(?:#.+)?$/u);
          expect(item.published).toBeInstanceOf(Date);
          expect(item.title).not.toBe("");
        }
      }
    const parsed = parseFeed((await get("/feed.xml")).text);
    if (parsed.format !== "rss") throw new Error("no RSS");
    const items = parsed.feed.items ?? [];
    const mine = items.find(({ guid }) => guid?.value === `${ORIGIN}/story/${own}`);
    expect(mine).toMatchObject({
      title: "Gull & hat “own”",
      source: { title: "Own", url: `${ORIGIN}/source/own/feed.xml` },
      categories: [{ name: "sport", domain: "medtop:15000000" }],
      content: { encoded: "<p>The gull sat on the hat for four minutes &amp; nobody &lt;moved&gt;.</p>" },
      dc: { rights: ["© 2026 Own. All rights reserved."] },
    });
    expect(mine?.media?.contents?.[0]).toMatchObject({
      url: `${ORIGIN}/picture/${"ab".repeat(32)}/1280.jpeg`,
      width: 1280,
      height: 640,
      credits: [{ value: "Una Tarn/Pellam" }],
      copyright: { value: "© Una Tarn 2026" },
    });
    const link = items.find(({ title }) => title?.includes("link"));
    expect([link?.content, link?.description, link?.media, link?.categories, link?.dc?.creators]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(link?.dc?.rights).toEqual(["© 2026 Linkonly. All rights reserved."]);
    expect(parsed.feed).toMatchObject({ language: "en", ttl: 5 });
    const moved = await get("/topic/deporte/atom.xml");
    expect([moved.status, moved.headers.get("location")]).toEqual([301, "/topic/sport/atom.xml"]);
    expect((await get("/atom.xml")).text).toContain('<link rel="via" href="https://pellam.example/news/wire"/>');
  });

  test("the feed of what was put right has corrections with their text and of withdrawals the address and time alone", async () => {
    const house = await openHouse("2026-03-04T12:00:00.000Z");
    const get = await open(house);
    const right = await take(house, "Own", "right");
    const bare = await take(house, "Linkonly", "bare");
    const gone = await take(house, "Pellam", "gone");
    house.clock.set("2026-03-04T13:00:00.000Z");
    const correction = {
      version: "2",
      signals: ["sig:correction"],
      correctionnote: "The hat was not a hat.",
      body_text: "It sat on a head.",
    };
    await take(house, "Own", "right", correction);
    await take(house, "Linkonly", "bare", correction);
    house.clock.set("2026-03-04T14:00:00.000Z");
    await take(house, "Pellam", "gone", { version: "2", pubstatus: "canceled" });
    const feed = JSON.parse((await get("/corrections/feed.json")).text) as {
      items: { url: string; title: string; content_text: string; date_published: string }[];
    };
    expect(
      feed.items
        .map(({ url, content_text: text, date_published: at }) => [url, text, at])
        .toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))),
    ).toEqual(
      [
        [`${ORIGIN}/story/${right}/changes`, "The hat was not a hat.", "2026-03-04T13:00:00.000Z"],
        [`${ORIGIN}/story/${bare}/changes`, "", "2026-03-04T13:00:00.000Z"],
        [`${ORIGIN}/story/${gone}`, "", "2026-03-04T14:00:00.000Z"],
      ].toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))),
    );
    expect(JSON.stringify(feed)).not.toContain("“gone”");
    expect(feed.items[0]?.title).toBe("A story was withdrawn");
  });
});
