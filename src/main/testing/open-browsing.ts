import { type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { type Clock, newSecret } from "#kit";
import type { TestHouse } from "../../store/testing/index.ts";
import { openBrowser } from "../../ui/testing/browser.ts";
import { openTestSite, type TestSite } from "./open-test-site.ts";

const codeIn = (mail: string): string => /\b(\d{4} \d{4})\b/u.exec(mail)?.[1] ?? "";

/** A browser for one suite, and for each of its tests a site and pages, which are closed behind it. Call it where the suite begins. */
export const openBrowsing = (open: () => Promise<TestHouse>) => {
  let browser: Browser;
  let site: TestSite | null = null;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    await site?.stop();
    site = null;
  });

  const start = async (clock?: Clock, kind?: "furnished" | "empty"): Promise<TestSite> => {
    const { store, folder } = await open();
    site = await openTestSite(store, `${folder}/${newSecret().slice(0, 8)}`, clock, undefined, kind);
    return site;
  };
  /** A page of somebody's own: with nothing of what other pages know. */
  const openPage = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    contexts.push(context);
    return context.newPage();
  };
  const enterCode = async (at: TestSite, page: Page): Promise<void> => {
    await page.fill("#code", codeIn(await at.newestMail()));
    await page.click("main button.add");
  };
  const signIn = async (at: TestSite, page: Page, email: string): Promise<void> => {
    await page.goto(`${at.origin}/sign-in`);
    await page.fill("#email", email);
    await page.click("main button.add");
    await enterCode(at, page);
  };
  return { start, openPage, enterCode, signIn };
};
