import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { newSecret, SECOND } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

eachDialect("the moderators' queue", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });

  const start = async () => {
    const { store, folder, clock } = await open("2026-03-04T12:00:00.000Z");
    const at = await openTestSite(store, join(folder, newSecret().slice(0, 8)), clock);
    site = at;
    const [maren, una, bo] = [await at.member("maren", "moderator"), await at.member("una"), await at.member("boone")];
    const story = await at.take(ninjs());
    const call = (path: string, token: string, body?: URLSearchParams | object): Promise<Response> =>
      fetch(`${at.origin}${path}`, {
        redirect: "manual",
        ...(body === undefined ? {} : { method: "POST", body: body instanceof URLSearchParams ? body : JSON.stringify(body) }),
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined || body instanceof URLSearchParams ? {} : { "content-type": "application/json" }),
        },
      });
    const say = async (words: string): Promise<string> => {
      clock.advance(30 * SECOND);
      const answer = await call(`/api/v1/stories/${story}/comments`, una.token, { body: words });
      return ((await answer.json()) as { id: string }).id;
    };
    const report = async (id: string): Promise<void> => {
      clock.advance(30 * SECOND);
      const sent = await call("/api/v1/reports", bo.token, { target: `comment:${id}`, reason: "attack" });
      expect(sent.status).toBeLessThan(300);
    };
    return { at, clock, maren, una, call, say, report };
  };

  test("takes several off at once, with a ledger entry, a statement and a mail for each alone, and one of them can be taken back", async () => {
    const { at, maren, call, say, report } = await start();
    const ids: string[] = [];
    for (let no = 1; no <= 3; no += 1) ids.push(await say(`You are in their pocket, number ${no} of you.`));
    for (const id of ids) await report(id);
    await at.bus.tell();
    const cases = await at.house.store.db.selectFrom("moderation_case").select(["id", "target"]).where("kind", "=", "reported").execute();
    expect(cases.length).toBe(3);
    const form = new URLSearchParams({ do: "remove", rule: "3", reason: "About the person." });
    expect((await call("/moderation", maren.token, form)).headers.get("location")).toContain("done=0-0");
    for (const { id } of cases) form.append("case", id);
    form.append("case", "nothing-of-that-name");
    expect((await call("/moderation", maren.token, form)).headers.get("location")).toContain("done=3-1");
    await at.bus.tell();
    const removals = await at.house.store.db.selectFrom("ledger_entry").select("target").where("kind", "=", "removal").execute();
    expect(removals.map(({ target }) => target).toSorted()).toEqual(ids.map((id) => `comment:${id}`).toSorted());
    const decisions = await at.house.store.db.selectFrom("decision").select(["target", "rule"]).execute();
    expect(decisions.length).toBe(3);
    const undone = new URLSearchParams({ do: "undo" });
    expect((await call(`/moderation/${cases[0]?.id}`, maren.token, undone)).status).toBe(303);
    await at.bus.tell();
    const states = await at.house.store.db.selectFrom("comment").select(["id", "state"]).where("id", "in", ids).execute();
    expect(states.filter(({ state }) => state === "published").map(({ id }) => `comment:${id}`)).toEqual([cases[0]?.target]);
  });

  test("gives the statements away in the shape of the DSA's database, without a name or a word of what was said", async () => {
    const { at, maren, una, call, say, report } = await start();
    const id = await say("You are in their pocket, all of you.");
    await report(id);
    await at.bus.tell();
    const [found] = await at.house.store.db.selectFrom("moderation_case").select("id").where("kind", "=", "reported").execute();
    const form = new URLSearchParams({ do: "remove", rule: "3", reason: "Una wrote about the person." });
    await call(`/moderation/${found?.id}`, maren.token, form);
    await at.bus.tell();
    const path = "/moderation/reasons";
    expect((await call(path, una.token)).status).toBe(403);
    const answer = await call(path, maren.token);
    const lines = (await answer.text()).trimEnd().split("\n");
    expect(lines.length).toBe(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      decision_visibility: ["DECISION_VISIBILITY_CONTENT_REMOVED"],
      decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
      incompatible_content_ground: "House rule 3",
      content_type: ["CONTENT_TYPE_TEXT"],
      application_date: "2026-03-04",
      source_type: "SOURCE_TYPE_OTHER_NOTIFICATION",
      automated_detection: "No",
      automated_decision: "AUTOMATED_DECISION_NOT_AUTOMATED",
    });
    expect(lines[0]).not.toMatch(/una|pocket|person/iu);
  });

  test("blurs the words until they are looked at, and asks to look up after ten", async () => {
    const { at, maren, call, say, report } = await start();
    for (let no = 1; no <= 11; no += 1) await report(await say(`You are in their pocket, number ${no} of you.`));
    await at.bus.tell();
    const cases = await at.house.store.db.selectFrom("moderation_case").select("id").where("kind", "=", "reported").execute();
    const page = await (await call("/moderation", maren.token)).text();
    expect(page.match(/class="small veil"/gu)?.length).toBe(11);
    expect(page).toContain("Words are blurred until you look.");
    const form = new URLSearchParams({ do: "keep" });
    for (const { id } of cases.slice(0, 10)) form.append("case", id);
    const done = (await call("/moderation", maren.token, form)).headers.get("location") ?? "";
    expect(done).toContain("done=10-0");
    expect(await (await call(done, maren.token)).text()).toContain("That was a batch of 10.");
  });
});
