import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import {
  addHouseMeasures,
  healthRoutes,
  logRequests,
  measureRequests,
  openMetrics,
  openPageCache,
  openShed,
  openStopper,
  openStreams,
} from "#web";
import { eachDialect } from "../store/testing/index.ts";

const LOCAL = { incoming: { socket: { remoteAddress: "::ffff:127.0.0.1" } } };

eachDialect("health", (open) => {
  test("ready while the database takes writes, not while stopping, and not on another schema", async () => {
    const { store, clock } = await open();
    let isOpen = true;
    const app = healthRoutes({ store, clock, metrics: openMetrics(), isOpen: () => isOpen });
    expect((await app.request("/healthz")).status).toBe(200);
    expect((await app.request("/readyz")).status).toBe(200);
    isOpen = false;
    expect((await app.request("/readyz")).status).toBe(503);
    expect((await app.request("/healthz")).status).toBe(200);
    isOpen = true;
    await store.db.insertInto("migration").values({ name: "9998-future", checksum: "x", at: clock.now() }).execute();
    clock.advance(5_000);
    expect(await (await app.request("/readyz")).text()).toBe("not ready: the schema is ahead\n");
    await store.db.deleteFrom("migration").where("name", "=", "9998-future").execute();
  });

  test("numbers are for this machine only, also behind a proxy on it", async () => {
    const { store, clock } = await open();
    const metrics = openMetrics();
    const shed = openShed();
    addHouseMeasures(metrics, { store, cache: openPageCache({ clock }), shed });
    shed.stop();
    const app = new Hono();
    app.use(measureRequests(metrics));
    app.route("/", healthRoutes({ store, clock, metrics, isOpen: () => true }));
    await app.request("/healthz");
    const ask = (headers: Record<string, string>, env: object) => app.request("/metrics", { headers }, env);
    const text = await (await ask({ host: "127.0.0.1:3000" }, LOCAL)).text();
    expect(text).toContain('townwire_request_seconds_count{route="/healthz",method="GET",status="2xx"} 1');
    expect(text).toMatch(/^townwire_page_cache_hits_total 0$/mu);
    expect((await ask({ host: "tidings.example" }, LOCAL)).status).toBe(404);
    expect((await ask({ host: "localhost", "x-forwarded-for": "192.0.2.1" }, LOCAL)).status).toBe(404);
    expect((await ask({ host: "localhost" }, { incoming: { socket: { remoteAddress: "192.0.2.1" } } })).status).toBe(404);
    expect((await ask({ host: "localhost" }, {})).status).toBe(404);
  });
});

test("the log holds no query and no whole address", async () => {
  const lines: object[] = [];
  const keep = (fields: object): void => void lines.push(fields);
  const app = new Hono();
  app.use(logRequests({ info: keep, error: keep }, () => "2001:db8:1:2:3:4:5:6"));
  app.get("/sign-in", (c) => c.text("x"));
  await app.request("/sign-in?token=secret");
  expect(JSON.stringify(lines)).not.toMatch(/secret|3:4:5:6/u);
  expect(lines).toEqual([expect.objectContaining({ path: "/sign-in", status: 200, from: "2001:db8:1:2::/64" })]);
});

describe("stopping", () => {
  const serve = async (finishMs: number) => {
    const held = Promise.withResolvers<void>();
    const streams = openStreams();
    const server = createServer((req, res) => {
      if (req.url === "/live") {
        res.writeHead(200).write("retry: 1000\n\n");
        streams.add(() => res.end());
      } else void held.promise.then(() => res.end("done"));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const ask = (path: string) =>
      new Promise<string>((resolve, reject) => {
        get({ port, host: "127.0.0.1", path, agent: false }, (res: IncomingMessage) => {
          let text = "";
          res.on("data", (part: Buffer) => (text += part.toString()));
          res.on("end", () => resolve(text));
          res.on("error", reject);
        }).on("error", reject);
      });
    return { held, streams, server, ask, stopper: openStopper({ server, streams, finishMs }) };
  };
  const begun = (server: { getConnections: (done: (error: Error | null, count: number) => void) => void }, wanted: number) =>
    new Promise<void>((resolve) => {
      const look = (): void => server.getConnections((_error, count) => (count >= wanted ? setImmediate(resolve) : setImmediate(look)));
      look();
    });

  test("requests under way are finished, live readers let go, new ones refused", async () => {
    const { held, streams, server, ask, stopper } = await serve(5_000);
    const slow = ask("/");
    const live = ask("/live");
    await begun(server, 2);
    while (streams.count() === 0) await new Promise(setImmediate);
    expect(stopper.isOpen()).toBe(true);
    const stopped = stopper.stop();
    expect(stopper.isOpen()).toBe(false);
    expect(await live).toContain("retry");
    await expect(ask("/")).rejects.toThrow("ECONNREFUSED");
    held.resolve();
    expect(await slow).toBe("done");
    await stopped;
    expect(stopper.stop()).toBe(stopped);
  });

  test("a request that never ends is cut off", async () => {
    const { server, ask, stopper } = await serve(30);
    const slow = ask("/").catch(() => "cut off");
    await begun(server, 1);
    await stopper.stop();
    expect(await slow).toBe("cut off");
  });
});
