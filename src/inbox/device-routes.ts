import { type Context, Hono } from "hono";
import * as z from "zod";
import { browserName, ownSession } from "#members";
import type { PushAddress } from "#outside";
import { paths, routes } from "#paths";
import { isMember, type PageEnv } from "#ui";
import { choicesOf } from "./choices.ts";
import { choicesPage } from "./pages/choices-page.tsx";
import type { DeviceProblem } from "./pages/devices-band.tsx";
import { addDevice, devicesOf, dropDevice } from "./push-device.ts";
import type { InboxHouse } from "./routes.ts";

/** A browser's PushSubscription as it says it in JSON (Push API, 7). */
const SUBSCRIPTION = z.object({
  endpoint: z.string().max(1_000),
  keys: z.object({ p256dh: z.string().max(200), auth: z.string().max(200) }),
});

const addressIn = (text: string): PushAddress | null => {
  try {
    const { endpoint, keys } = SUBSCRIPTION.parse(JSON.parse(text));
    return { endpoint, ...keys };
  } catch {
    return null;
  }
};

/** What the page of choices shows of a member's devices. */
export const devicesView = async (house: InboxHouse, c: Context<PageEnv>, memberId: string, problem: DeviceProblem | null = null) => {
  const session = await ownSession(house, c.req.header("cookie"), house.origin);
  return { devices: await devicesOf(house, memberId, session?.id ?? null), pushKey: house.pushKey, problem };
};

/** Setting a browser up as a device, and letting one go. */
export const deviceRoutes = (house: InboxHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  app.get(routes.inboxDevices, (c) => c.redirect(paths.inboxChoices(), 302));

  app.post(routes.inboxDevices, async (c) => {
    const { viewer } = c.var.frame;
    if (!isMember(c.var.frame) || viewer.id === null) return c.redirect(paths.signIn(paths.inboxChoices()), 303);
    const form = await c.req.parseBody();
    const text = (name: string): string => (typeof form[name] === "string" ? form[name] : "");
    if (text("do") === "drop") {
      await dropDevice(house, viewer, text("id"));
      return c.redirect(`${paths.inboxChoices()}#devices`, 303);
    }
    const session = await ownSession(house, c.req.header("cookie"), house.origin);
    const address = addressIn(text("device").slice(0, 4_000));
    const name = browserName(c.req.header("user-agent") ?? "");
    const isMine = session !== null && session.memberId === viewer.id;
    const added =
      address === null
        ? ({ ok: false, problem: "bad-device" } as const)
        : isMine
          ? await addDevice(house, viewer, { sessionId: session.id, address, name })
          : ({ ok: false, problem: "not-signed-in" } as const);
    if (added.ok) return c.redirect(`${paths.inboxChoices()}#devices`, 303);
    const view = await devicesView(house, c, viewer.id, added.problem);
    const page = {
      choices: await choicesOf(house, viewer.id),
      isSaved: false,
      isHalfQuiet: false,
      letters: await house.letters(c),
      ...view,
    };
    return c.html(choicesPage(c.var.frame, page), 422, { "cache-control": "no-store" });
  });
  return app;
};
