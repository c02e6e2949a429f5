import { readFile } from "node:fs/promises";
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { paths } from "#paths";
import { galleryRoutes, type PageEnv, sampleFrame, uiSamples } from "../index.ts";

const gallery = () =>
  new Hono<PageEnv>()
    .use(async (c, next) => {
      c.set("frame", sampleFrame({ path: paths.gallery() }));
      await next();
    })
    .route("/", galleryRoutes([{ group: "Elsewhere", name: "a sample of another room", show: () => "from elsewhere" }]));

describe("the gallery", () => {
  test("shows every component, and other rooms' samples after ours", async () => {
    const text = await (await gallery().request(paths.gallery())).text();
    for (const { name } of uiSamples) expect(text).toContain(`<p class="name">${name.replaceAll("'", "&#39;")}</p>`);
    expect(text).toContain("from elsewhere");
    expect(text).not.toMatch(/undefined|\[object /u);
  });

  test("no two things on it have the same id", async () => {
    const text = await (await gallery().request(paths.gallery())).text();
    const ids = [...text.matchAll(/ id="([^"]+)"/gu)].map((found) => found[1]);
    expect(ids.length).toBeGreaterThan(30);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  });

  test("stands in Arabic from right to left", async () => {
    const text = await (await gallery().request(`${paths.gallery()}?in=ar`)).text();
    expect(text).toContain('<html lang="ar" dir="rtl">');
    expect(text).toContain("اترك ردًّا");
  });

  test("every class in its markup that is ours has a rule", async () => {
    const text = await (await gallery().request(paths.gallery())).text();
    const names = [
      "base",
      "signs",
      "life",
      "masthead",
      "columns",
      "page",
      "forms",
      "notice",
      "pager",
      "help",
      "front",
      "story",
      "talk",
      "state",
      "wirelist",
      "desk",
      "ledger",
      "join",
      "changes",
      "gallery",
    ];
    const css = (await Promise.all(names.map((name) => readFile(new URL(`../css/${name}.css`, import.meta.url), "utf8")))).join("");
    const used = new Set([...text.matchAll(/ class="([^"]+)"/gu)].flatMap((found) => (found[1] ?? "").split(" ")));
    expect(used.size).toBeGreaterThan(50);
    expect([...used].filter((name) => !css.includes(`.${name}`))).toEqual([]);
  });
});
