import { afterEach, expect, test } from "vitest";
import { newSecret } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

eachDialect("the questions of a site", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });
  const start = async (): Promise<TestSite> => {
    const { store, folder } = await open();
    site = await openTestSite(store, `${folder}/${newSecret().slice(0, 8)}`);
    return site;
  };
  const asked = async (at: TestSite, token: string, story: string, body: string): Promise<string> => {
    const answer = await fetch(`${at.origin}/api/v1/stories/${story}/comments`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ body, kind: "question" }),
    });
    return ((await answer.json()) as { id: string }).id;
  };

  test("a killed story takes its questions along: no page, no list, no answer to programs", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const una = await at.member("una");
    const id = await asked(at, una.token, story, "Where did the zebra come from?");
    await at.take(ninjs({ version: "2", pubstatus: "canceled" }));
    at.cache.invalidate(["*"]);
    for (const path of ["/questions", `/question/${id}`, "/api/v1/questions", `/api/v1/questions/${id}`, `/story/${story}/ask`]) {
      const answer = await fetch(`${at.origin}${path}`);
      expect([path, (await answer.text()).includes("zebra")]).toEqual([path, false]);
    }
  });

  test("programs that read a page of a question find a QAPage once there is an answer, and none before", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const [una, ed] = [await at.member("una"), await at.member("edna", "editor")];
    const id = await asked(at, una.token, story, "Where did the gull come from?");
    const page = async (): Promise<string> => (await fetch(`${at.origin}/question/${id}`)).text();
    expect(await page()).not.toContain("QAPage");
    const form = new URLSearchParams({ body: "From the mole.", sources: "The harbour master" });
    const headers = { authorization: `Bearer ${ed.token}`, origin: at.origin };
    const posted = await fetch(`${at.origin}/question/${id}/answer`, { method: "POST", body: form, headers, redirect: "manual" });
    expect(posted.status).toBe(303);
    await expect.poll(page).toContain('"@type":"QAPage"');
    expect(await page()).toContain('"acceptedAnswer":[{"@type":"Answer","text":"From the mole."');
  });

  test("a question's passage moves with its text, says what it said when it was changed, and an answer from before says that it may not hold", async () => {
    const at = await start();
    const body = (how: string): string => `<p>${how}</p><p>Nobody was hurt.</p>`;
    const own = { provider: "OWN" };
    const story = await at.take(ninjs({ ...own, body_html: body("The barrier closes at five metres of tide.") }));
    const [una, ed] = [await at.member("una"), await at.member("edna", "editor")];
    const send = (path: string, token: string, fields: Record<string, string>): Promise<Response> =>
      fetch(`${at.origin}${path}`, {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: { authorization: `Bearer ${token}`, origin: at.origin },
        redirect: "manual",
      });
    const fields = { body: "Which metres are meant?", aim: "story", passage: "closes at five metres of tide", do: "post" };
    const address = (await send(`/story/${story}/ask`, una.token, fields)).headers.get("location") ?? "";
    await send(`${address}/answer`, ed.token, { body: "Above the old mark.", sources: "The works office" });
    const page = async (): Promise<string> => {
      at.cache.invalidate(["*"]);
      return (await fetch(`${at.origin}${address}`)).text();
    };
    expect(await page()).toContain("<p>closes at five metres of tide</p>");
    const next = (version: string, how: string): Promise<string> =>
      at.take(
        ninjs({
          ...own,
          version,
          versioncreated: `2026-03-0${4 + Number(version)}T10:00:00Z`,
          body_html: `<p>First this.</p>${body(how)}`,
        }),
      );
    await next("2", "The barrier closes at five metres of tide.");
    expect(await page()).toContain("<p>closes at five metres of tide</p>");
    await next("3", "The barrier closes at six metres of tide.");
    const changed = await page();
    for (const said of [
      "says something else now",
      "<p>closes at five metres of tide</p>",
      "<p>closes at six metres of tide</p>",
      "may not hold any more",
    ])
      expect(changed).toContain(said);
    await next("4", "It was all quite otherwise, as the board said today.");
    const gone = await page();
    expect([
      gone.includes("no longer stands in the story"),
      gone.includes("Asked about an earlier version"),
      gone.includes("six metres"),
    ]).toEqual([true, true, false]);
  });
});
