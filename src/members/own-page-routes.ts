import { type Context, Hono } from "hono";
import { paths, routes } from "#paths";
import { type PageEnv, troublePage } from "#ui";
import { type MemberHouse, text } from "./entry-routes.ts";
import { type Mine, mineOf } from "./fresh.ts";
import { declareInterest, dropInterest, INTEREST_KINDS, INTEREST_LETTERS, INTERESTS_MOST, interestsOf } from "./interests.ts";
import { type OwnPage, ownPagePage } from "./pages/own-page-page.tsx";
import { hiddenPieces, PIECES, showPieces } from "./pieces.ts";
import { pageWordsOf } from "./words/page.ts";

const NO_STORE = { "cache-control": "no-store" } as const;
const NOTHING: OwnPage["given"] = { kind: "place", label: "", isOpen: false };

/** What others see of a member, arranged by the member: what they know about, and a switch for each piece. */
export const ownPageRoutes = (house: MemberHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const draw = async (c: Context<PageEnv>, mine: Mine, more: Pick<OwnPage, "given" | "error">, status: 200 | 422): Promise<Response> => {
    const { db } = house.store;
    const page = {
      handle: c.var.frame.viewer.handle ?? "",
      interests: await interestsOf(db, mine.memberId),
      hidden: await hiddenPieces(db, mine.memberId),
      isSaved: c.req.query("saved") !== undefined,
      ...more,
    };
    return c.html(ownPagePage(c.var.frame, page), status, NO_STORE);
  };

  app.get(routes.settingsPage, async (c) => {
    const mine = await mineOf(house, c);
    return mine === null ? c.redirect(paths.signIn(paths.settingsPage()), 302) : draw(c, mine, { given: NOTHING, error: null }, 200);
  });

  app.post(routes.settingsPage, async (c) => {
    if ((await mineOf(house, c)) === null) return c.html(troublePage(c.var.frame, 403), 403, NO_STORE);
    const form = await c.req.parseBody();
    await showPieces(house, c.var.frame.viewer, new Set(PIECES.filter((piece) => form[piece] !== undefined)));
    return c.redirect(`${paths.settingsPage()}?saved=1`, 303);
  });

  app.post(routes.settingsInterest, async (c) => {
    const { frame } = c.var;
    const mine = await mineOf(house, c);
    if (mine === null) return c.html(troublePage(frame, 403), 403, NO_STORE);
    const form = await c.req.parseBody();
    const kind = INTEREST_KINDS.find((each) => each === form["kind"]) ?? "place";
    const given = { kind, label: text(form["label"], 400), isOpen: form["open"] !== undefined || form["do"] === "open" };
    if (form["do"] === "drop") await dropInterest(house, frame.viewer, kind, text(form["value"], 400));
    else {
      const declared = await declareInterest(house, frame.viewer, given);
      const problems = pageWordsOf(frame.lang).problems({ letters: INTEREST_LETTERS.most, interests: INTERESTS_MOST });
      if (!declared.ok) return draw(c, mine, { given, error: problems[declared.problem] }, 422);
    }
    return c.redirect(`${paths.settingsPage()}?saved=1`, 303);
  });

  return app;
};
