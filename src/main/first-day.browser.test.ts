import type { Page } from "playwright-core";
import sharp from "sharp";
import { expect, test } from "vitest";
import { HOUR, steppingClock } from "#kit";
import { setUpKey } from "#members";
import { eachDialect } from "../store/testing/index.ts";
import { axeFindings } from "../ui/testing/browser.ts";
import { openBrowsing } from "./testing/open-browsing.ts";
import type { TestSite } from "./testing/open-test-site.ts";
import { setUpSite } from "./testing/set-up-site.ts";

const WAIT = { timeout: 60_000 };
const START = "2026-03-04T10:00:00.000Z";
const OPENS = "2026-03-04T12:00";
const HEADLINE = "Heron builds on the town hall";

eachDialect("the first day of a newsroom, in a browser", (open) => {
  const { start, openPage } = openBrowsing(open);

  /** Two pictures, each with a description and a credit. */
  const bringIn = async (at: TestSite, page: Page): Promise<void> => {
    await page.goto(`${at.origin}/desk/pictures`);
    const file = async (name: string, background: string) => ({
      name: `${name}.jpg`,
      mimeType: "image/jpeg",
      buffer: await sharp({ create: { width: 1_200, height: 800, channels: 3, background } })
        .jpeg()
        .toBuffer(),
    });
    await page.setInputFiles("#picture", [await file("heron", "#467"), await file("clock", "#a44")]);
    await page.click("#upload button.add");
    await page.waitForURL(/added=2/u, WAIT);
    for (const name of ["heron", "clock"]) {
      await page.goto(`${at.origin}/desk/pictures`);
      await page.locator(".shots a", { hasText: `${name}.jpg` }).click();
      await page.fill("#alt", `A ${name} in the sun.`);
      await page.fill("#credit", `Photo of the ${name}: Una Marsh`);
      await page.click("#said button[value=save]");
      await page.waitForURL(/done=saved/u);
    }
  };

  /** Writes the story with both pictures, up to the button that sends it. Gives its page. */
  const write = async (at: TestSite, page: Page): Promise<string> => {
    await page.goto(`${at.origin}/desk/write`);
    await page.click("main button.add");
    await page.waitForURL(/\/desk\/write\/[0-9a-z]+/u);
    const writing = page.url();
    await page.fill("#headline", HEADLINE);
    await page.locator("[role=textbox]").focus();
    await page.keyboard.type("Two herons came to the tower.");
    await page.keyboard.press("Enter");
    await page.keyboard.type("They stay.");
    await page.selectOption("#section", "local");
    for (const name of ["heron", "clock"]) {
      await page.click("button[value=choose]");
      await page.waitForURL(/for=copy/u);
      await page
        .locator(".shots > li", { hasText: `${name}.jpg` })
        .locator("form button")
        .click();
      await page.waitForURL(writing);
    }
    expect([await page.inputValue("textarea[name=body]"), await page.locator(".chosen > li").count()]).toEqual([
      "Two herons came to the tower.\n\nThey stay.",
      2,
    ]);
    return writing;
  };

  test("an empty site is set up, and its first story written with two pictures, scheduled, published, corrected and killed", async () => {
    const clock = steppingClock(START);
    const at = await start(clock, "empty");
    const reader = await openPage();
    const page = await openPage();
    const problems: string[] = [];
    for (const each of [page, reader]) each.on("pageerror", (error) => problems.push(error.message));
    await reader.goto(`${at.origin}/`);
    expect(reader.url()).toBe(`${at.origin}/set-up`);

    await setUpSite(page, `${at.origin}/set-up?key=${(await setUpKey(at.house)) ?? ""}`, clock.ms);
    await reader.goto(`${at.origin}/`);
    expect(await reader.textContent("body")).toContain("Orrell Courier");

    await bringIn(at, page);
    const writing = await write(at, page);
    await page.fill("#at", OPENS);
    await page.click("button[value=schedule]");
    await page.waitForURL(/done=sent/u);
    expect(await page.textContent("main aside")).toContain("Scheduled");
    /** Everywhere that a reader may come by a story. */
    const seen = async (words: string): Promise<readonly string[]> => {
      const found: string[] = [];
      for (const path of ["/", "/section/local", "/search?q=herons", "/feed.xml", "/corrections", "/sitemap.xml"]) {
        const answer = await reader.request.get(`${at.origin}${path}`);
        if ((await answer.text()).includes(words)) found.push(path);
      }
      return found;
    };
    await at.worker.drain();
    expect(await seen("Heron builds")).toEqual([]);

    clock.advance(2 * HOUR);
    await at.worker.drain();
    await expect.poll(() => seen("Heron builds"), WAIT).toEqual(["/", "/section/local", "/search?q=herons", "/feed.xml"]);
    await reader.goto(`${at.origin}/`);
    await reader.click(`text=${HEADLINE}`);
    const story = reader.url();
    expect(await reader.textContent("main")).toContain("They stay.");
    for (const name of ["heron", "clock"]) {
      expect(await reader.locator(`main img[alt="A ${name} in the sun."]`).count()).toBe(1);
      expect(await reader.textContent("main")).toContain(`Photo of the ${name}: Una Marsh`);
    }
    expect(await axeFindings(reader)).toEqual([]);

    clock.advance(HOUR / 2);
    await page.goto(writing);
    await page.locator("[role=textbox]").focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" There are three of them.");
    await page.check("#correction");
    await page.click("button[value=publish]");
    // A correction without its sentence is refused, and nothing of what was typed is gone.
    expect(await page.textContent("main [role=alert]")).toContain("Say what was wrong");
    expect(await page.inputValue("textarea[name=body]")).toContain("three of them");
    await page.fill("#note", "We counted one heron too few.");
    await page.click("button[value=publish]");
    await page.waitForURL(/done=sent/u);
    await reader.goto(story);
    const corrected = (await reader.textContent("main")) ?? "";
    expect([corrected.includes("There are three of them."), corrected.includes("one heron too few")]).toEqual([true, true]);
    expect(await reader.locator("main time[datetime^='2026-03-04T12:30']").count()).toBeGreaterThan(0);
    await expect.poll(() => seen("one heron too few"), WAIT).toEqual(["/", "/corrections"]);
    expect(await axeFindings(reader)).toEqual([]);

    const picture = await reader.locator("main img").first().getAttribute("src");
    await page.goto(writing);
    await page.click("button[value=withdraw]");
    expect(await page.textContent("main [role=alert]")).toContain("Mark that you are sure");
    expect((await reader.request.get(story)).status()).toBe(200);
    await page.check("#sure");
    await page.click("button[value=withdraw]");
    await expect.poll(() => page.textContent("main"), WAIT).toContain("was withdrawn");
    expect([(await reader.goto(story))?.status(), (await reader.content()).includes("heron")]).toEqual([410, false]);
    await expect.poll(() => seen("Heron builds"), WAIT).toEqual([]);
    await expect.poll(() => seen("one heron too few"), WAIT).toEqual([]);
    expect((await reader.request.get(new URL(picture ?? "", at.origin).href)).status()).not.toBe(200);
    expect(problems).toEqual([]);
  });
});
