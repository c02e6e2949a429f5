import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CommandHouse } from "#cli";
import { readConfig } from "#config";
import { newSecret, systemClock } from "#kit";
import { verifyLedger } from "#ledger";
import { membersWhoKnow } from "#members";
import { openFiles } from "#outside";
import { discussedStories, listStories, putRightList, readSite, storyPage } from "#stories";
import type { Store } from "#store";
import { eachDialect } from "../store/testing/index.ts";
import { offsetIn, seedDemo, settleTimes } from "./seed-demo.ts";

const houseIn = (store: Store, folder: string): CommandHouse => {
  const own = join(folder, newSecret().slice(0, 8));
  mkdirSync(own);
  const config = readConfig({ TOWNWIRE_DATA: own });
  if (!config.ok) throw new Error(config.problem);
  return { store, clock: systemClock, files: openFiles(join(own, "files")), config: config.value };
};

test("times of demo files are told from the present", () => {
  expect(offsetIn("-3d03h10m")).toBe(-((3 * 24 + 3) * 60 + 10) * 60_000);
  expect(offsetIn("soon")).toBeNull();
  expect(settleTimes("{{-1h}} {{year}} {{+28d}} {{other}}", Date.UTC(2026, 2, 4, 12))).toBe(
    "2026-03-04T11:00:00.000Z 2026 2026-04-01T12:00:00.000Z {{other}}",
  );
});

eachDialect("the demo newsroom", (open) => {
  test("comes in as real news does: every file through the intake, every reply through the conversation, once", async () => {
    const { store, folder } = await open();
    const house = houseIn(store, folder);
    await seedDemo(house);
    expect((await readSite(store)).name).toBe("Aldermouth Tidings");
    const outcomes = await store.db
      .selectFrom("intake")
      .select((eb) => ["outcome", eb.fn.countAll<number>().as("count")])
      .groupBy("outcome")
      .execute();
    const count = Object.fromEntries(outcomes.map((row) => [row.outcome, row.count]));
    expect(count).toMatchObject({ killed: 2, rejected: 2, embargoed: 1, corrected: 3, stale: 2 });
    expect(count["created"]).toBeGreaterThanOrEqual(38);
    expect(count["updated"]).toBeGreaterThanOrEqual(5);
    const { stories } = await listStories(house, {}, undefined, 100);
    expect(stories.length).toBeGreaterThanOrEqual(37);
    for (const lang of ["fr", "ar"]) expect(stories.some((story) => story.lang.startsWith(lang))).toBe(true);
    expect(stories.some((story) => /fined over loading bay|Nine in ten/u.test(story.headline))).toBe(false);
    for (const { shortId } of stories) {
      const page = await storyPage(house, shortId);
      expect(page.kind === "public" && page.rightsLine.text).toMatch(/\d{4}/u);
    }
    expect((await discussedStories(house, 3))[0]?.replies).toBeGreaterThanOrEqual(15);
    expect((await putRightList(house, 10)).items.length).toBeGreaterThanOrEqual(4);
    const knowers = await membersWhoKnow(store.db, { places: [], topics: ["Fishing industry"], limit: 5 });
    expect(knowers.map(({ handle }) => handle).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(["colm", "idris"]);
    expect((await verifyLedger(store)).ok).toBe(true);
    const asked = await store.db.selectFrom("question").select("state").distinct().execute();
    const states = ["answered", "assigned", "cannot", "closed", "merged", "open", "shortlisted", "story", "voting"];
    expect(asked.map(({ state }) => state).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(states);
    const now = house.clock.now();
    const sessions = () => store.db.selectFrom("guest_session").selectAll().orderBy("starts_at").execute();
    expect((await sessions()).map((row) => [row.collects_at < now, row.starts_at < now, row.ends_at < now])).toEqual([
      [true, true, false],
      [false, false, false],
    ]);
    const discussions = await store.db.selectFrom("discussion").select(["is_prompt", "replies"]).orderBy("at").execute(); // the opening counts
    expect(discussions).toEqual([
      { is_prompt: 1, replies: 6 },
      { is_prompt: 0, replies: 3 },
    ]);

    const before = await store.db.selectFrom("comment").select("id").execute();
    await seedDemo(house);
    await store.db.deleteFrom("site_setting").execute(); // as if the filling had been cut off
    await seedDemo(house);
    expect((await store.db.selectFrom("comment").select("id").execute()).length).toBe(before.length);
    expect((await listStories(house, {}, undefined, 100)).stories.length).toBe(stories.length);
    expect((await sessions()).length).toBe(2);
  });
});
