import { Hono } from "hono";
import { expect, test } from "vitest";
import { LANGS } from "#kit";
import { paths } from "#paths";
import { galleryRoutes, type PageEnv, sampleFrame } from "#ui";
import { questionSamples } from "./samples.tsx";

test("the gallery shows questions, answers, rounds and sessions in each state, in every language, with no id twice", async () => {
  const app = new Hono<PageEnv>()
    .use(async (c, next) => {
      c.set("frame", sampleFrame({ path: paths.gallery() }));
      await next();
    })
    .route("/", galleryRoutes(questionSamples));
  for (const lang of LANGS) {
    const text = await (await app.request(`${paths.gallery()}?in=${lang}`)).text();
    for (const { name } of questionSamples) expect(text).toContain(`<p class="name">${name}</p>`);
    expect(text).not.toMatch(/undefined|\[object /u);
    const ids = [...text.matchAll(/ id="([^"]+)"/gu)].map((found) => found[1]);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  }
});
