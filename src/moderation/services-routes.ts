import { type Context, Hono } from "hono";
import { paths, routes } from "#paths";
import type { PageEnv } from "#ui";
import type { ModerationHouse } from "./house.ts";
import { type ServicesForm, servicesPage } from "./pages/services-page.tsx";
import { turnAway } from "./queue-routes.ts";
import { NO_STORE, text } from "./report-routes.tsx";
import { SERVICE_KINDS } from "./classifier.ts";
import { addService, listServices, turnService } from "./classifiers.ts";
import { wordsOf } from "./words/index.ts";

const EMPTY: ServicesForm = { name: "", address: "", kind: "hook", wait: "2000" };

/** Where services outside are added, turned on and off. */
export const servicesRoutes = (house: ModerationHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const show = async (c: Context<PageEnv>, form: ServicesForm, isWrong: boolean) => {
    const away = turnAway(c);
    if (away !== null) return away;
    const { frame } = c.var;
    const error = isWrong ? wordsOf(frame.lang).services.problem : null;
    return c.html(servicesPage(frame, await listServices(house), form, error), isWrong ? 422 : 200, NO_STORE);
  };

  app.get(routes.moderationServices, (c) => show(c, EMPTY, false));

  app.post(routes.moderationServices, async (c) => {
    const away = turnAway(c);
    if (away !== null) return away;
    const given = await c.req.parseBody();
    const { viewer } = c.var.frame;
    const to = (["on", "off", "gone"] as const).find((each) => each === text(given["do"]));
    if (to !== undefined) {
      await turnService(house, viewer, text(given["id"]), to);
      return c.redirect(paths.moderationServices(), 303);
    }
    const form: ServicesForm = {
      name: text(given["name"]),
      address: text(given["address"]),
      kind: text(given["kind"]),
      wait: text(given["wait"]),
    };
    const added = await addService(house, viewer, {
      kind: SERVICE_KINDS.find((kind) => kind === form.kind) ?? "hook",
      name: form.name,
      address: form.address,
      secret: text(given["secret"]),
      isInside: text(given["inside"]) !== "",
      isOpen: text(given["silent"]) === "open",
      waitMs: Number(form.wait),
    });
    return added.ok ? c.redirect(paths.moderationServices(), 303) : show(c, form, true);
  });

  return app;
};
