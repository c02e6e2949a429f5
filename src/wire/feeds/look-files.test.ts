import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { done, MINUTE, refuse, system } from "#kit";
import type { FileServer } from "#outside";
import { eachDialect } from "../../store/testing/index.ts";
import { steerFeed } from "./steer-feed.ts";
import { feedNow, look, ninjs, openFeeds, outcomes, setUp } from "./testing/open-feeds.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** A server whose files stand in a map; `isReadOnly` lets nothing be moved. */
const serverOf = (files: Map<string, string>, isReadOnly: boolean, read: string[] = [], hostKey: string | null = null): FileServer => ({
  hostKey,
  list: async () => [...files].map(([name, text]) => ({ name, size: Buffer.byteLength(text), changed: "1" })),
  read: async (name) => {
    read.push(name);
    const text = files.get(name);
    return text === undefined ? null : Buffer.from(text);
  },
  move: async (name, subfolder) => {
    if (isReadOnly) return false;
    files.set(`../${subfolder}/${name}`, files.get(name) ?? "");
    files.delete(name);
    return true;
  },
  close: async () => {},
});

const json = (name: string, fields = {}): string => JSON.stringify(ninjs(name, fields));

eachDialect("feeds of files", (open) => {
  test("a folder's whole files are taken and moved, half ones and those under way are left until they are whole", async () => {
    const house = await openFeeds(await open());
    folders.push(house.feedsFolder);
    const feed = await setUp(house, { kind: "folder", name: "Box" });
    expect(feed.address).toBe(join(house.feedsFolder, "box"));
    const put = (name: string, text: string) => writeFile(join(feed.address, name), text);
    await put("a.json", json("a"));
    await put("b.json.part", json("b"));
    await put("c.json", json("c").slice(0, 60));
    await look(house, feed);
    expect(await outcomes(house)).toEqual(["a created"]);
    await put("c.json", json("c"));
    await put("d.txt", "hello");
    await look(house, feed);
    await look(house, feed); // lay still: what is refused now will not get better
    expect(await outcomes(house)).toEqual(["? rejected", "a created", "c created"]);
    expect((await readdir(feed.address)).toSorted()).toEqual(["b.json.part", "done", "refused"]);
    expect([await readdir(join(feed.address, "done")), await readdir(join(feed.address, "refused"))]).toEqual([
      ["a.json", "c.json"],
      ["d.txt"],
    ]);
    await put("a.json", json("a", { version: "2", headline: "Heron flies" }));
    await look(house, feed);
    expect((await readdir(join(feed.address, "done"))).length).toBe(3); // nothing that came is written over
  });

  test("a kill is taken before everything that waits in its folder, whatever it is called", async () => {
    const house = await openFeeds(await open());
    folders.push(house.feedsFolder);
    const feed = await setUp(house, { kind: "folder", name: "Box" });
    await mkdir(feed.address, { recursive: true });
    for (let no = 100; no < 120; no += 1) await writeFile(join(feed.address, `${no}.json`), json(`n${no}`));
    await writeFile(join(feed.address, "999.json"), json("old", { pubstatus: "canceled" }));
    // Ids are of the millisecond in which they are made: this clock moves on at each look.
    const tick = <Value>(read: () => Value): Value => (house.clock.advance(1), read());
    await look({ ...house, clock: { now: () => tick(house.clock.now), ms: () => tick(house.clock.ms) } }, feed);
    const order = await house.store.db.selectFrom("item").select("file_name").orderBy("id").execute();
    expect(order.map((row) => row.file_name)).toEqual(["999.json", ...Array.from({ length: 20 }, (_, no) => `${100 + no}.json`)]);
  });

  test("of many files on a server the newest are among the first, and those called kills before them", async () => {
    const files = new Map(Array.from({ length: 400 }, (_, no) => [`${1_000 + no}.json`, json(`n${no}`)]));
    files.set("0-KILL.json", json("k", { pubstatus: "canceled" }));
    const read: string[] = [];
    const house = await openFeeds(await open(), { openFtp: async () => done(serverOf(files, false, read)) });
    const feed = await setUp(house, { kind: "ftp", address: "ftp://wire.example/out" });
    expect((await look(house, feed)).looked.isMore).toBe(true);
    expect([read[0], read.slice(1, 21).includes("1399.json"), read.length <= 100]).toEqual(["0-KILL.json", true, true]);
    expect((await feedNow(house, feed.slug)).nextAt).toBe(house.clock.now());
  });

  test("where nothing may be moved, what was taken is remembered, and taken again once it changes", async () => {
    const files = new Map([["a.json", json("a")]]);
    const house = await openFeeds(await open(), { openFtp: async () => done(serverOf(files, true)) });
    const feed = await setUp(house, { kind: "ftp", address: "ftpes://wire.example/out", settings: { user: "pellam" } });
    await look(house, feed);
    expect((await look(house, feed)).sums.documents).toBe(0);
    files.set("a.json", json("a", { version: "12" }));
    await look(house, feed);
    expect(await outcomes(house)).toEqual(["a created", "a unchanged"]);
    files.delete("a.json");
    await look(house, feed);
    expect(await house.store.db.selectFrom("feed_seen").selectAll().execute()).toEqual([]);
  });

  test("a server's key is remembered; another one stops the feed until somebody says that it is right", async () => {
    let hostKey = "SHA256:one";
    const asked: (string | null)[] = [];
    const house = await openFeeds(await open(), {
      openSftp: async (login) => {
        asked.push(login.hostKey);
        if (login.hostKey !== null && login.hostKey !== hostKey) return refuse({ kind: "host-key", reason: "It shows another key." });
        return done(serverOf(new Map(), false, [], hostKey));
      },
    });
    const feed = await setUp(house, { kind: "sftp", address: "sftp://pellam@wire.example/out", secret: "hush" });
    await look(house, feed);
    hostKey = "SHA256:two";
    expect((await look(house, feed)).looked.problem?.kind).toBe("host-key");
    house.clock.advance(16 * MINUTE);
    expect((await look(house, feed)).looked.problem?.kind).toBe("host-key");
    await steerFeed(house, system, feed, "trust");
    expect((await look(house, feed)).looked.problem).toBe(undefined);
    expect(asked).toEqual([null, "SHA256:one", "SHA256:one", null]);
    expect(JSON.parse((await feedNow(house, feed.slug)).cursor)).toEqual({ hostKey: "SHA256:two" });
  });
});
