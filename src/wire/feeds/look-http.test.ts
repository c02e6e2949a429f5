import type { RequestListener } from "node:http";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { HOUR, MINUTE, SECOND, system } from "#kit";
import { listStories } from "#stories";
import { eachDialect } from "../../store/testing/index.ts";
import { feedBackOff } from "./feed.ts";
import { runDueFeeds } from "./feed-runner.ts";
import { feedView } from "./feed-view.ts";
import { changeFeed } from "./put-feed.ts";
import { runFeed } from "./run-feed.ts";
import { steerFeed } from "./steer-feed.ts";
import { feedNow, look, ninjs, openFeeds, outcomes, serveHttp, setUp } from "./testing/open-feeds.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});
const serve = (answer: RequestListener) => serveHttp(closers, answer);
const secondsTo = (next: string | null, now: string): number => (Date.parse(next ?? "") - Date.parse(now)) / SECOND;

eachDialect("a feed at a web address", (open) => {
  test("asks only for what is new, and takes of a document only what was not in it before", async () => {
    const house = await openFeeds(await open());
    const [old, fresh] = [ninjs("old"), ninjs("fresh")];
    let items: readonly unknown[] = [old];
    const server = await serve((request, response) => {
      const etag = `"${items.length}"`;
      if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
      else
        response
          .writeHead(200, { etag, "last-modified": "Wed, 04 Mar 2026 12:00:00 GMT" })
          .end(JSON.stringify({ items, at: Math.random() }));
    });
    const feed = await setUp(house, { address: `${server.url}/feed`, source: "Halyard" });
    expect((await look(house, feed)).sums).toMatchObject({ documents: 1, items: 1 });
    expect((await look(house, feed)).sums.documents).toBe(0);
    expect(server.asked[1]?.headers).toMatchObject({
      "if-none-match": '"1"',
      "if-modified-since": "Wed, 04 Mar 2026 12:00:00 GMT",
    });
    items = [fresh, old];
    await look(house, feed);
    expect(await outcomes(house)).toEqual(["fresh created", "old created"]);
    const sources = await house.store.db.selectFrom("intake").innerJoin("source", "source.id", "source_id").select("source.slug").execute();
    expect(sources.map(({ slug }) => slug)).toEqual(["halyard", "halyard"]);

    items = [fresh, old, old]; // another ETag and other bytes, and nothing new in them
    await look(house, feed);
    expect((await house.store.db.selectFrom("item").select("id").execute()).length).toBe(2);
    const view = await feedView(house, feed.slug);
    expect([view?.items, view?.lagMs, view?.runs.length, view?.rows.length]).toEqual([2, 2 * MINUTE, 2, 2]);
    expect(secondsTo((await feedNow(house, feed.slug)).nextAt, house.clock.now())).toBe(60);
  });

  test("leaves a server in trouble alone, for as long as it asks, and goes on when it is well", async () => {
    const house = await openFeeds(await open());
    let status = 503;
    const server = await serve((_request, response) => {
      response.writeHead(status, status === 429 ? { "retry-after": "7200" } : {}).end(JSON.stringify(ninjs("late")));
    });
    const feed = await setUp(house, { address: server.url, everyS: 15 });
    expect((await look(house, feed)).looked.problem?.kind).toBe("server-error");
    const first = await feedNow(house, feed.slug);
    expect([first.fails, secondsTo(first.nextAt, house.clock.now()) >= 15]).toEqual([1, true]);
    expect(await runDueFeeds(house)).toBe(0);
    status = 429;
    house.clock.advance(31 * SECOND);
    expect(await runDueFeeds(house)).toBe(1);
    const asked = await feedNow(house, feed.slug);
    expect([asked.problem, asked.fails, secondsTo(asked.nextAt, house.clock.now())]).toEqual(["too-often", 2, 7_200]);
    status = 200;
    house.clock.advance(2 * HOUR);
    await runDueFeeds(house);
    const well = await feedNow(house, feed.slug);
    expect([well.problem, well.fails, await outcomes(house)]).toEqual([null, 0, ["late created"]]);
    expect((await feedView(house, feed.slug))?.runs.map((run) => run.problem)).toEqual([null, "too-often", "server-error"]);
  });

  test("an address closed for good is not asked again, one moved for good is asked where it is", async () => {
    const house = await openFeeds(await open());
    const server = await serve((request, response) => {
      if (request.url === "/old") response.writeHead(301, { location: "/new" }).end();
      else if (request.url === "/new") response.end(JSON.stringify(ninjs("moved")));
      else response.writeHead(410).end();
    });
    const moved = await setUp(house, { name: "Moved", address: `${server.url}/old` });
    const closed = await setUp(house, { name: "Closed", address: `${server.url}/closed` });
    await runDueFeeds(house);
    expect((await feedNow(house, "moved")).address).toBe(`${server.url}/new`);
    expect(await feedNow(house, "closed")).toMatchObject({ problem: "gone", nextAt: null });
    house.clock.advance(24 * HOUR);
    await runDueFeeds(house);
    expect(server.asked.map(({ url }) => url ?? "").toSorted()).toEqual(["/closed", "/new", "/new", "/old"]);
    await steerFeed(house, system, closed, "resume");
    expect(await runDueFeeds(house)).toBe(1);
    expect(moved.secret).toBe(null);
  });

  test("no address within the house is asked that the operator did not allow by name", async () => {
    const house = await openFeeds(await open());
    const server = await serve((_request, response) => response.end("never"));
    const feed = await setUp(house, { address: server.url.replace(/:\d+$/u, ""), settings: { isInside: false } });
    expect((await look(house, feed)).looked.problem?.kind).toBe("forbidden");
    expect(server.asked).toEqual([]);
  });

  test("its key is sealed in the database, told to its own host, and not taken along to another", async () => {
    const house = await openFeeds(await open());
    const server = await serve((_request, response) => response.end(JSON.stringify(ninjs("keyed"))));
    const feed = await setUp(house, { address: server.url, secret: "hush-hush-hush", settings: { header: "X-Api-Key" } });
    expect(JSON.stringify(await house.store.db.selectFrom("feed").selectAll().execute())).not.toContain("hush");
    await look(house, feed);
    expect(server.asked[0]?.headers["x-api-key"]).toBe("hush-hush-hush");
    const { name, settings, everyS } = feed;
    await changeFeed(house, system, feed, { name, source: "", address: "https://other.example/", everyS, secret: null, settings });
    expect((await feedNow(house, feed.slug)).secret).toBe(null);
    await house.store.db
      .updateTable("feed")
      .set({ secret: house.sealer.seal("hush", "feed of another secret") })
      .execute();
    expect((await look(house, feed)).looked.problem?.kind).toBe("secret-lost");
  });

  test("two processes do not look at the same feed at once, and one that died is taken over", async () => {
    const house = await openFeeds(await open());
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const server = await serve(async (_request, response) => {
      await held;
      response.end(JSON.stringify(ninjs("once")));
    });
    const feed = await setUp(house, { address: server.url });
    const first = runFeed(house, feed.id);
    while (server.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect([await runFeed(house, feed.id), await runDueFeeds(house)]).toEqual([null, 0]);
    letGo();
    expect((await first)?.sums.items).toBe(1);
    await house.store.db
      .updateTable("feed")
      .set({ leased_by: "dead", leased_until: house.clock.now(), next_at: house.clock.now() })
      .execute();
    expect(await runDueFeeds(house)).toBe(1);
  });

  test("a paused feed still takes kills and holds; the rest is kept, and taken once it is resumed", async () => {
    const house = await openFeeds(await open());
    let items = [ninjs("a"), ninjs("b")];
    const server = await serve((_request, response) => response.end(JSON.stringify({ items })));
    const feed = await setUp(house, { address: server.url, source: "Pellam" });
    await look(house, feed);
    await steerFeed(house, system, feed, "pause");
    items = [
      ninjs("c"),
      ninjs("d"),
      ninjs("a", { version: "2", pubstatus: "canceled" }),
      ninjs("b", { version: "2", pubstatus: "withheld" }),
    ];
    expect((await look(house, feed)).sums).toMatchObject({ kills: 1, waiting: 2 });
    const headlines = async () => (await listStories(house, {}, undefined, 9)).stories.map(({ headline }) => headline).toSorted();
    expect(await headlines()).toEqual([]);
    expect((await feedView(house, feed.slug))?.waiting).toBe(1);
    expect(await steerFeed(house, system, feed, "remove")).toEqual({ ok: false, problem: "items-wait" });

    items = [ninjs("d", { version: "2", pubstatus: "canceled" })]; // killed while it waits: it never appears
    await look(house, feed);
    await steerFeed(house, system, feed, "resume");
    await look(house, feed);
    expect(await headlines()).toEqual(["Heron c"]);
    expect(await outcomes(house)).toEqual(["a created", "a killed", "b created", "b withheld", "c created", "d killed", "d killed"]);
    expect((await feedView(house, feed.slug))?.waiting).toBe(0);
  });

  test("what cannot be read is said in the log once, and on the feed as long as it lasts", async () => {
    const house = await openFeeds(await open());
    const server = await serve((_request, response) => response.end("<html><body>Sign in</body></html>"));
    const feed = await setUp(house, { address: server.url });
    expect((await look(house, feed)).looked.problem?.kind).toBe("unreadable");
    expect((await look(house, feed)).sums.documents).toBe(0);
    expect(await outcomes(house)).toEqual(["? rejected"]);
  });
});

test("however often a feed fails, it is asked neither at once nor only after an hour, and never sooner than it asks", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 1, max: 86_400 }),
      fc.option(fc.integer({ min: 0, max: 6 * HOUR })),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (fails, everyS, askedMs, random) => {
        const ms = feedBackOff(fails, everyS * SECOND, askedMs, random);
        expect(ms).toBeGreaterThanOrEqual(Math.max(15 * SECOND, everyS * SECOND, askedMs ?? 0));
        expect(ms).toBeLessThanOrEqual(Math.max(15 * MINUTE, everyS * SECOND, askedMs ?? 0));
      },
    ),
  );
});
