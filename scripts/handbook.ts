import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { openBrowser } from "../src/ui/testing/browser.ts";

/**
 * Makes the pictures of the handbook (docs/desk) anew: starts the demo newsroom in a folder of its own, does at its desk what the pages tell of, and
 * writes each picture to docs/pictures. Build first.
 *
 *     npm run build && node scripts/handbook.ts
 */
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const MOST_BYTES = 60_000;
const VIEW = { width: 1_000, height: 720 };
/** A browser that does not call itself headless: what it reads is counted. */
const PERSON = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

/** Puts plain names where a page says on which machine the demo runs. */
const NEUTRAL = `{
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    node.data = node.data.replace(/\\S*townwire-handbook-[^/]+/gu, "/srv/townwire").replace(/http:..localhost:\\d+/gu, "https://tidings.example");
  }
}`;

/** What the window shows, from `from` down where that is named, as a file of at most 60 kB. */
const shoot = async (page: Page, name: string, from?: string): Promise<void> => {
  await page.evaluate(NEUTRAL);
  await page.evaluate("scrollTo(0, 0)");
  if (from !== undefined)
    await page
      .locator(from)
      .first()
      .evaluate((part) => (part as { scrollIntoView: () => void }).scrollIntoView());
  const png = await page.screenshot();
  for (const quality of [80, 65, 50, 35]) {
    const bytes = await sharp(png).webp({ quality, effort: 6 }).toBuffer();
    if (bytes.length > MOST_BYTES) continue;
    await writeFile(join(ROOT, "docs/pictures", `desk-${name}.webp`), bytes);
    process.stdout.write(`desk-${name}.webp ${bytes.length}\n`);
    return;
  }
  throw new Error(`${name}: more than ${MOST_BYTES} bytes`);
};

type Desk = { readonly page: Page; readonly at: (path: string) => Promise<void> };

const signIn = async ({ page, at }: Desk, email: string): Promise<void> => {
  await at("/sign-in");
  await page.fill("#email", email);
  await page.click("main button.add");
  let code = "";
  while (code === "") {
    const mails = await (await page.request.get(new URL("/dev/mail", page.url()).href)).text();
    code = mails.includes(email) ? (/\b(\d{4} \d{4})\b/u.exec(mails)?.[1] ?? "") : "";
  }
  await page.fill("#code", code);
  await page.click("main button.add");
  await page.waitForLoadState();
};

/** Two pictures of the demo, brought in and described. */
const pictures = async ({ page, at }: Desk): Promise<void> => {
  await at("/desk/pictures");
  await page.setInputFiles(
    "#picture",
    ["market", "belltower"].map((name) => join(ROOT, `demo/wire/${name}.png`)),
  );
  await page.click("#upload button.add");
  await page.waitForURL(/added=2/u);
  for (const [name, alt] of [
    ["market", "The market hall from the square, its doors open."],
    ["belltower", "The bell tower over the roofs."],
  ] as const) {
    await at("/desk/pictures");
    await page.locator(".shots a", { hasText: name }).click();
    await page.fill("#alt", alt);
    await page.fill("#credit", "Ida Corran/Tidings");
    await page.click("#said button[value=save]");
    await page.waitForURL(/done=saved/u);
  }
  await page.click("#cutting button[value=propose]");
  await page.waitForURL(/done=cut/u);
  await shoot(page, "cut", "#cuts");
  await at("/desk/pictures");
  await shoot(page, "pictures");
};

/** A story begun; gives the address that it is written at. */
const begin = async ({ page, at }: Desk, headline: string, text: string): Promise<string> => {
  await at("/desk/write");
  await page.click("main button.add");
  await page.waitForURL(/\/desk\/write\/[0-9a-z]+/u);
  const address = page.url();
  await page.fill("#headline", headline);
  await page.locator("[role=textbox]").fill(text);
  await page.selectOption("#section", "town");
  return address;
};

const writing = async (desk: Desk): Promise<void> => {
  const { page, at } = desk;
  const address = await begin(desk, "Market hall opens an hour earlier", "The doors open at six from Monday.");
  await page.fill("#deck", "The fish traders asked for it.");
  await page.click("button[value=choose]");
  await page.locator(".shots > li", { hasText: "market" }).locator("form button").click();
  await page.waitForURL(address);
  await page.locator("[role=textbox]").focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n## Why so early\nThe boats come in at five, and ice melts.\n- fish at six\ncheese at seven");
  await shoot(page, "write", "label[for=authors]");
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await page.fill("#at", `${tomorrow}T06:00`);
  await shoot(page, "schedule", "fieldset");
  await page.click("button[value=schedule]");
  await page.waitForURL(/done=sent/u);
  await at("/desk/calendar");
  await shoot(page, "calendar", "main tr:has(a[href^='/desk/story/'])");
  const live = await begin(desk, "The barrier board sits", "The sitting began at seven.");
  await page.click("button[value=publish]");
  await page.waitForURL(/done=sent/u);
  await page.click("main a[href^='/desk/live/']");
  await page.click("button[value=begin]");
  await page.fill("#headline-new", "The board agrees on May");
  await page.fill("#body-new", "Nine of eleven hands went up.");
  await page.click("button[value=add]");
  await page.waitForLoadState();
  await shoot(page, "live");
  await page.goto(live);
  await page.check("#correction");
  await page.fill("#note", "An earlier version said that the sitting began at six.");
  await shoot(page, "correct", "#out");
};

