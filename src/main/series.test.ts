import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { newSecret, steppingClock } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

eachDialect("series", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });
  const start = async () => {
    const { store, folder } = await open();
    const clock = steppingClock("2026-03-04T12:00:00.000Z");
    const at = await openTestSite(store, join(folder, newSecret().slice(0, 8)), clock);
    site = at;
    const [ed, una] = [await at.member("edna", "editor"), await at.member("una")];
    const call = (path: string, form?: Record<string, string>, token: string = ed.token): Promise<Response> =>
      fetch(`${at.origin}${path}`, {
        redirect: "manual",
        headers: { "sec-fetch-site": "same-origin", authorization: `Bearer ${token}` },
        ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
      });
    const read = async (path: string): Promise<string> => (await fetch(`${at.origin}${path}`)).text();
    const take = async (word: string, fields: Record<string, unknown> = {}) => {
      const shortId = await at.take(ninjs({ uri: `urn:pellam:${word}`, headline: `${word} makes news today`, ...fields }));
      const { id, slug } = await store.db
        .selectFrom("story")
        .select(["id", "slug"])
        .where("short_id", "=", shortId)
        .executeTakeFirstOrThrow();
      return { id, page: `/story/${shortId}/${slug}` };
    };
    return { at, clock, una, call, read, take };
  };

  test("stories say which part they are, lead to their neighbours, and stand on one page in their order", async () => {
    const { clock, at, call, read, take } = await start();
    const [gull, heron, crab] = [await take("Gull"), await take("Heron"), await take("Crab")];
    expect((await call("/desk/series", { title: "The tide", about: "A year on the mole.", lang: "en" })).headers.get("location")).toBe(
      "/desk/series/the-tide",
    );
    expect((await call("/desk/series", { title: "The tide", about: "", lang: "en" })).status).toBe(409);
    expect(await read(crab.page)).not.toContain("The tide");
    for (const { id } of [gull, heron, crab, gull])
      expect((await call("/desk/series/the-tide", { do: "add", story: id })).status).toBe(303);
    expect(await read(heron.page)).toMatch(/Part 2 of 3[\s\S]*The tide[\s\S]*Gull makes[\s\S]*Crab makes/u);
    expect((await call("/desk/series/the-tide", { do: "up", story: crab.id })).status).toBe(303);
    const page = await read("/series/the-tide");
    expect([page.indexOf("Gull") < page.indexOf("Crab"), page.indexOf("Crab") < page.indexOf("Heron")]).toEqual([true, true]);
    expect([page.includes("A year on the mole."), page.includes("More is to come")]).toEqual([true, true]);
    await at.take(ninjs({ uri: "urn:pellam:Gull", version: "2", pubstatus: "canceled", versioncreated: clock.now() }));
    expect(await read("/series/the-tide")).not.toContain("Gull");
    expect(await read(crab.page)).toContain("Part 1 of 2");
    expect(await read(crab.page)).not.toContain("Gull");
    expect((await call("/desk/series/the-tide", { do: "add", story: gull.id })).status).toBe(409);
    const change = { do: "change", title: "Tides", about: "", lang: "en", isDone: "1" };
    expect((await call("/desk/series/the-tide", change)).status).toBe(303);
    expect(await read("/series/the-tide")).toContain("The series is complete");
    expect((await call("/desk/series/the-tide", { do: "remove", story: crab.id })).status).toBe(303);
    expect(await read(crab.page)).not.toContain("Tides");
    expect((await call("/desk/series/the-tide", { do: "drop" })).status).toBe(303);
    expect([(await fetch(`${at.origin}/series/the-tide`)).status, (await read(heron.page)).includes("Part 1")]).toEqual([404, false]);
  });

  test("a part that waits is not told of before its time, and stands there from then on", async () => {
    const { clock, at, call, read, take } = await start();
    const [gull, tern] = [await take("Gull"), await take("Tern", { embargoed: "2026-03-05T06:00:00Z" })];
    await call("/desk/series", { title: "The tide", about: "", lang: "en" });
    for (const { id } of [tern, gull]) await call("/desk/series/the-tide", { do: "add", story: id });
    expect(await read(gull.page)).toContain("Part 1 of 1");
    expect(await read("/series/the-tide")).not.toContain("Tern");
    clock.set("2026-03-05T06:00:01.000Z");
    await at.worker.drain();
    expect(await read(gull.page)).toContain("Part 2 of 2");
    expect(await read("/series/the-tide")).toContain("Tern makes");
  });

  test("readers make no series, and what is missing is said", async () => {
    const { una, call } = await start();
    expect((await call("/desk/series", { title: "Mine", about: "", lang: "en" }, una.token)).status).toBe(403);
    expect((await call("/desk/series", undefined, una.token)).status).toBe(403);
    expect((await call("/desk/series", { title: " ", about: "", lang: "en" })).status).toBe(422);
    expect((await call("/desk/series", { title: "x".repeat(99), about: "", lang: "en" })).status).toBe(422);
    expect((await call("/desk/series/none", { do: "up", story: "x" })).status).toBe(404);
  });
});
