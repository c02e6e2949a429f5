import { Hono } from "hono";
import { paths, routes } from "#paths";
import { type PageEnv } from "#ui";
import { CLOSED, type MemberHouse } from "./entry-routes.ts";
import { fresh, mineOf } from "./fresh.ts";
import { askLeaving, leavingAt, stay } from "./leave.ts";
import { allHeld } from "./own-data.ts";
import { dataPage, deletePage, exportPage, heldDocument, keptPage } from "./pages/data-pages.tsx";
import { portraitsHeld } from "./portrait.ts";
import { standingPage } from "./pages/standing-page.tsx";
import { standingIn } from "./reckon-standing.ts";
import { zipOf } from "./zip-of.ts";

/** What is held of a member: seen, taken along, erased; and how long anything is kept. */
export const dataRoutes = (house: MemberHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  app.get(routes.kept, async (c) => c.html(keptPage(c.var.frame, (await house.keeps?.()) ?? {}), 200, { "cache-control": "no-store" }));

  app.get(routes.standing, async (c) => {
    const { viewer } = c.var.frame;
    const own = viewer.id === null ? null : await standingIn(house.store.db, viewer.id);
    return c.html(standingPage(c.var.frame, own), 200, { "cache-control": "no-store" });
  });

  app.get(routes.settingsData, async (c) => {
    const mine = await mineOf(house, c);
    if (mine === null) return c.redirect(paths.signIn(paths.settingsData()), 302);
    return c.html(dataPage(c.var.frame, await allHeld(house, house.personalData, mine.memberId)), 200, CLOSED);
  });

  app.get(routes.settingsExport, async (c) => {
    const mine = await fresh(house, c, paths.settingsExport());
    return mine instanceof Response ? mine : c.html(exportPage(c.var.frame), 200, CLOSED);
  });

  app.post(routes.settingsExport, async (c) => {
    const mine = await fresh(house, c, paths.settingsExport());
    if (mine instanceof Response) return mine;
    const held = await allHeld(house, house.personalData, mine.memberId);
    const json = JSON.stringify(Object.fromEntries(held.map(({ name, rows }) => [name, rows])), null, 2);
    const zip = zipOf([
      { name: "everything.json", text: `${json}\n` },
      { name: "everything.html", text: heldDocument(c.var.frame, held) },
      ...(await portraitsHeld(house.store.db, mine.memberId)).map(({ row, bytes }) => ({ name: row.file, bytes })),
    ]);
    return c.body(new Uint8Array(zip), 200, {
      ...CLOSED,
      "content-type": "application/zip",
      "content-disposition": 'attachment; filename="your-account.zip"',
    });
  });

  app.get(routes.settingsDelete, async (c) => {
    const mine = await fresh(house, c, paths.settingsDelete());
    if (mine instanceof Response) return mine;
    return c.html(deletePage(c.var.frame, await leavingAt(house, mine.memberId)), 200, CLOSED);
  });

  app.post(routes.settingsDelete, async (c) => {
    const mine = await fresh(house, c, paths.settingsDelete());
    if (mine instanceof Response) return mine;
    const form = await c.req.parseBody();
    if (form["stay"] === "1") await stay(house, mine.memberId);
    else await askLeaving(house, c.var.frame.viewer, form["words"] !== "erase");
    return c.redirect(paths.settingsDelete(), 303);
  });

  return app;
};
