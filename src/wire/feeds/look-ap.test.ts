import type { IncomingMessage } from "node:http";
import { afterEach, expect, test } from "vitest";
import { HOUR } from "#kit";
import { eachDialect } from "../../store/testing/index.ts";
import { feedNow, look, ninjs, openFeeds, serveHttp, setUp } from "./testing/open-feeds.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

type Entry = { readonly item: Readonly<Record<string, unknown>> };
const entry = (url: string, name: string, fields = {}): Entry => ({
  item: {
    ...ninjs(name),
    altids: { itemid: name, etag: `${name}-1` },
    renditions: { nitf: { href: `${url}/nitf/${name}`, mimetype: "text/xml" } },
    ...fields,
  },
});

const keyOf = (request: IncomingMessage): string => String(request.headers["x-api-key"] ?? "");

eachDialect("AP's Media API", (open) => {
  test("follows next_page through empty pages, brings each text with the same key, and remembers where it was", async () => {
    const house = await openFeeds(await open());
    const pages = new Map<string, readonly Entry[]>();
    const server = await serveHttp(closers, (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "", "http://x");
      if (keyOf(request) !== "hush") return response.writeHead(401).end();
      if (pathname.startsWith("/nitf/")) return response.end(`<nitf>${pathname.slice(6)}</nitf>`);
      const qt = searchParams.get("qt") ?? "0";
      const next = `${server.url}/feed?qt=${Number(qt) + 1}`;
      return response.end(JSON.stringify({ data: { items: pages.get(qt) ?? [], next_page: next } }));
    });
    pages.set("0", [entry(server.url, "a"), entry(server.url, "b")]);
    const feed = await setUp(house, { kind: "ap", address: `${server.url}/feed`, secret: "hush", source: "Pellam" });
    await look(house, feed);
    const documents = await house.store.db.selectFrom("item").select("bytes").orderBy("id").execute();
    const contents = documents.map(
      ({ bytes }) =>
        (JSON.parse(Buffer.from(bytes).toString()) as { item: { renditions: { nitf: { content: string } } } }).item.renditions.nitf.content,
    );
    expect(contents.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(["<nitf>a</nitf>", "<nitf>b</nitf>"]);
    expect(JSON.parse((await feedNow(house, feed.slug)).cursor)).toMatchObject({ next: `${server.url}/feed?qt=2` });
    await look(house, feed); // an empty page: its own next_page is where to go on
    pages.set("3", [entry(server.url, "c")]);
    await look(house, feed);
    expect((await house.store.db.selectFrom("item").select("id").execute()).length).toBe(3);
    expect(server.asked.map(({ url }) => url)).toContain("/feed?qt=4");
  });

  test("begins anew where its token is not known any more or too old, and takes nothing twice", async () => {
    const house = await openFeeds(await open());
    let isForgotten = false;
    const server = await serveHttp(closers, (request, response) => {
      const qt = new URL(request.url ?? "", "http://x").searchParams.get("qt");
      if (request.url?.startsWith("/nitf/") === true) return response.end("<nitf/>");
      if (qt !== null && isForgotten) return response.writeHead(400).end(JSON.stringify({ error: { code: 6060 } }));
      return response.end(
        JSON.stringify({ data: { items: qt === null ? [entry(server.url, "a")] : [], next_page: `${server.url}/feed?qt=1` } }),
      );
    });
    const feed = await setUp(house, { kind: "ap", address: `${server.url}/feed`, secret: "hush" });
    await look(house, feed);
    isForgotten = true;
    expect((await look(house, feed)).looked.problem?.kind).toBe("server-error"); // forgotten again at once: not asked without end
    isForgotten = false;
    house.clock.advance(73 * HOUR);
    await look(house, feed);
    expect(server.asked.filter(({ url }) => url === "/feed").length).toBe(3);
    expect((await house.store.db.selectFrom("item").select("id").execute()).length).toBe(1);
  });

  test("kills of a page go first and need no text; a text that cannot be had just now leaves the page to be asked for again", async () => {
    const house = await openFeeds(await open());
    let isDown = true;
    const server = await serveHttp(closers, (request, response) => {
      if (request.url?.startsWith("/nitf/") === true) return response.writeHead(isDown ? 503 : 200).end("<nitf/>");
      const items = [entry(server.url, "a"), entry(server.url, "k", { pubstatus: "canceled" })];
      return response.end(JSON.stringify({ data: { items, next_page: `${server.url}/feed?qt=1` } }));
    });
    const feed = await setUp(house, { kind: "ap", address: `${server.url}/feed`, secret: "hush" });
    const first = await look(house, feed);
    expect([first.looked.problem?.kind, first.sums.documents]).toEqual(["server-error", 1]);
    isDown = false;
    await look(house, feed);
    expect((await house.store.db.selectFrom("item").select("id").execute()).length).toBe(2);
  });
});
