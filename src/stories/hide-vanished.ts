import { Hono } from "hono";
import type { House } from "#store";
import type { PageEnv } from "#ui";
import { isVanished } from "./absence.ts";

const MOST_PARTS = 8; // an address of ours has fewer

/** The parts of an address that may be a story's id, without the ending that names a format. */
const partsOf = (path: string): readonly string[] =>
  path
    .split("/")
    .map((part) => part.split(".")[0] ?? "")
    .filter((part) => /^[0-9a-z]{4,20}$/u.test(part))
    .slice(0, MOST_PARTS);

/**
 * Answers 404 wherever a room says 410 of a story of which nothing is to be said, so that its page, its conversation, its notes, its feeds and
 * its programs say the same. Stands before the rooms.
 */
export const hideVanished = (house: House): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  app.use(async (c, next) => {
    await next();
    if (c.res.status !== 410 || !(await isVanished(house.store.db, partsOf(c.req.path)))) return;
    c.set("frame", { ...c.var.frame, path: "/" }); // as an unknown story's page has it: nothing is to tell the two apart
    c.res = undefined;
    c.res = await c.notFound();
  });
  return app;
};
