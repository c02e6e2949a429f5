import { type Context, Hono, type Next } from "hono";
import { paths } from "#paths";
import type { House } from "#store";
import type { PageEnv } from "#ui";
import { factorsOf } from "./factors.ts";
import { roleOf } from "./queries.ts";

/**
 * Leads staff who come to the desk in a session without a strong factor to where they can show or set one up; to the desk they are members
 * like others until then. Stands before the rooms that have a desk.
 */
export const deskGate = (house: House): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  const lead = async (c: Context<PageEnv>, next: Next): Promise<Response | void> => {
    const { viewer, path } = c.var.frame;
    if (c.req.method !== "GET" || viewer.role !== "member" || viewer.id === null) return next();
    const role = await roleOf(house.store, viewer.id);
    if (role === null || role === "member") return next();
    const { passwordAt, secondAt, passkeys } = await factorsOf(house.store.db, viewer.id);
    c.header("cache-control", "no-store");
    if (passkeys > 0 || (passwordAt !== null && secondAt !== null)) return c.redirect(paths.settingsConfirm(path), 302);
    return c.redirect(passwordAt !== null ? paths.settingsSecond() : paths.settings(), 302);
  };
  for (const place of ["/desk", "/desk/*", "/moderation", "/moderation/*"]) app.use(place, lead);
  return app;
};
