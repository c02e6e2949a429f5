import { type Context, Hono } from "hono";
import { isEditor } from "#kit";
import { membersByIds } from "#members";
import { at, paths, routes } from "#paths";
import type { House } from "#store";
import { type Frame, isMember, type PageEnv, type Tab } from "#ui";
import { gone } from "../note-routes.tsx";
import { letterPage } from "./letter-page.tsx";
import { passOn } from "./pass-on.ts";
import { preparedLetter, ticketLetter } from "./ticket-letter.ts";
import { wordsOf } from "./words/index.ts";

const NO_STORE = { "cache-control": "no-store" } as const;
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Where an editor passes a disputed fact on to the source whose copy it is in: the letter is read before it is sent. */
export const letterRoutes = (house: House & { readonly deskTabs: (frame: Frame, current: string) => readonly Tab[] }): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const show = async (
    c: Context<PageEnv, typeof routes.deskCorrectionLetter>,
    status: 200 | 409 | 422,
    typed: { readonly letter: { readonly subject: string; readonly text: string }; readonly problem: string } | null,
  ): Promise<Response> => {
    const { frame } = c.var;
    const found = await ticketLetter(house.store.db, c.req.param("id"));
    if (found === null) return gone(c, 404);
    const by = found.ticket.passed_by ?? "";
    const name = by === "" ? "" : ((await membersByIds(house.store, [by])).get(by)?.name ?? "");
    const letter = typed?.letter ?? preparedLetter(found, { site: frame.site.name, origin: frame.origin, zone: frame.site.zone });
    const page = { found, letter, by: name, problem: typed?.problem ?? null, tabs: house.deskTabs(frame, "tickets") };
    return c.html(letterPage(frame, page), status, NO_STORE);
  };

  app.get(routes.deskCorrectionLetter, (c) => {
    const { frame } = c.var;
    const path = paths.deskCorrectionLetter(c.req.param("id"));
    if (!isMember(frame)) return c.redirect(paths.signIn(path), 303);
    return isEditor(frame.viewer) ? show(c, 200, null) : gone(c, 403);
  });

  app.post(routes.deskCorrectionLetter, async (c) => {
    const { frame } = c.var;
    const id = c.req.param("id");
    const form = await c.req.parseBody();
    const letter = { subject: text(form["subject"]), text: text(form["text"]) };
    const passed = await passOn(house, frame.viewer, id, letter);
    if (passed.ok) return c.redirect(at(paths.deskCorrections(), `ticket-${id}`), 303);
    if (passed.problem === "not-allowed") return gone(c, 403);
    if (passed.problem === "not-there") return gone(c, 404);
    if (passed.problem === "no-text") return show(c, 422, { letter, problem: wordsOf(frame.lang).letter.noText });
    return show(c, 409, null);
  });

  return app;
};
