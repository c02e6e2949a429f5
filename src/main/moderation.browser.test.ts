import { type BrowserContextOptions, type Page } from "playwright-core";
import { expect, test } from "vitest";
import { axeFindings, overflowOf } from "../ui/testing/browser.ts";
import { eachDialect } from "../store/testing/index.ts";
import { openBrowsing } from "./testing/open-browsing.ts";
import { ninjs, type TestSite } from "./testing/open-test-site.ts";

eachDialect("moderation in a browser", (open) => {
  const { start, openPage, signIn } = openBrowsing(open);
  const visit = async (at: TestSite, email: string, options: BrowserContextOptions): Promise<Page> => {
    const page = await openPage(options);
    page.context().setDefaultTimeout(4000);
    await signIn(at, page, email);
    return page;
  };
  const post = async (at: TestSite, token: string, story: string, body: string, parent?: string): Promise<string> => {
    const answer = await fetch(`${at.origin}/api/v1/stories/${story}/comments`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ body, parent }),
    });
    return ((await answer.json()) as { id: string }).id;
  };

  test("report, queue, decision, statement, appeal, reversal: the member's side without script", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const una = await at.member("una");
    await at.member("maren", "moderator");
    await at.member("maxim", "moderator");
    const id = await post(at, una.token, story, "You would say that, you are in their pocket.");
    const answer = await post(at, una.token, story, "That goes for all of you.", id);

    const stranger = await openPage({ javaScriptEnabled: false });
    await stranger.goto(`${at.origin}/report?target=comment:${id}`);
    expect(await stranger.textContent("main .quote")).toContain("in their pocket");
    await stranger.check("input[value=other]");
    await stranger.click("main form >> text=Send the report");
    expect(await stranger.textContent("main .bad")).toContain("Say in a sentence or two");
    await stranger.check("input[value=attack]");
    await stranger.click("main form >> text=Send the report");
    expect(await stranger.textContent("main")).toContain("the report is with the moderators");

    const maren = await visit(at, "maren@saltby.example", {});
    await maren.goto(`${at.origin}/moderation`);
    expect(await axeFindings(maren)).toEqual([]);
    await maren.keyboard.press("j");
    await maren.keyboard.press("Enter");
    await maren.waitForURL(/moderation\/[0-9a-f-]+$/u);
    await maren.keyboard.press("c");
    await maren.waitForSelector("text=Give it back");
    expect(await axeFindings(maren)).toEqual([]);
    expect(await maren.textContent("main")).toContain("in their pocket");
    await maren.selectOption("#rule", "3");
    await maren.fill("#reason", "“In their pocket” is about the person.");
    await maren.click("text=Remove and tell the author");
    await maren.waitForSelector("text=Take the last decision back");
    const mail = await at.newestMail();
    expect(mail).toContain("about the person");

    const member = await visit(at, "una@saltby.example", { javaScriptEnabled: false });
    await member.goto(`${at.origin}/story/${story}`);
    expect(await member.textContent(`#c-${id}`)).toContain("was removed");
    expect(await member.textContent(`#c-${answer}`)).toContain("all of you");
    await member.click(`#c-${id} >> text=Why, and how to appeal`);
    expect(await member.textContent("main")).toContain("“In their pocket” is about the person.");
    const statement = member.url();
    await member.fill("#words", "It is a figure of speech, and the pocket is a hat.");
    await member.click("main form >> text=Appeal");
    expect(await member.textContent("main")).toContain("You appealed");

    await maren.goto(`${at.origin}/moderation?kind=appeal`);
    await maren.click("a[data-case]");
    expect(await maren.textContent("main")).toContain("Somebody else has to hear the appeal");
    const maxim = await visit(at, "maxim@saltby.example", {});
    await maxim.goto(`${at.origin}/moderation?kind=appeal`);
    await maxim.click("a[data-case]");
    await maxim.fill("#reason", "So it is.");
    await maxim.click("text=Reverse it");
    await member.reload();
    expect(await member.textContent("main")).toContain("the decision was reversed");
    await member.goto(`${at.origin}/story/${story}`);
    expect(await member.textContent(`#c-${id}`)).toContain("in their pocket");

    const withScript = await visit(at, "una@saltby.example", {});
    for (const address of [statement, `${at.origin}/report`]) {
      await withScript.goto(address);
      expect([address, await axeFindings(withScript)]).toEqual([address, []]);
    }

    const reader = await openPage();
    await reader.goto(`${at.origin}/ledger/check`);
    await reader.waitForSelector("text=All 2 entries are as they were written");
    expect(await axeFindings(reader)).toEqual([]);
    await reader.setViewportSize({ width: 360, height: 800 });
    for (const path of ["/ledger", "/ledger/year/2026", "/rules", "/report"]) {
      await reader.goto(`${at.origin}${path}`);
      expect([path, await overflowOf(reader)]).toEqual([path, 0]);
    }
    await maren.setViewportSize({ width: 360, height: 800 });
    for (const path of ["/moderation", "/moderation/words", "/moderation/policy", "/moderation/services"]) {
      await maren.goto(`${at.origin}${path}`);
      expect([path, await overflowOf(maren), await axeFindings(maren)]).toEqual([path, 0, []]);
    }
  });
});
