import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser } from "playwright-core";
import { axeFindings, openBrowser } from "../src/ui/testing/browser.ts";

/**
 * Takes pictures of pages as readers see them: a phone and a desk, light and dark, with script off; and with `--axe` says what
 * axe-core finds wrong with them. Exits 1 when it finds something.
 *
 *     node scripts/look.ts http://localhost:3000 pictures / /gallery --axe
 */
const WIDTHS = [360, 1280] as const;
const LIGHTS = ["light", "dark"] as const;
type View = { readonly url: string; readonly width: number; readonly colorScheme: (typeof LIGHTS)[number] };

const fileOf = (path: string): string =>
  path
    .replace(/^\/(?=\?|$)/u, "front")
    .replaceAll(/[^\w-]+/gu, "-")
    .replaceAll(/^-|-$/gu, "");

const picture = async (browser: Browser, { url, width, colorScheme }: View, file: string): Promise<void> => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "load" });
  await page.screenshot({ path: file, fullPage: true });
  await context.close();
};

const examine = async (browser: Browser, { url, width, colorScheme }: View): Promise<readonly string[]> => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "load" });
  const findings = await axeFindings(page);
  await context.close();
  return findings;
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { axe: { type: "boolean", default: false } } });
const [base, folder, ...paths] = positionals;
if (base === undefined || folder === undefined || paths.length === 0) {
  process.stderr.write("usage: node scripts/look.ts BASE FOLDER PATH… [--axe]\n");
  process.exit(2);
}
await mkdir(folder, { recursive: true });
const browser = await openBrowser();
for (const path of paths) {
  for (const width of WIDTHS) {
    for (const colorScheme of LIGHTS) {
      const view = { url: new URL(path, base).href, width, colorScheme };
      await picture(browser, view, join(folder, `${fileOf(path)}-${width}-${colorScheme}.png`));
      for (const finding of values.axe ? await examine(browser, view) : []) {
        process.stdout.write(`${path} ${width} ${colorScheme}: ${finding}\n`);
        process.exitCode = 1;
      }
    }
  }
}
await browser.close();
