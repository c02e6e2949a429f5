import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildAssets, type Manifest } from "../../scripts/assets.ts";
import { acceptedEncoding } from "./accepted-encoding.ts";
import { assetRoutes, loadAssets } from "./assets.ts";

/** Bytes of CSS on a story page, brotli: a first screen in two round trips leaves this much beside the HTML. */
const STORY_CSS_BUDGET = 14_000;

describe("assets", () => {
  let folder: string;
  let manifest: Manifest;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "townwire-assets-"));
    manifest = await buildAssets({ out: folder });
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("who reads where they are built again finds them all the same, and nothing older stays", async () => {
    await writeFile(join(folder, "older.css"), "");
    const builds = [buildAssets({ out: folder }), buildAssets({ out: folder })];
    let reads = 0;
    let isOver = false;
    const over = Promise.all(builds).finally(() => (isOver = true));
    while (!isOver) {
      expect(loadAssets(folder).url("core.css")).toContain(manifest["core.css"]);
      reads += 1;
      await setImmediate();
    }
    await over;
    expect([reads > 0, (await readdir(folder)).includes("older.css")]).toEqual([true, false]);
  });

  test("the style sheets of a story page stay within their budget", async () => {
    const sizes = await Promise.all(
      ["core", "story", "talk"].map(async (name) => (await stat(join(folder, `${manifest[`${name}.css`]}.br`))).size),
    );
    const whole = sizes.reduce((sum, size) => sum + size, 0);
    expect(whole).toBeGreaterThan(3_000);
    expect(whole).toBeLessThan(STORY_CSS_BUDGET);
  });

  test("every file a sheet points at was built, under its own hash", async () => {
    const files = new Set(await readdir(folder));
    const css = await readFile(join(folder, manifest["core.css"] ?? ""), "utf8");
    const wanted = [...css.matchAll(/url\("?([^")]+)"?\)/gu)].map((found) => found[1] ?? "");
    expect(wanted.length).toBeGreaterThanOrEqual(3);
    for (const file of wanted) expect(files.has(file)).toBe(true);
  });

  test("the order of layers is the first thing said", async () => {
    expect(await readFile(join(folder, manifest["core.css"] ?? ""), "utf8")).toMatch(
      /^@layer tokens,base,frame,story,talk,desk,help,print,site;/u,
    );
  });

  test("a sheet is sent packed to whoever takes it, to be kept for ever", async () => {
    const app = assetRoutes(loadAssets(folder));
    const path = loadAssets(folder).url("core.css");
    const packed = await app.request(path, { headers: { "accept-encoding": "gzip, br" } });
    expect(packed.headers.get("content-encoding")).toBe("br");
    expect(packed.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(packed.headers.get("content-type")).toBe("text/css; charset=utf-8");
    const plain = await app.request(path);
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(await plain.text());
    expect(packed.headers.get("etag")).not.toBe(plain.headers.get("etag"));
  });

  test("who has a file already is told so, and an unknown name is not found", async () => {
    const assets = loadAssets(folder);
    const app = assetRoutes(assets);
    const etag = (await app.request(assets.url("mark.svg"))).headers.get("etag") ?? "";
    const again = await app.request(assets.url("mark.svg"), { headers: { "if-none-match": `"x", W/${etag}` } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect((await app.request("/assets/manifest.json")).status).toBe(404);
    expect(() => assets.url("nothing.css")).toThrow(/not built/u);
  });

  test("a missing build is told with the command that makes it", () => {
    expect(() => loadAssets(join(folder, "nowhere"))).toThrow(/npm run build/u);
  });

  test("a coding of weight 0 is refused", () => {
    expect(acceptedEncoding(undefined)).toBeNull();
    expect(acceptedEncoding("br;q=0, gzip;q=0.5")).toBe("gzip");
    expect(acceptedEncoding("*")).toBe("br");
    expect(acceptedEncoding("*, br;q=0")).toBe("gzip");
    expect(acceptedEncoding("identity")).toBeNull();
  });
});
