import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium, type Page } from "playwright-core";

/** Few flags of our own: the package's default ones hold `--single-process`, which dies at the second browser context. */
const FLAGS = ["--no-sandbox", "--headless=new", "--disable-gpu", "--disable-background-networking"];

/** Unpacks the browser under a folder of this user's own: the package's one place in /tmp may hold another user's copy. */
const unpack = async (): Promise<string> => {
  const before = process.env["TMPDIR"];
  const folder = join(tmpdir(), `townwire-browser-${userInfo().uid}`);
  await mkdir(folder, { recursive: true });
  process.env["TMPDIR"] = folder;
  try {
    return await sparticuz.executablePath();
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
};

let unpacked: Promise<string> | null = null; // two at once would write the same file

/** A Chromium out of an npm package. The caller closes it. */
export const openBrowser = async (): Promise<Browser> => {
  unpacked ??= unpack();
  return chromium.launch({ executablePath: await unpacked, args: FLAGS });
};

type App = { readonly request: (url: string, init?: RequestInit) => Response | Promise<Response> };

/** Lets `page` reach `app` at any address, without a socket. GET only. */
export const serveApp = async (page: Page, app: App): Promise<void> => {
  await page.route("**/*", async (route) => {
    const response = await app.request(route.request().url(), { headers: { accept: route.request().headers()["accept"] ?? "*/*" } });
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  });
};

/** What axe-core finds wrong with `page`: one line a place, empty when there is nothing. */
export const axeFindings = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
  const { violations } = (await page.evaluate("axe.run()")) as {
    readonly violations: readonly {
      readonly id: string;
      readonly help: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
    }[];
  };
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 160)} ${(failureSummary ?? "").replaceAll(/\s+/gu, " ")}`),
  );
};

/** How many pixels `page` is wider than its window: 0 when nothing has to be scrolled sideways (WCAG 1.4.10). */
export const overflowOf = async (page: Page): Promise<number> =>
  (await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")) as number;
