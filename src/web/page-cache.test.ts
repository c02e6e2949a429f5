import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { Hono } from "hono";
import { expect, onTestFinished, test } from "vitest";
import { HOUR, steppingClock } from "#kit";
import { cachePages } from "./cache-pages.ts";
import { openPageCache } from "./page-cache.ts";
import { readerVariant } from "./page-key.ts";
import { codingOf, openServeCached } from "./serve-cached.ts";
import { securityHeaders } from "./security-headers.ts";

const LONG = "Tide table. ".repeat(400);

const variantOf = readerVariant();
const openSite = (bytesMost?: number) => {
  const clock = steppingClock();
  const cache = openPageCache(bytesMost === undefined ? { clock } : { clock, bytesMost });
  const app = new Hono();
  const site = { clock, cache, app, renders: 0, text: "one", wait: async (): Promise<void> => {} };
  app.use(cachePages(cache, { variantOf, headers: securityHeaders("http://localhost:3000") }));
  app.get("/", async (c) => {
    site.renders += 1;
    const text = site.text;
    await site.wait();
    c.set("tags", ["front", "story:a"]);
    return c.html(`<h1>${text}</h1>${LONG}`);
  });
  app.get("/untagged", (c) => c.html(String((site.renders += 1))));
  app.get("/cookie", (c) => {
    site.renders += 1;
    c.set("tags", ["front"]);
    c.header("set-cookie", "draft=1");
    return c.html("x");
  });
  app.get("/page/:n", (c) => {
    site.renders += 1;
    c.set("tags", [`story:${c.req.param("n")}`]);
    return c.html(LONG);
  });
  app.get("/ending", (c) => {
    site.renders += 1;
    c.set("tags", ["front"]);
    c.set("cacheUntil", "2026-03-04T12:00:05.000Z");
    return c.html(LONG);
  });
  return site;
};

const gate = () => Promise.withResolvers<void>();

test("a page is rendered once and again only after one of its tags was dropped", async () => {
  const site = openSite();
  await site.app.request("/");
  expect((await site.app.request("/")).headers.get("cache-control")).toBe("public, max-age=0, s-maxage=10, must-revalidate");
  site.cache.invalidate(["story:b"]);
  await site.app.request("/");
  expect(site.renders).toBe(1);
  site.text = "two";
  site.cache.invalidate(["story:a"]);
  expect(await (await site.app.request("/")).text()).toContain("two");
  expect(site.renders).toBe(2);
});

test("a page on which something ends is kept until that instant, here and by whoever stands between", async () => {
  const site = openSite();
  expect((await site.app.request("/ending")).headers.get("cache-control")).toContain("s-maxage=5,");
  site.clock.advance(4_999);
  await site.app.request("/ending");
  expect(site.renders).toBe(1);
  site.clock.advance(1);
  expect((await site.app.request("/ending")).headers.get("cache-control")).toContain("s-maxage=0,");
  await site.app.request("/ending");
  expect(site.renders).toBe(3); // what has ended already is not kept at all
});

test("a hundred readers who miss at once wait for one render", async () => {
  const site = openSite();
  const open = gate();
  site.wait = () => open.promise;
  const asked = Array.from({ length: 100 }, () => site.app.request("/"));
  await new Promise(setImmediate);
  open.resolve();
  const texts = await Promise.all(asked.map(async (one) => (await one).text()));
  expect(site.renders).toBe(1);
  expect(new Set(texts).size).toBe(1);
});

test("a render that began before an event is not kept after it, and nobody who asks after it is given it", async () => {
  const site = openSite();
  const open = gate();
  site.wait = () => open.promise;
  const early = site.app.request("/");
  await new Promise(setImmediate);
  site.text = "two";
  site.cache.invalidate(["story:a"]);
  const late = site.app.request("/");
  await new Promise(setImmediate);
  open.resolve();
  expect(await (await early).text()).toContain("one");
  expect(await (await late).text()).toContain("two");
  expect(await (await site.app.request("/")).text()).toContain("two");
  expect(site.renders).toBe(2);
});

test("pages of readers with a session or a token, pages that set cookies and pages without tags are not kept", async () => {
  const site = openSite();
  for (const headers of [{ cookie: "sid=1" }, { cookie: "lang=fr; __Host-sid=1" }, { authorization: "Bearer x" }])
    for (let n = 0; n < 2; n += 1) await site.app.request("/", { headers });
  expect(site.renders).toBe(6);
  for (const path of ["/cookie", "/cookie", "/untagged", "/untagged"]) await site.app.request(path);
  expect(site.renders).toBe(10);
  expect(site.cache.size().pages).toBe(0);
});

