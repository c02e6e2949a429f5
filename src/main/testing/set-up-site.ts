import { createHmac } from "node:crypto";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { axeFindings } from "../../ui/testing/browser.ts";

const BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** What an authenticator app shows for a secret (RFC 6238) at a time, ms since 1970. */
const appCode = (secret: string, nowMs: number): string => {
  const bits = [...secret].map((letter) => BASE_32.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/gu) ?? []).map((eight) => Number.parseInt(eight, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(nowMs / 30_000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  return String((digest.readUInt32BE((digest.at(-1) ?? 0) & 0xf) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, "0");
};

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
  await page.fill("#code", appCode(secret, now()));
  await page.click("main button.add");
  await page.click("text=I have written them down");
  await page.waitForURL(`${origin}/desk/start`);
};
