import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildAssets } from "../../../scripts/assets.ts";
import { paths } from "#paths";
import { assetRoutes, galleryRoutes, loadAssets, type PageEnv, sampleFrame, troublePage } from "../index.ts";
import { axeFindings, openBrowser, overflowOf, serveApp } from "../testing/browser.ts";

describe("the gallery in a browser", () => {
  let folder: string;
  let app: Hono<PageEnv>;
  let browser: Browser;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "townwire-gallery-"));
    await buildAssets({ out: folder });
    const assets = loadAssets(folder);
    app = new Hono<PageEnv>()
      .use(async (c, next) => {
        c.set("frame", sampleFrame({ path: paths.gallery(), assets }));
        await next();
      })
      .route("/", assetRoutes(assets))
      .route("/", galleryRoutes());
    app.get("/nothing", (c) => c.html(troublePage(c.var.frame, 404), 404));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  const open = async (path: string, options: BrowserContextOptions): Promise<Page> => {
    const page = await (await browser.newContext(options)).newPage();
    await serveApp(page, app);
    await page.goto(`http://courier.example${path}`);
    return page;
  };

  test.each(["light", "dark"] as const)("axe finds nothing in it in %s", async (colorScheme) => {
    for (const width of [360, 1280]) {
      const page = await open("/gallery", { colorScheme, viewport: { width, height: 900 } });
      expect(await axeFindings(page)).toEqual([]);
      await page.context().close();
    }
  });

  test("axe finds what is wrong with a page, so that finding nothing means something", async () => {
    const page = await open("/nothing", {});
    await page.evaluate(`document.querySelector("main").innerHTML = '<img src="/x"><p class="small" style="color:#ccc">pale</p>'`);
    expect((await axeFindings(page)).map((finding) => finding.split(":")[0])).toEqual(
      expect.arrayContaining(["image-alt", "color-contrast"]),
    );
    await page.context().close();
  });

  test.each(["/gallery", "/gallery?in=ar"])("nothing at %s has to be scrolled sideways on the narrowest phone", async (path) => {
    const page = await open(path, { viewport: { width: 320, height: 700 } });
    expect(await overflowOf(page)).toBe(0);
    await page.context().close();
  });

  test("the faces are ours and arrive", async () => {
    const page = await open("/gallery", {});
    await page.evaluate("document.fonts.ready");
    expect(
      await page.evaluate(`[...document.fonts].some((face) => face.family.includes("Brygada 1918") && face.status === "loaded")`),
    ).toBe(true);
    await page.context().close();
  });
});