test("each language and theme has its own page, other cookies do not part them", async () => {
  const site = openSite();
  for (const headers of [{}, { "accept-language": "fr" }, { cookie: "lang=fr" }, { cookie: "theme=dark" }, { cookie: "x=1" }])
    await site.app.request("/", { headers });
  expect(site.renders).toBe(3);
});

test("a page grows old", async () => {
  const site = openSite();
  await site.app.request("/");
  site.clock.advance(HOUR);
  await site.app.request("/");
  expect(site.renders).toBe(2);
});

test("room is bounded, and what is read stays", async () => {
  const site = openSite(100_000);
  await site.app.request("/page/kept");
  for (let n = 0; n < 60; n += 1) {
    await site.app.request(`/page/${n}`);
    await site.app.request("/page/kept");
  }
  await site.cache.settled();
  expect(site.cache.size().bytes).toBeLessThanOrEqual(100_000);
  expect(site.cache.stats.evicted).toBeGreaterThan(20);
  expect(site.renders).toBe(61);
  site.cache.invalidate(["*"]);
  expect(site.cache.size()).toEqual({ pages: 0, bytes: 0 });
});

test("a render that throws leaves nobody waiting", async () => {
  const site = openSite();
  site.app.onError((_error, c) => c.text("broken", 500));
  site.wait = async () => {
    throw new Error("no");
  };
  const answers = await Promise.all([site.app.request("/"), site.app.request("/")]);
  expect(answers.map(({ status }) => status)).toEqual([500, 500]);
  site.wait = async () => {};
  expect((await site.app.request("/")).status).toBe(200);
});

test("at node:http a kept page goes out in the reader's encoding, as 304 when known, and without body for HEAD", async () => {
  const site = openSite();
  const serve = openServeCached(site.cache, variantOf);
  const server = createServer((req, res) => {
    if (!serve(req, res)) res.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const ask = async (headers: Record<string, string> = {}, method = "GET", path = "/") => {
    const { port } = server.address() as AddressInfo;
    const { request } = await import("node:http");
    return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
      request({ port, host: "127.0.0.1", path, method, headers, agent: false }, (res) => {
        const parts: Buffer[] = [];
        res.on("data", (part: Buffer) => parts.push(part));
        res.on("end", () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(parts) }));
      })
        .on("error", reject)
        .end();
    });
  };
  expect((await ask()).status).toBe(418);
  const first = await (await site.app.request("/")).text();
  await site.cache.settled();
  const plain = await ask();
  expect(plain.body.toString()).toBe(first);
  expect(plain.headers).toMatchObject({ vary: "accept-encoding, accept-language, cookie", "x-content-type-options": "nosniff" });
  const br = await ask({ "accept-encoding": "gzip, br" });
  expect([br.headers["content-encoding"], brotliDecompressSync(br.body).toString()]).toEqual(["br", first]);
  const zipped = await ask({ "accept-encoding": "gzip, br;q=0" });
  expect([zipped.headers["content-encoding"], gunzipSync(zipped.body).toString()]).toEqual(["gzip", first]);
  expect(new Set([plain, br, zipped].map(({ headers }) => headers["etag"])).size).toBe(3);
  const known = await ask({ "accept-encoding": "br", "if-none-match": `"x", ${String(br.headers["etag"])}` });
  expect([known.status, known.body.length, known.headers["etag"]]).toEqual([304, 0, br.headers["etag"]]);
  expect((await ask({ "if-none-match": String(br.headers["etag"]) })).status).toBe(200);
  const head = await ask({}, "HEAD");
  expect([head.status, head.body.length, head.headers["content-length"]]).toEqual([200, 0, String(Buffer.byteLength(first))]);
  for (const headers of [{ cookie: "a=b; sid=x" }, { authorization: "Bearer x" }]) expect((await ask(headers)).status).toBe(418);
  expect((await ask({}, "POST")).status).toBe(418);
  expect((await ask({}, "GET", "/?x=1")).status).toBe(418);
});

test("the encoding follows the header's weights", () => {
  for (const [header, coding] of [
    [undefined, "plain"],
    ["gzip, deflate, br, zstd", "br"],
    ["GZIP", "gzip"],
    ["br;q=0, *", "gzip"],
    ["*;q=0", "plain"],
    ["identity", "plain"],
  ] as const)
    expect([header, codingOf(header)]).toEqual([header, coding]);
});
