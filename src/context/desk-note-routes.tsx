import { type Context, Hono } from "hono";
import { type Instant, instantIn, isEditor, isModerator } from "#kit";
import { paths, routes } from "#paths";
import { type Frame, isMember, type PageEnv, type Tab } from "#ui";
import { answerTicket } from "./answer-ticket.ts";
import { deskNotes, deskTickets, lastRuns } from "./desk-view.ts";
import type { NoteHouse } from "./note-house.ts";
import { gone } from "./note-routes.tsx";
import { deskNotesPage, ticketsPage } from "./pages/desk-notes-page.tsx";
import { runsPage } from "./pages/runs-page.tsx";
import { type HelpfulHouse, scoreRun } from "./score-run.ts";
import type { Scorer } from "./work-out-run.ts";
import { switchNotes } from "./switch-notes.ts";
import { letterRoutes } from "./tickets/letter-routes.tsx";
import { wordsOf as ticketWordsOf } from "./tickets/words/index.ts";
import { TICKET_STATES } from "./ticket.ts";
import { wordsOf } from "./words/index.ts";

export type DeskNoteHouse = NoteHouse &
  HelpfulHouse & {
    readonly deskTabs: (frame: Frame, current: string) => readonly Tab[];
    readonly score?: Scorer;
  };

const NO_STORE = { "cache-control": "no-store" } as const;
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** What a field for date and time holds, on the site's clocks; null for anything else. */
const timeIn = (zone: string, typed: string): Instant | null => {
  const ms = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/u.test(typed) ? Date.parse(`${typed}Z`) : Number.NaN;
  return Number.isNaN(ms) ? null : instantIn(zone, ms);
};

/** Refuses whoever is not of the desk; null where there is nothing to refuse. */
const refused = (c: Context<PageEnv>, path: Parameters<typeof paths.signIn>[0], isAllowed: boolean): Response | null => {
  if (!isMember(c.var.frame)) return c.redirect(paths.signIn(path), 303);
  return isAllowed ? null : gone(c, 403);
};

/** The desk's pages of notes: what readers ask to be put right, what they want to add, the log of runs. */
export const deskNoteRoutes = (house: DeskNoteHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const tickets = async (c: Context<PageEnv>, error: { ticket: string; sentence: string } | null, status: 200 | 422): Promise<Response> => {
    const { frame } = c.var;
    const no = refused(c, paths.deskCorrections(), isEditor(frame.viewer));
    if (no !== null) return no;
    return c.html(
      ticketsPage(frame, { tickets: await deskTickets(house), tabs: house.deskTabs(frame, "tickets"), error }),
      status,
      NO_STORE,
    );
  };

  app.get(routes.deskCorrections, (c) => tickets(c, null, 200));

  app.post(routes.deskCorrections, async (c) => {
    const { frame } = c.var;
    const form = await c.req.parseBody();
    const ticket = text(form["ticket"]);
    const to = TICKET_STATES.find((state) => state === text(form["to"]));
    if (to === undefined || to === "open") return gone(c, 404);
    const typed = text(form["promise"]).trim();
    const promised = typed === "" ? null : timeIn(frame.site.zone, typed);
    if (typed !== "" && promised === null) return tickets(c, { ticket, sentence: ticketWordsOf(frame.lang).badTime }, 422);
    const answered = await answerTicket(house, frame.viewer, ticket, to, text(form["answer"]), promised);
    if (answered.ok) return c.redirect(paths.deskCorrections(), 303);
    if (answered.problem === "no-answer") return tickets(c, { ticket, sentence: wordsOf(frame.lang).problems.noWhy }, 422);
    return gone(c, answered.problem === "not-there" ? 404 : 403);
  });

  app.route("/", letterRoutes(house));

  app.get(routes.deskNotes, async (c) => {
    const { frame } = c.var;
    const no = refused(c, paths.deskNotes(), isModerator(frame.viewer));
    if (no !== null) return no;
    return c.html(deskNotesPage(frame, { notes: await deskNotes(house), tabs: house.deskTabs(frame, "notes") }), 200, NO_STORE);
  });

  app.post(routes.deskNotes, async (c) => {
    const form = await c.req.parseBody();
    const story = text(form["story"]);
    const switched = await switchNotes(house, c.var.frame.viewer, story, text(form["off"]) === "1", text(form["reason"]));
    if (!switched.ok) return gone(c, switched.problem === "not-there" ? 404 : 403);
    return c.redirect(paths.deskStory(story), 303);
  });

  app.get(routes.notesRuns, async (c) => {
    const { frame } = c.var;
    const no = refused(c, paths.notesRuns(), frame.viewer.role === "admin" || isEditor(frame.viewer));
    if (no !== null) return no;
    return c.html(runsPage(frame, { runs: await lastRuns(house), tabs: house.deskTabs(frame, "notes") }), 200, NO_STORE);
  });

  app.post(routes.notesRuns, async (c) => {
    if (!isEditor(c.var.frame.viewer)) return gone(c, 403);
    await scoreRun(house, "full", { ...(house.score === undefined ? {} : { score: house.score }), isReleased: true });
    return c.redirect(paths.notesRuns(), 303);
  });

  return app;
};
