import { expect, test } from "vitest";
import { type Actor, system } from "#kit";
import { findDocs } from "#search";
import { deskLife, editStory, listStories, paragraphsOf, putRightList, putSource, resettle, storyPage, withdrawnStories } from "#stories";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { takeItem } from "./take-item.ts";
import { HOLDS } from "./testing/hold-scenarios.ts";
import { KILLS } from "./testing/kill-scenarios.ts";
import { item } from "./testing/scenario.ts";
import { UPDATES } from "./testing/update-scenarios.ts";

const editor: Actor = { id: null, role: "editor", handle: "ed", name: "Ed" };

/** All that readers and programs could read now, as one text. */
const exits = async (house: TestHouse): Promise<string> => {
  const ids = await house.store.db.selectFrom("story").select("short_id").execute();
  const pages = await Promise.all(ids.map((row) => storyPage(house, row.short_id)));
  const found = await Promise.all(["gull", "mayor", "heron"].map((q) => findDocs(house.store, { q, kind: "story", most: 9 })));
  const lists = [
    await listStories(house, {}, undefined, 20),
    (await putRightList(house, 20)).items,
    await withdrawnStories(house.store, 20),
  ];
  const faces = (await house.store.db.selectFrom("story").selectAll().where("state", "in", ["published", "killed"]).execute()).map(
    ({ story_key: _key, ...row }) => row,
  );
  return JSON.stringify([pages, found, lists, faces]).toLowerCase();
};

eachDialect("arrivals", (open) => {
  test.for([...UPDATES, ...HOLDS, ...KILLS])("$name", async ({ profile, steps, page, not, stories, versions }) => {
    const house = await open("2026-03-04T12:00:00.000Z");
    await house.store.transact((tx) => putSource(house, tx, profile ?? { name: "Halyard", matches: ["HALYARD"] }, true));
    let first = "";
    for (const step of steps) {
      if ("at" in step) {
        house.clock.set(step.at);
        for (const row of await house.store.db.selectFrom("story").select("id").execute()) await resettle(house, row.id);
      } else if ("edit" in step) {
        const waiting = (await deskLife(house, first))?.waiting[0]?.id ?? "";
        const done = await editStory(house, editor, first, "id" in step.edit ? { ...step.edit, id: waiting } : step.edit);
        expect(done.ok ? done.value.state : done.problem).toBe(step.is);
      } else {
        const bytes = Buffer.from("in" in step ? item(step.in) : step.raw);
        const [line] = await takeItem(house, system, { bytes, fileName: "f", channel: "folder", sourceHint: null });
        expect(line?.outcome).toBe(step.is);
        if (step.says !== undefined) expect([line?.problem, ...(line?.remarks ?? [])].join(" ")).toContain(step.says);
        first = first === "" ? (line?.story ?? "") : first;
      }
    }
    const shown = await storyPage(house, first);
    if (shown.kind === "public") expect(paragraphsOf(shown.shown.blocks ?? []).join(" ")).toContain(page);
    else expect(shown.kind).toBe(page);
    if (versions !== undefined) expect(shown.kind === "public" && shown.versions.length).toBe(versions);
    if (not !== undefined) expect(await exits(house)).not.toContain(not);
    if (stories !== undefined) expect((await house.store.db.selectFrom("story").select("id").execute()).length).toBe(stories);
    expect((await deskLife(house, first))?.events.length).toBeGreaterThan(0);
  });
});
