import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { steppingClock } from "#kit";
import {
  addressPrefix,
  clientAddress,
  isFromHere,
  limitBody,
  limitRate,
  openLimits,
  openShed,
  readProxies,
  sameOrigin,
  securityHeaders,
  setSecurityHeaders,
} from "#web";

const ORIGIN = "https://tidings.example";

describe("security headers", () => {
  test("stand on every answer, also on refusals and errors, and give way to a page's own", async () => {
    const app = new Hono();
    app.use(setSecurityHeaders(ORIGIN));
    app.get("/", (c) => c.text("x"));
    app.get("/embed", (c) => c.text("x", 200, { "content-security-policy": "frame-ancestors *" }));
    app.get("/broken", () => {
      throw new Error("no");
    });
    app.onError((_error, c) => c.text("broken", 500));
    for (const path of ["/", "/none", "/broken"]) {
      const { headers } = await app.request(path);
      for (const [name, value] of securityHeaders(ORIGIN)) expect([path, name, headers.get(name)]).toEqual([path, name, value]);
    }
    expect((await app.request("/embed")).headers.get("content-security-policy")).toBe("frame-ancestors *");
  });

  test("allow no inline script, no frame and no other site; https is pinned only on https", () => {
    const policy = new Map(securityHeaders(ORIGIN)).get("content-security-policy") ?? "";
    expect(policy).not.toMatch(/unsafe|nonce|\*|http/u);
    for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "require-trusted-types-for 'script'"])
      expect(policy).toContain(part);
    expect(new Map(securityHeaders(ORIGIN)).has("strict-transport-security")).toBe(true);
    expect(new Map(securityHeaders("http://localhost:3000")).has("strict-transport-security")).toBe(false);
  });
});

describe("same origin", () => {
  const sent = (site?: string, origin?: string, host = "tidings.example", method = "POST") => ({ method, site, origin, host });
  test.each([
    ["a form of ours", sent("same-origin", ORIGIN), true],
    ["typed by the reader", sent("none"), true],
    ["another site", sent("cross-site", "https://evil.example"), false],
    ["another site that claims our origin", sent("cross-site", ORIGIN), false],
    ["a sister host", sent("same-site", "https://a.tidings.example"), false],
    ["an old browser here", sent(undefined, ORIGIN), true],
    ["an old browser elsewhere", sent(undefined, "https://evil.example"), false],
    ["a sandboxed frame", sent(undefined, "null"), false],
    ["nothing said", sent(), false],
    ["a name that begins like ours", sent(undefined, `${ORIGIN}.evil.example`), false],
    ["loopback on another port than configured", sent(undefined, "http://127.0.0.1:4000", "127.0.0.1:4000"), true],
    ["loopback from another port", sent(undefined, "http://127.0.0.1:9999", "127.0.0.1:4000"), false],
    ["a host that is no loopback name", sent(undefined, "http://evil.example", "evil.example"), false],
    ["a host that begins like loopback", sent(undefined, "http://127.0.0.1.evil.example", "127.0.0.1.evil.example"), false],
    ["only reading", sent("cross-site", "https://evil.example", "tidings.example", "GET"), true],
  ])("%s", (_name, request, isIt) => {
    expect(isFromHere(request, ORIGIN)).toBe(isIt);
  });

  const app = new Hono();
  app.use(sameOrigin({ origin: ORIGIN, isJsonOnly: (path) => path.startsWith("/api/") }));
  app.all("*", (c) => c.text("done"));
  const post = (path: string, headers: Record<string, string>) => app.request(path, { method: "POST", headers, body: "{}" });

  test("a refused form gets a page in the reader's language, a refused call a problem", async () => {
    const page = await post("/x", { "accept-language": "fr" });
    expect([page.status, page.headers.get("cache-control")]).toEqual([403, "no-store"]);
    expect(await page.text()).toContain('lang="fr"');
    const problem = await post("/api/v1/x", {});
    expect(problem.headers.get("content-type")).toBe("application/problem+json");
    expect(await problem.json()).toMatchObject({ status: 403, title: expect.any(String) });
  });

  test("a call with a token and no cookie needs no origin; with a cookie it does", async () => {
    expect((await post("/api/x", { authorization: "Bearer t" })).status).toBe(200);
    expect((await post("/api/x", { authorization: "Bearer t", cookie: "sid=1" })).status).toBe(403);
    expect((await post("/api/x", { authorization: "Basic t" })).status).toBe(403);
  });

  test("a JSON address takes no form", async () => {
    const here = { "sec-fetch-site": "same-origin" };
    expect((await post("/api/x", { ...here, "content-type": "text/plain;charset=utf-8" })).status).toBe(415);
    expect((await post("/api/x", { ...here, "content-type": "application/json" })).status).toBe(200);
    expect((await post("/x", { ...here, "content-type": "application/x-www-form-urlencoded" })).status).toBe(200);
  });
});

