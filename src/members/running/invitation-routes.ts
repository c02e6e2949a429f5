import { type Context, Hono } from "hono";
import { paths, routes } from "#paths";
import { type Frame, isMember, type PageEnv, type Tab, troublePage } from "#ui";
import { cookieName, cookieOf, droppedCookie, secretCookie } from "../cookies.ts";
import { CLOSED, mayTry, type MemberHouse, text } from "../entry-routes.ts";
import { fresh } from "../fresh.ts";
import { INVITATION_LIVES_MS } from "../member.ts";
import {
  acceptInvitation,
  type AcceptProblem,
  invite,
  type InviteProblem,
  listInvitations,
  offerOf,
  revokeInvitation,
} from "./invitations.ts";
import { invitationsPage, offerPage } from "./pages/invitation-page.tsx";
import { invitationWordsOf } from "./words/invitation.ts";

type DeskHouse = MemberHouse & { readonly deskTabs: (frame: Frame, current: string) => readonly Tab[] };

const NO_STORE = { "cache-control": "no-store" } as const;
const NOTHING = { email: "", role: "editor" } as const;
const STATUS: Readonly<Record<AcceptProblem, 403 | 410>> = { over: 410, "other-address": 403, "not-signed-in": 403 };

const deskRoutes = (house: DeskHouse, app: Hono<PageEnv>): void => {
  const show = async (
    c: Context<PageEnv>,
    more: { readonly given: { readonly email: string; readonly role: string }; readonly problem: InviteProblem | null },
    status: 200 | 403 | 422,
  ): Promise<Response> => {
    const { frame } = c.var;
    const page = { ...more, invitations: await listInvitations(house), isDone: c.req.query("done") !== undefined };
    return c.html(invitationsPage(frame, { ...page, tabs: house.deskTabs(frame, "settings") }), status, NO_STORE);
  };

  /** Whoever is no admin is told so, or sent to sign in; null for an admin. */
  const refused = (c: Context<PageEnv>): Response | Promise<Response> | null => {
    const { frame } = c.var;
    if (frame.viewer.role === "admin") return null;
    if (!isMember(frame) && c.req.method === "GET") return c.redirect(paths.signIn(paths.deskInvitations()), 303);
    return c.html(troublePage(frame, 403, invitationWordsOf(frame.lang).problems["not-allowed"]), 403, NO_STORE);
  };

  app.get(routes.deskInvitations, async (c) => refused(c) ?? show(c, { given: NOTHING, problem: null }, 200));

  app.post(routes.deskInvitations, async (c) => {
    const no = refused(c);
    if (no !== null) return no;
    const mine = await fresh(house, c, paths.deskInvitations());
    if (mine instanceof Response) return mine;
    const form = await c.req.parseBody();
    const { viewer, lang } = c.var.frame;
    const given = { email: text(form["email"], 400), role: text(form["role"], 20) };
    const revoked = text(form["revoke"], 60);
    const acted = revoked === "" ? await invite(house, viewer, { ...given, lang }) : await revokeInvitation(house, viewer, revoked);
    if (acted.ok) return c.redirect(paths.deskInvitations("1"), 303);
    return show(c, { given, problem: acted.problem }, acted.problem === "not-allowed" ? 403 : 422);
  });
};

/**
 * Invitations: an admin's at the desk, and where their link leads. Opening the link only puts its secret into a cookie of this browser, so that
 * it is in no address while its owner signs in; taking the role is a press of its own.
 */
export const invitationRoutes = (house: DeskHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  deskRoutes(house, app);
  const linkOf = (c: Context): string => cookieOf(c.req.header("cookie"), cookieName("invitation", house.origin)) ?? "";
  const over = (c: Context<PageEnv>, problem: AcceptProblem) =>
    c.html(offerPage(c.var.frame, { kind: "problem", problem }), STATUS[problem], CLOSED);

  app.get(routes.invitation, async (c) => {
    const link = text(c.req.query("t"), 100);
    const offer = await offerOf(house, link === "" ? linkOf(c) : link);
    if (offer === null) return over(c, "over");
    if (link === "") return c.html(offerPage(c.var.frame, { kind: "offer", ...offer }), 200, CLOSED);
    c.header("set-cookie", secretCookie("invitation", link, house.origin, INVITATION_LIVES_MS));
    for (const [name, value] of Object.entries(CLOSED)) c.header(name, value);
    return c.redirect(paths.invitation(), 303);
  });

  app.post(routes.invitation, async (c) => {
    if (!mayTry(house, c)) return c.html(troublePage(c.var.frame, 429), 429, CLOSED);
    const mine = await fresh(house, c, paths.invitation());
    if (mine instanceof Response) return mine;
    const accepted = await acceptInvitation(house, c.var.frame.viewer, linkOf(c));
    if (!accepted.ok) return over(c, accepted.problem);
    c.header("set-cookie", droppedCookie("invitation", house.origin), { append: true });
    c.header("set-cookie", droppedCookie("sid", house.origin), { append: true });
    return c.html(offerPage(c.var.frame, { kind: "accepted" }), 200, CLOSED);
  });
  return app;
};
