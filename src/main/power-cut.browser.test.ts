import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../ui/testing/browser.ts";
import { setUpSite } from "./testing/set-up-site.ts";
import { freePort, type Served, serveApart } from "./testing/serve-apart.ts";

const WAIT = { timeout: 60_000 };

describe("a server that is killed while somebody types", () => {
  let browser: Browser;
  let folder = "";
  let served: Served | null = null;
  beforeAll(async () => {
    browser = await openBrowser();
    folder = await mkdtemp(join(tmpdir(), "townwire-cut-"));
  });
  afterAll(async () => {
    await served?.kill();
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("has what it had kept, and gets the rest out of the browser once both are back", async () => {
    const port = await freePort();
    served = await serveApart(folder, port);
    const context = await browser.newContext();
    const page = await context.newPage();
    await setUpSite(page, /(\S+set-up\S+)/u.exec(served.said)?.[1] ?? "", Date.now);
    const told = () => page.textContent("form#copy [role=status]");
    await page.goto(`http://localhost:${port}/desk/write`);
    await page.click("main button.add");
    await page.waitForURL(/\/desk\/write\/[0-9a-z]+/u);
    const writing = page.url();
    await page.fill("#headline", "Heron builds");
    await page.locator("[role=textbox]").focus();
    await page.keyboard.type("Kept before the cut.");
    await expect.poll(told, WAIT).toContain("Kept at");

    // The page stays open over the cut and goes on by itself.
    await page.keyboard.type(" Typed in");
    await served.kill();
    await page.keyboard.type(" the cut.");
    await expect.poll(told, WAIT).toContain("Not kept yet");
    served = await serveApart(folder, port);
    await expect.poll(told, WAIT).toContain("Kept at");

    // The page is closed in the next one: the words are in the browser, and stand there when it is opened again.
    await served.kill();
    await page.keyboard.type(" Typed in the second one.");
    await expect.poll(told, WAIT).toContain("Not kept yet");
    await page.close();
    served = await serveApart(folder, port);
    const again = await context.newPage();
    await again.goto(writing);
    const all = "Kept before the cut. Typed in the cut. Typed in the second one.";
    await expect.poll(() => again.textContent("form#copy [role=status]"), WAIT).toContain("Kept at");
    expect([await again.inputValue("#headline"), await again.inputValue("textarea[name=body]")]).toEqual(["Heron builds", all]);
    // So with what goes out by a button alone, and with a form that keeps no draft on the server.
    const sentence = "We counted one heron too few.";
    await again.selectOption("#section", { index: 1 });
    await again.click("button[value=publish]");
    await again.waitForURL(/done=sent/u);
    await again.fill("#note", sentence);
    await expect.poll(() => again.textContent("form#copy [role=status]"), WAIT).toContain("Kept at");
    await again.reload();
    await expect.poll(() => again.inputValue("#note"), WAIT).toBe(sentence);
    await again.click("a[href^='/desk/live/']");
    await again.click("button[value=begin]");
    const entry = again.locator("#body-new");
    await entry.fill("Typed when the server was gone.");
    await served.kill();
    await again.click("button[value=add]", { noWaitAfter: true }).catch(() => undefined);
    served = await serveApart(folder, port);
    await again.goto(`http://localhost:${port}/desk/write`);
    await again.click("a:has-text('Heron builds')");
    await again.click("a[href^='/desk/live/']");
    await expect.poll(() => entry.inputValue(), WAIT).toBe("Typed when the server was gone.");
    await again.click("button[value=add]");
    await again.waitForURL(/done=1/u);
    expect([await entry.inputValue(), await again.textContent("#entries ~ ol")]).toEqual([
      "",
      expect.stringContaining("Typed when the server was gone."),
    ]);
    const other = await (await browser.newContext({ storageState: await context.storageState() })).newPage();
    await other.goto(writing);
    expect(await other.inputValue("textarea[name=body]")).toBe(all);
  }, 300_000); // three servers start from their sources
});