describe("body limit", () => {
  const app = new Hono();
  app.use(limitBody(1_000));
  app.post("/", async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)));

  test("refuses by what is announced and by what streams in", async () => {
    expect(await (await app.request("/", { method: "POST", body: "x".repeat(1_000) })).text()).toBe("1000");
    expect((await app.request("/", { method: "POST", body: "x".repeat(1_001), headers: { "content-length": "1001" } })).status).toBe(413);
    const stream = new ReadableStream({
      start: (controller) => {
        for (let n = 0; n < 20; n += 1) controller.enqueue(new Uint8Array(100));
        controller.close();
      },
    });
    const request = new Request("http://x/", { method: "POST", body: stream, duplex: "half" });
    expect((await app.request(request)).status).toBe(413);
  });
});

describe("client address", () => {
  const isProxy = readProxies(["10.0.0.0/8", "::1", "nonsense"]);
  test.each([
    ["192.0.2.1", "198.51.100.7", "192.0.2.1"],
    ["10.0.0.1", "198.51.100.7", "198.51.100.7"],
    ["::ffff:10.0.0.1", "1.1.1.1, 198.51.100.7, 10.2.3.4", "198.51.100.7"],
    ["::1", "2001:db8::5", "2001:db8::5"],
    ["10.0.0.1", "not an address", "10.0.0.1"],
    ["10.0.0.1", undefined, "10.0.0.1"],
    ["10.0.0.1", "[2001:db8::5]:443", "2001:db8::5"],
    [undefined, "198.51.100.7", "unknown"],
  ])("peer %s saying %s is %s", (peer, forwarded, address) => {
    expect(clientAddress(peer, forwarded, isProxy)).toBe(address);
  });

  test("a household is an IPv4 address or an IPv6 /64", () => {
    expect(addressPrefix("::ffff:192.0.2.1")).toBe("192.0.2.1");
    expect(addressPrefix("2001:db8:1:2:3:4:5:6")).toBe(addressPrefix("2001:db8:1:2::9"));
    expect(addressPrefix("2001:db8:1:3::9")).not.toBe(addressPrefix("2001:db8:1:2::9"));
    expect(addressPrefix("x")).toBe("unknown");
  });
});

test("whoever asks too often is told how long to wait, and the others are not", async () => {
  const clock = steppingClock();
  const app = new Hono();
  app.use(limitRate(openLimits(clock), "search", { everyMs: 2_000, burst: 2 }, (c) => c.req.query("who") ?? ""));
  app.get("/", (c) => c.text("found"));
  const ask = async (who: string) => {
    const { status, headers } = await app.request(`/?who=${who}`);
    return [status, headers.get("retry-after"), headers.get("ratelimit")];
  };
  expect(await ask("a")).toEqual([200, null, '"search";r=1;t=2']);
  expect(await ask("a")).toEqual([200, null, '"search";r=0;t=4']);
  expect(await ask("a")).toEqual([429, "2", '"search";r=0;t=4']);
  expect((await ask("b"))[0]).toBe(200);
  clock.advance(2_000);
  expect((await ask("a"))[0]).toBe(200);
});

test("when the machine is late, feeds and search go first and readers last", async () => {
  let late = 0;
  const shed = openShed(() => late);
  const app = new Hono();
  app.use(shed.middleware((path) => (path === "/feed.xml" ? "extra" : "reader")));
  app.get("*", (c) => c.text("x"));
  const statuses = async () => [(await app.request("/feed.xml")).status, (await app.request("/")).status];
  expect(await statuses()).toEqual([200, 200]);
  late = 300;
  expect(await statuses()).toEqual([503, 200]);
  late = 1_500;
  expect(await statuses()).toEqual([503, 503]);
  expect((await app.request("/")).headers.get("retry-after")).toBe("30");
  shed.stop();
});
