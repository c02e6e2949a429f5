import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { system } from "#kit";
import { openFiles } from "#outside";
import { handleStoryJobs, listStories, storyPage } from "#stories";
import { openWorker } from "#jobs";
import { eachDialect } from "../store/testing/index.ts";
import { handleWireJobs } from "./fetch-picture.ts";
import { filesOf, ingestFile } from "./ingest-path.ts";
import { intakeView } from "./intake-view.ts";
import { resumeItems, undoneItems } from "./resume-items.ts";
import { takeItem } from "./take-item.ts";
import { watchFolder } from "./watch-folder.ts";

const item = (fields: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    uri: "urn:pellam:otter",
    version: "1",
    type: "text",
    pubstatus: "usable",
    provider: "Pellam Agency",
    headline: "Otter crosses the square",
    body_html: "<p>It looked left and right.</p>",
    copyrightnotice: "© 2026 Pellam Agency. All rights reserved.",
    ...fields,
  });

const push = { fileName: "otter.json", channel: "push", sourceHint: null } as const;
const until = async (isTrue: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("it did not come to be");
};

eachDialect("intake", (open) => {
  test("a refused document is kept byte for byte, and its reason stands in the list", async () => {
    const house = await open();
    const bytes = Buffer.from("<newsItem><headline>half");
    const [line] = await takeItem(house, system, { ...push, bytes, fileName: "half.xml" });
    expect([line?.outcome, line?.problem?.includes("cut off")]).toEqual(["rejected", true]);
    const kept = await house.store.db.selectFrom("item").select(["bytes", "is_done"]).executeTakeFirstOrThrow();
    expect([Buffer.from(kept.bytes).equals(bytes), kept.is_done]).toEqual([true, 1]);
    const view = await intakeView(house, { source: undefined, state: undefined }, undefined, "2026-03-04T00:00:00.000Z");
    expect(view.rows.map((row) => [row.fileName, row.outcome])).toEqual([["half.xml", "rejected"]]);
  });

  test("a notice with a hole is not printed: the profile's line stands, and the hole is told", async () => {
    const house = await open();
    const [line] = await takeItem(house, system, {
      ...push,
      bytes: Buffer.from(item({ copyrightnotice: "© Pellam Agency, . All rights reserved.", firstcreated: "2025-12-31T10:00:00Z" })),
    });
    const page = await storyPage(house, line?.story ?? "");
    expect(page.kind === "public" && page.rightsLine.text).toContain("© 2025 Pellam Agency.");
    expect(line?.remarks.some((remark) => remark.includes("year"))).toBe(true);
  });

  test("an embargo opens by itself, and the same instant brings the story to the lists", async () => {
    const house = await open("2026-03-04T12:00:00.000Z");
    const worker = openWorker(house);
    handleStoryJobs(house, worker);
    const [line] = await takeItem(house, system, { ...push, bytes: Buffer.from(item({ embargoed: "2026-03-04T12:30:00Z" })) });
    expect(line?.outcome).toBe("embargoed");
    await worker.drain();
    expect((await storyPage(house, line?.story ?? "")).kind).toBe("none");
    expect((await listStories(house, {}, undefined, 5)).stories).toEqual([]);
    house.clock.set("2026-03-04T12:30:00.100Z");
    await worker.drain();
    expect((await storyPage(house, line?.story ?? "")).kind).toBe("public");
    expect((await listStories(house, {}, undefined, 5)).stories.map((story) => story.headline)).toEqual(["Otter crosses the square"]);
  });

  test("what a killed process had not taken in all is taken up, once", async () => {
    const house = await open();
    await takeItem(house, system, { ...push, bytes: Buffer.from(item()) });
    await house.store.db.updateTable("item").set({ is_done: 0 }).execute();
    await house.store.db.deleteFrom("intake").execute();
    expect(await undoneItems(house.store)).toBe(1);
    expect(await resumeItems(house)).toBe(1);
    expect(await undoneItems(house.store)).toBe(0);
    expect((await house.store.db.selectFrom("revision").select("id").execute()).length).toBe(1);
    expect((await house.store.db.selectFrom("intake").select("outcome").execute()).map((row) => row.outcome)).toEqual(["unchanged"]);
  });

  test("two pushes of one item at once make one story with one revision", async () => {
    const house = await open();
    const lines = await Promise.all(Array.from({ length: 6 }, () => takeItem(house, system, { ...push, bytes: Buffer.from(item()) })));
    expect(
      lines
        .flat()
        .map((line) => line.outcome)
        .toSorted(),
    ).toEqual(["created", "unchanged", "unchanged", "unchanged", "unchanged", "unchanged"]);
    expect((await house.store.db.selectFrom("revision").select("id").execute()).length).toBe(1);
  });

  test("a picture beside its document is on the page; one that comes later too", async () => {
    const house = await open();
    const filed = { ...house, files: openFiles(join(house.folder, "files")) };
    const folder = join(house.folder, `beside-${house.clock.ms()}`);
    await mkdir(folder, { recursive: true });
    const png = await sharp({ create: { width: 400, height: 300, channels: 3, background: "#777" } })
      .png()
      .toBuffer();
    const withPicture = item({
      associations: { main: { type: "picture", href: "otter.png", description_text: "The otter.", byline: "Una Tarn" } },
    });
    await writeFile(join(folder, "otter.json"), withPicture);
    const { lines } = await ingestFile(filed, system, join(folder, "otter.json"), { channel: "command", sourceHint: null });
    const before = await storyPage(house, lines[0]?.story ?? "");
    expect(before.kind === "public" && before.pictures).toEqual([]);
    await writeFile(join(folder, "otter.png"), png);
    await ingestFile(filed, system, join(folder, "otter.png"), { channel: "command", sourceHint: null });
    const after = await storyPage(house, lines[0]?.story ?? "");
    expect(after.kind === "public" && after.pictures.map(({ width, caption, credit }) => [width, caption, credit])).toEqual([
      [400, "The otter.", "Una Tarn"],
    ]);
    expect(await filesOf(folder)).toEqual([join(folder, "otter.png"), join(folder, "otter.json")]);
  });

  test("a picture on the web is fetched the guarded way, kept, and shown; one that may not be fetched is not", async () => {
    const house = await open();
    const filed = { ...house, files: openFiles(join(house.folder, "files")) };
    const png = await sharp({ create: { width: 300, height: 200, channels: 3, background: "#333" } })
      .png()
      .toBuffer();
    const asked: string[] = [];
    const worker = openWorker(house);
    handleWireJobs(filed, worker, {
      get: async (url) => {
        asked.push(url);
        if (url.includes("10.0.0.1")) return { ok: false, problem: { kind: "forbidden", reason: "within" } };
        return { ok: true, value: { status: 200, url, headers: new Map(), bytes: png } };
      },
    });
    const picture = (href: string) => ({ type: "picture", href, description_text: href });
    const associations = { one: picture("https://pics.example/Otter.png?x=1"), two: picture("http://10.0.0.1/secret.png") };
    const [line] = await takeItem(house, system, { ...push, bytes: Buffer.from(item({ associations })) });
    await worker.drain();
    const page = await storyPage(house, line?.story ?? "");
    expect(page.kind === "public" && page.pictures.map(({ caption }) => caption)).toEqual(["https://pics.example/Otter.png?x=1"]);
    expect(asked.toSorted()).toEqual(["http://10.0.0.1/secret.png", "https://pics.example/Otter.png?x=1"]);
    await takeItem(house, system, { ...push, bytes: Buffer.from(item({ version: "2", pubstatus: "canceled" })) });
    await takeItem(house, system, {
      ...push,
      bytes: Buffer.from(item({ version: "3", associations: { late: picture("https://pics.example/late.png") } })),
    });
    await worker.drain();
    expect(asked.length).toBe(2);
  });

  test("a kill dropped behind many waiting files is taken before them", async () => {
    const house = await open();
    const folder = join(house.folder, `busy-${house.clock.ms()}`);
    await mkdir(folder, { recursive: true });
    const [first] = await takeItem(house, system, { ...push, bytes: Buffer.from(item()) });
    const count = 300;
    for (let no = 0; no < count; no += 1)
      await writeFile(join(folder, `${String(no).padStart(4, "0")}.json`), item({ uri: `urn:pellam:wait-${no}` }));
    const stop = new AbortController();
    const taken: string[] = [];
    let killedAfter = -1;
    const watching = watchFolder(
      { ...house, files: openFiles(join(house.folder, "files")) },
      {
        folder,
        onTaken: ({ lines }) => {
          if (taken.length === 0) void writeFile(join(folder, "zzz-kill.json"), item({ version: "9", pubstatus: "canceled" }));
          taken.push(lines[0]?.outcome ?? "");
          if (lines[0]?.outcome === "killed") {
            killedAfter = taken.length;
            stop.abort();
          }
        },
      },
      stop.signal,
    );
    await watching;
    expect(killedAfter).toBeGreaterThan(1);
    expect(killedAfter).toBeLessThan(count);
    expect((await storyPage(house, first?.story ?? "")).kind).toBe("killed");
  }, 30_000);

  test("the folder takes whole files, keeps what it refuses with its reason, and loses nothing", async () => {
    const house = await open();
    const folder = join(house.folder, `incoming-${Math.trunc(performance.now() * 1000)}`);
    await mkdir(folder, { recursive: true });
    const stop = new AbortController();
    const watching = watchFolder(
      { ...house, clock: { ...house.clock, ms: () => Date.now() }, files: openFiles(join(house.folder, "files")) },
      { folder },
      stop.signal,
    );
    await writeFile(join(folder, "one.json.part"), item());
    await rename(join(folder, "one.json.part"), join(folder, "one.json"));
    await writeFile(join(folder, "two.txt"), "hello");
    await until(async () => (await readdir(join(folder, "done")).catch(() => [])).length === 1);
    await until(async () => (await readdir(join(folder, "refused")).catch(() => [])).length === 2);
    stop.abort();
    await watching;
    expect((await readdir(join(folder, "refused"))).toSorted()).toEqual(["two.txt", "two.txt.reason.txt"]);
    expect(await readFile(join(folder, "refused/two.txt"), "utf8")).toBe("hello");
    expect(await readFile(join(folder, "refused/two.txt.reason.txt"), "utf8")).toContain("neither XML nor JSON");
    expect((await listStories(house, {}, undefined, 5)).stories.length).toBe(1);
  });
});
