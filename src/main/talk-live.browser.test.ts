import { expect, test } from "vitest";
import { eachDialect } from "../store/testing/index.ts";
import { openBrowsing } from "./testing/open-browsing.ts";
import { ninjs, type TestSite } from "./testing/open-test-site.ts";

const WATCH = `globalThis.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) globalThis.shift += entry.value;
  }).observe({ type: "layout-shift" });`;

eachDialect("a live conversation in a browser", (open) => {
  const { start, openPage } = openBrowsing(open);
  const post = async (at: TestSite, token: string, story: string, body: string, parent?: string): Promise<string> => {
    const answer = await fetch(`${at.origin}/api/v1/stories/${story}/comments`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ body, parent }),
    });
    return ((await answer.json()) as { id: string }).id;
  };

  for (const width of [360, 1280])
    test(`at ${width} pixels what others write is offered, nothing moves by a pixel, and the focus stays where it was`, async () => {
      const at = await start();
      const story = await at.take(ninjs());
      const una = await at.member("una");
      const ids: string[] = [];
      for (const word of ["First", "Second", "Third"]) ids.push(await post(at, una.token, story, `${word}: the gulls were loud.`));
      const page = await openPage({ viewport: { width, height: 700 } });
      const listens = page.waitForRequest(/\/live\?since=/u);
      await page.goto(`${at.origin}/story/${story}?order=oldest`);
      await listens;
      await page.locator(`#c-${ids[1]!}`).scrollIntoViewIfNeeded();
      const held = page.locator(`#c-${ids[1]!} a`).first();
      await held.focus();
      const place = async (): Promise<number> => (await held.boundingBox())?.y ?? Number.NaN;
      await page.evaluate(WATCH);
      const before = await place();
      await post(at, una.token, story, "Fourth: they still are.");
      await post(at, una.token, story, "An answer to the first.", ids[0]);
      const offer = page.locator("[data-live-status] a");
      await expect.poll(() => offer.textContent(), { timeout: 15_000 }).toContain("2");
      expect(await page.locator("article.say").count()).toBe(3);
      expect(Math.abs((await place()) - before)).toBeLessThan(1);
      expect(await page.evaluate(`document.activeElement?.closest("#c-${ids[1]!} a") !== null`)).toBe(true);
      expect(await page.evaluate("globalThis.shift")).toBe(0);
      await offer.focus();
      await page.keyboard.press("Enter");
      await expect.poll(() => page.locator("article.say").count()).toBe(5);
      expect(await page.evaluate("document.activeElement?.closest('[id^=c-]')?.id ?? ''")).toMatch(/^c-/u);
    }, 60_000);

  test("where the network lets no stream through, what others write is offered all the same", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const una = await at.member("una");
    await post(at, una.token, story, "First: the gulls were loud.");
    const page = await openPage();
    await page.route(/\/live\?since=/u, (route) =>
      route.request().headers()["accept"]?.includes("text/event-stream") === true ? route.abort() : route.continue(),
    );
    const asked = page.waitForRequest(
      (request) => request.url().includes("/live?since=") && request.headers()["accept"] === "application/json",
    );
    await page.goto(`${at.origin}/story/${story}`);
    await post(at, una.token, story, "Second: they still are.");
    await asked;
    const offer = page.locator("[data-live-status] a");
    await expect.poll(() => offer.textContent(), { timeout: 15_000 }).toContain("1");
    await offer.click();
    await expect.poll(() => page.locator("article.say").count()).toBe(2);
  }, 60_000);
});