const wire = async ({ page, at }: Desk): Promise<void> => {
  await at("/desk/incoming");
  await shoot(page, "incoming");
  for (const place of [0, 1]) await page.locator("main input[name=part]").nth(place).check();
  await shoot(page, "combine");
  await at("/desk/incoming");
  await page.locator("main table a[href^='/desk/story/']").first().click();
  await shoot(page, "kill", "h2:has-text('Publication')");
  await page.click("main button.add");
  await page.waitForURL(/\/desk\/write\//u);
  await shoot(page, "over");
};

const planning = async ({ page, at }: Desk): Promise<void> => {
  await at("/desk/front");
  await page.locator("button[value=pin]").first().click();
  await page.waitForLoadState();
  await shoot(page, "front");
  await at("/desk/series");
  await page.fill("#title", "The barrier, gate by gate");
  await page.click("main button.add");
  await page.waitForLoadState();
  await shoot(page, "series");
};

/** A reply that a reader reports, so that a case waits. */
const report = async ({ page, at }: Desk): Promise<void> => {
  await at("/");
  const story = (await page.locator("a[href*='barrier-gate-must']").first().getAttribute("href")) ?? "/";
  await at(story);
  const address = await page.locator("a[href*='target=comment']").first().getAttribute("href");
  await at(address ?? "/report");
  await page.locator("input[name=reason]").first().check();
  await page.fill("#detail", "This has nothing to do with the gates.");
  await page.click("main button[type=submit], main form button");
  await page.waitForLoadState();
};

const PLAIN: readonly (readonly [name: string, path: string, from?: string])[] = [
  ["questions", "/desk/questions"],
  ["sessions", "/desk/sessions"],
  ["people", "/desk/settings/people"],
  ["settings", "/desk/settings"],
  ["feeds", "/desk/feeds"],
  ["source", "/desk/sources/halyard-news-agency"],
  ["numbers", "/desk/numbers"],
  ["notes", "/desk/notes", "h2:has-text('Proposed')"],
  ["moderation", "/moderation"],
];

const takeAll = async (origin: string): Promise<void> => {
  const browser = await openBrowser();
  const open = async (email: string): Promise<Desk> => {
    const page = await (await browser.newContext({ viewport: VIEW, userAgent: PERSON })).newPage();
    const desk: Desk = { page, at: async (path) => void (await page.goto(new URL(path, origin).href)) };
    await signIn(desk, email);
    return desk;
  };
  await report(await open("colm@aldermouth.example"));
  const desk = await open("pell@tidings.example");
  await wire(desk);
  await pictures(desk);
  await writing(desk);
  await planning(desk);
  await desk.at("/desk/newsletters");
  await desk.page.check("input[name=on] >> nth=0");
  await desk.page.locator("main form button").first().click();
  await desk.page.waitForLoadState();
  await shoot(desk.page, "newsletters");
  for (const [name, path, from] of PLAIN) {
    await desk.at(path);
    await shoot(desk.page, name, from);
  }
  await browser.close();
};

const folder = await mkdtemp(join(tmpdir(), "townwire-handbook-"));
const port = await freePort();
const child = spawn(process.execPath, [join(ROOT, "bin/townwire.js"), "serve", "--demo"], {
  env: { PATH: process.env["PATH"], TOWNWIRE_DATA: folder, PORT: String(port) },
  stdio: ["ignore", "pipe", "inherit"],
});
const ended = new Promise<void>((gone) => child.once("exit", () => gone()));
try {
  await new Promise<void>((up, down) => {
    let said = "";
    child.stdout.on("data", (bytes: Buffer) => {
      said += bytes.toString();
      if (said.includes("Sign in as a reader")) up();
    });
    child.once("exit", () => down(new Error("the demo did not start")));
  });
  await takeAll(`http://localhost:${port}`);
} finally {
  child.kill();
  await ended;
  await rm(folder, { recursive: true, force: true });
}
