import { Hono } from "hono";
import { MINUTE, type Rate } from "#kit";
import { paths, readPortraitFile, routes } from "#paths";
import { isMember, type PageEnv, troublePage } from "#ui";
import { drawPortrait, type PortraitProblem } from "./draw-portrait.ts";
import type { MemberHouse } from "./entry-routes.ts";
import { dropPortrait, putPortrait, servedPortrait } from "./portrait.ts";
import type { DrawSettings } from "./settings-routes.ts";

/** How often one member may bring a picture in: drawing one takes a moment of the machine. */
const PORTRAIT_RATE: Rate = { everyMs: 3 * MINUTE, burst: 6 };

/** The address says what the picture is, so a browser need not ask again. Shared caches keep none, for they hear of no clearing. */
const KEPT = "private, max-age=2592000, immutable";

const bytesIn = async (value: unknown): Promise<Uint8Array> =>
  value instanceof File ? new Uint8Array(await value.arrayBuffer()) : new Uint8Array();

/** Members' pictures: brought in, taken away, served. */
export const portraitRoutes = (house: MemberHouse, drawSettings: DrawSettings): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  app.post(routes.settingsPortrait, async (c) => {
    const { frame } = c.var;
    if (!isMember(frame) || frame.viewer.id === null) return c.html(troublePage(frame, 403), 403, { "cache-control": "no-store" });
    const form = await c.req.parseBody();
    const refused = (problem: PortraitProblem): Promise<Response> => drawSettings(c, { portrait: problem });
    if (form["do"] === "drop") await dropPortrait(house, frame.viewer);
    else {
      if (!house.takeTurn("portrait", frame.viewer.id, PORTRAIT_RATE).ok) return refused("too-often");
      const drawn = await drawPortrait(await bytesIn(form["picture"]));
      if (!drawn.ok) return refused(drawn.problem);
      if (!(await putPortrait(house, frame.viewer, drawn.value))) return refused("cleared");
    }
    return c.redirect(`${paths.settings()}?saved=1`, 303);
  });

  app.get(routes.portrait, async (c) => {
    const file = readPortraitFile(c.req.param("file"));
    const served = file === null ? null : await servedPortrait(house, c.var.frame.viewer, file.sha, file.size);
    if (served === null) return c.body(null, 404, { "cache-control": "no-store", "x-robots-tag": "noindex" });
    return c.body(new Uint8Array(served.bytes), 200, {
      "content-type": "image/webp",
      "cache-control": served.isCleared ? "no-store" : KEPT,
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
    });
  });

  return app;
};
