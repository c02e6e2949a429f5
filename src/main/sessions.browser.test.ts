import { type Page } from "playwright-core";
import { expect, test } from "vitest";
import { HOUR, instantOf, localTime, systemClock } from "#kit";
import { axeFindings, overflowOf } from "../ui/testing/browser.ts";
import { eachDialect } from "../store/testing/index.ts";
import { openBrowsing } from "./testing/open-browsing.ts";
import { ninjs, type TestSite } from "./testing/open-test-site.ts";

const OWN = { provider: "OWN", body_html: "<p>The barrier closes at five metres of tide.</p><p>Nobody was hurt.</p>" };

eachDialect("live sessions in a browser", (open) => {
  const { start, openPage, signIn } = openBrowsing(open);

  /** A story, its editor signed in on a page without script, and a session that the editor announced by the form. */
  const announced = async (): Promise<{ at: TestSite; story: string; desk: Page; address: string }> => {
    const at = await start();
    const story = await at.take(ninjs(OWN));
    for (const [handle, role] of [
      ["edna", "editor"],
      ["gustav", "member"],
      ["una", "member"],
    ] as const)
      await at.member(handle, role);
    const desk = await openPage({ javaScriptEnabled: false });
    await signIn(at, desk, "edna@saltby.example");
    await desk.goto(`${at.origin}/desk/questions`);
    await desk.click("main >> text=Live sessions");
    await desk.fill("#story", `${at.origin}/story/${story}/any`);
    await desk.fill("#handle", "nobody-here");
    await desk.fill("#guestWords", "harbour master, verified");
    await desk.fill("#title", "Ask the harbour master");
    await desk.fill("#intro", "Everything about the barrier.");
    await desk.fill("#starts", localTime("UTC", instantOf(systemClock.ms() + 2 * HOUR)));
    await desk.click("main button.add");
    expect(await desk.textContent("[role=alert]")).toContain("Nobody here has that handle");
    expect(await desk.inputValue("#intro")).toBe("Everything about the barrier.");
    await desk.fill("#handle", "@gustav");
    await desk.click("main button.add");
    await desk.click("text=As readers see it");
    return { at, story, desk, address: desk.url() };
  };

  test("without script the desk announces it, a reader asks, the guest answers, the desk ends it, and the record stays", async () => {
    const { at, story, desk, address } = await announced();
    const reader = await openPage({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
    await reader.goto(`${at.origin}/story/${story}`);
    expect(await reader.textContent("section.answered")).toContain("harbour master, verified");
    await signIn(at, reader, "una@saltby.example");
    await reader.goto(`${at.origin}/story/${story}`);
    await reader.click("section.answered a >> text=Ask the harbour master");
    expect(reader.url()).toBe(address);
    await reader.fill("#body", "When does the barrier close?");
    await reader.click("#ask button.add");
    expect(await reader.textContent("article.question")).toContain("When does the barrier close?");

    const guest = await openPage({ javaScriptEnabled: false });
    await signIn(at, guest, "gustav@saltby.example");
    await guest.goto(address);
    expect(await guest.locator("[data-list] textarea").count()).toBe(0);
    await desk.goto(address);
    await desk.click("text=Work on this question");
    await desk.click("button[value=begin]");
    await guest.reload();
    await guest.fill("[data-list] textarea", "At five metres of tide.");
    await guest.click("[data-list] button.add");
    expect(await guest.textContent("[data-list]")).toContain("Answer by our guest");
    expect(await guest.textContent("[data-list]")).not.toContain("Our desk confirms");
    await desk.click("button[value=end]");
    await desk.click("button[value=close]");
    await reader.goto(address);
    expect(await reader.textContent("main")).toContain("What was asked and answered stays here");
    expect(await reader.textContent("[data-list]")).toContain("At five metres of tide.");
    expect(await reader.locator("#ask").count()).toBe(0);
    await reader.goto(`${at.origin}/story/${story}`);
    expect(await reader.textContent("section.answered")).toContain("Read what was asked and answered");
  }, 90_000);

  test("with script a reader is told of what is new, nothing moves until they want to see it, and what the guest writes stays in its box", async () => {
    const { at, story, desk, address } = await announced();
    const una = (await openPage()).context();
    const reader = await una.newPage();
    await reader.goto(address);
    await reader.evaluate(`globalThis.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.shift += entry.value;
      }).observe({ type: "layout-shift", buffered: true });`);
    const guest = await openPage();
    await signIn(at, guest, "gustav@saltby.example");
    const asker = await openPage({ javaScriptEnabled: false });
    await signIn(at, asker, "una@saltby.example");
    const ask = async (words: string): Promise<void> => {
      await asker.goto(address);
      await asker.fill("#body", words);
      await asker.click("#ask button.add");
    };
    await ask("Who decides when it closes?");
    const news = reader.locator("[data-session-status] a");
    await news.waitFor();
    await desk.goto(address);
    await desk.click("text=Work on this question");
    await desk.click("button[value=begin]");
    await guest.goto(address);
    await guest.fill("[data-list] textarea", "The harbour board dec");
    await ask("And at night?");
    await guest.locator("[data-session-status] a").click();
    await expect.poll(() => guest.locator("[data-list] textarea").count()).toBe(2);
    const boxes = await guest.locator("[data-list] textarea").all();
    const written = await Promise.all(boxes.map((box) => box.inputValue()));
    expect(written.toSorted()).toEqual(["", "The harbour board dec"]);
    expect(await reader.evaluate("globalThis.shift")).toBe(0);
    await news.focus();
    await reader.keyboard.press("Enter");
    await expect.poll(() => reader.locator("article.question").count()).toBe(2);
    expect(await reader.evaluate("document.activeElement?.id.slice(0, 2)")).toBe("q-");
    expect(story.length).toBeGreaterThan(0);
  }, 90_000);

  test("its pages hold at 360 and 1280 pixels, in the dark and from right to left, with nothing for axe to find", async () => {
    const { at, story, address, desk } = await announced();
    const state = await desk.context().storageState();
    const run = `/desk/sessions/${address.split("/").at(-1) ?? ""}`;
    const findings: string[] = [];
    for (const [width, colorScheme, lang] of [
      [360, "dark", "ar"],
      [1280, "light", "en"],
      [360, "light", "fr"],
    ] as const) {
      const page = await openPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true, storageState: state });
      await page.context().addCookies([{ name: "lang", value: lang, url: at.origin }]);
      for (const path of [address.replace(at.origin, ""), "/desk/sessions", run, `/story/${story}`, "/questions"]) {
        await page.goto(`${at.origin}${path}`);
        findings.push(...(await axeFindings(page)).map((finding) => `${path} ${width} ${lang}: ${finding}`));
        const wide = await overflowOf(page);
        if (wide > 0) findings.push(`${path} ${width} ${lang}: ${wide} px too wide`);
      }
    }
    expect(findings).toEqual([]);
  }, 120_000);
});
