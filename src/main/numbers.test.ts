import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { DAY, newSecret, steppingClock } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

const PERSON = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

eachDialect("the newsroom's numbers", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });

  const start = async () => {
    const { store, folder } = await open();
    const clock = steppingClock("2026-03-04T10:00:00.000Z");
    const at = await openTestSite(store, join(folder, newSecret().slice(0, 8)), clock);
    site = at;
    const ida = await at.member("ida", "editor");
    const read = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(`${at.origin}${path}`, { headers: { "user-agent": PERSON, ...headers } });
    const desk = async (path: string): Promise<string> =>
      (await fetch(`${at.origin}${path}`, { headers: { authorization: `Bearer ${ida.token}` } })).text();
    const lines = async (): Promise<readonly string[]> => (await desk("/desk/numbers.csv?days=7")).split("\r\n").slice(1);
    /** What was read, without what the page shows besides. */
    const file = async (): Promise<readonly string[]> => (await lines()).filter((line) => /,(?:front|section|story|from),/u.test(line));
    return { at, clock, read, desk, file, lines };
  };

  test("pages that people read are counted, out of the page cache too; programs, refused pages and the desk's are not", async () => {
    const { at, read, desk, file } = await start();
    const id = await at.take(ninjs());
    const story = `/story/${id}/gull-lands-on-the-mayor-s-hat`;
    for (let turn = 0; turn < 3; turn += 1) expect((await read(story)).status).toBe(200);
    await read(story, { referer: "https://www.search.example/q?user=colm" });
    await read("/");
    await read("/section/harbour");
    await read(story, { "user-agent": "Googlebot/2.1" });
    await read("/story/nothere/x");
    await read("/section/nowhere");
    await expect
      .poll(file)
      .toEqual(["2026-03-04,front,,1", "2026-03-04,section,harbour,1", `2026-03-04,story,${id},4`, "2026-03-04,from,search.example,1"]);
    const page = await desk("/desk/numbers");
    for (const part of ["Gull lands on the mayor’s hat", "search.example", "6 in all", "<svg", "Most read"])
      expect([part, page.includes(part)]).toEqual([part, true]);
    expect(page).not.toContain("colm");
    await read(story);
    await expect.poll(file).toContain(`2026-03-04,story,${id},5`); // added to what is there
  });

  test("what readers said and what there is to do stands beside it, and old days are forgotten", async () => {
    const { at, clock, read, desk, file, lines } = await start();
    const id = await at.take(ninjs());
    const una = await at.member("una");
    await fetch(`${at.origin}/api/v1/stories/${id}/comments`, {
      method: "POST",
      body: JSON.stringify({ body: "A fine bird." }),
      headers: { "content-type": "application/json", authorization: `Bearer ${una.token}` },
    });
    await read("/");
    await expect.poll(file).toHaveLength(1);
    const page = await desk("/desk/numbers?days=7");
    for (const part of ["Where replies are made", "Cases opened, by day: 1 in all", "1 in all", "Half of them within", "Cases opened"])
      expect([part, page.includes(part)]).toEqual([part, true]);
    for (const line of [
      "2026-03-04,replies,,1",
      "2026-03-04,cases-opened,,1",
      `2026-03-04,replies-of-story,${id},1`,
      "2026-03-04,questions,asked,0",
      "2026-03-04,cases,waiting,1",
    ])
      expect(await lines()).toContain(line);
    clock.advance(401 * DAY);
    await read("/section/harbour");
    await expect.poll(file).toEqual(["2027-04-09,section,harbour,1"]);
    expect(await at.house.store.db.selectFrom("reading").select("day").execute()).toHaveLength(1);
  });

  test("its page takes a fixed number of statements, however much was read", async () => {
    const { at, read, desk, file } = await start();
    /** The fewest of some turns: what the house does beside it only adds to them. */
    const statements = async (): Promise<number> => {
      const counts: number[] = [];
      for (let turn = 0; turn < 5; turn += 1) {
        let count = 0;
        const stop = at.house.store.onQuery(() => (count += 1));
        await desk("/desk/numbers");
        stop();
        counts.push(count);
      }
      return Math.min(...counts);
    };
    const ids = [await at.take(ninjs())];
    await read(`/story/${ids[0]}/gull-lands-on-the-mayor-s-hat`);
    await expect.poll(file).toHaveLength(1);
    const few = await statements();
    for (let no = 0; no < 8; no += 1) ids.push(await at.take(ninjs({ uri: `urn:pellam:gull:${no}`, headline: `Gull ${no}` })));
    for (const [no, id] of ids.slice(1).entries()) await read(`/story/${id}/gull-${no}`, { referer: `https://site${no}.example/` });
    await expect.poll(file).toHaveLength(17);
    expect(await statements()).toBe(few);
  });

  test("the numbers are for editors", async () => {
    const { at } = await start();
    const una = await at.member("una");
    for (const path of ["/desk/numbers", "/desk/numbers.csv"]) {
      const answer = await fetch(`${at.origin}${path}`, { headers: { authorization: `Bearer ${una.token}` } });
      expect([path, answer.status]).toEqual([path, 403]);
    }
  });
});
