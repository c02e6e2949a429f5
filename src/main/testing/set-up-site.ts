import type { Page } from "playwright-core";
import { expect } from "vitest";
import { totpCode, totpStep } from "../../members/totp.ts";
import { axeFindings } from "../../ui/testing/browser.ts";

/** Opens the set-up with the key that the server printed, names the site and shows the second factor that the desk demands. */
export const setUpSite = async (page: Page, address: string, now: () => number): Promise<void> => {
  await page.goto(address);
  const { origin } = new URL(address);
  expect(await axeFindings(page)).toEqual([]);
  const typed = {
    site: "Orrell Courier",
    town: "Orrell Bay",
    name: "Ada Tarn",
    email: "ada@orrell.example",
    password: "four quiet herons wading",
  };
  for (const [name, value] of Object.entries(typed)) await page.fill(`#${name}`, value);
  await page.click("main button.add");
  await page.waitForURL(/second-step/u);
  // Without the second step the desk stays closed.
  await page.goto(`${origin}/desk/write`);
  await page.waitForURL(/second-step/u);
  const secret = ((await page.textContent("main code")) ?? "").replaceAll(/\s/gu, "");
  await page.fill("#code", totpCode(secret, totpStep(now())));
  await page.click("main button.add");
  await page.click("text=I have written them down");
  await page.waitForURL(`${origin}/desk/start`);
};
