import { type Context, Hono } from "hono";
import { type Instant, instantIn } from "#kit";
import { paths, routes } from "#paths";
import { isMember, type PageEnv, troublePage } from "#ui";
import { deskSessionPage, deskSessionsPage, type SessionFields } from "./pages/desk-session-page.tsx";
import { mayRunDesk } from "./question.ts";
import type { QuestionHouse } from "./question-house.ts";
import { runSession } from "./sessions/run-session.ts";
import { SESSION_STEPS } from "./sessions/session.ts";
import { allSessions, sessionById, type SessionView } from "./sessions/session-view.ts";
import { changeSession, setUpSession, type WantedSession } from "./sessions/set-up-session.ts";
import { wordsOf } from "./words/index.ts";

const NO_STORE = { "cache-control": "no-store" } as const;
const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, 2_000) : "");

const fieldsIn = (form: Readonly<Record<string, unknown>>): SessionFields => ({
  story: text(form["story"]),
  handle: text(form["handle"]),
  guestWords: text(form["guestWords"]),
  title: text(form["title"]),
  intro: text(form["intro"]),
  collects: text(form["collects"]),
  starts: text(form["starts"]),
  minutes: text(form["minutes"]),
});

/** A field for date and time as clocks in `zone` mean it; null where it holds none. */
const instantOfField = (zone: string, typed: string): Instant | null => {
  const ms = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u.test(typed) ? Date.parse(`${typed}:00Z`) : Number.NaN;
  return Number.isNaN(ms) ? null : instantIn(zone, ms);
};

const wantedBy = (zone: string, fields: SessionFields): WantedSession => ({
  storyId: /\/story\/([0-9a-z]+)/u.exec(fields.story)?.[1] ?? fields.story.trim().slice(0, 60),
  handle: fields.handle,
  guestWords: fields.guestWords,
  title: fields.title,
  intro: fields.intro,
  collectsAt: instantOfField(zone, fields.collects),
  startsAt: instantOfField(zone, fields.starts),
  minutes: Number(fields.minutes),
});

/** Where the newsroom sets live sessions up and runs them. */
export const sessionDeskRoutes = (house: QuestionHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  /** Refuses whoever is not of the newsroom; null where there is nothing to refuse. */
  const refused = (c: Context<PageEnv>): Response | null => {
    const { frame } = c.var;
    if (mayRunDesk(frame.viewer)) return null;
    if (!isMember(frame)) return c.redirect(paths.signIn(paths.deskSessions()), 303);
    return c.html(troublePage(frame, 403, <p>{wordsOf(frame.lang).session.desk.problems["not-yours"]}</p>), 403, NO_STORE);
  };

  const showAll = async (c: Context<PageEnv>, fields: SessionFields, error: string | null, status: 200 | 422): Promise<Response> => {
    const { frame } = c.var;
    const list = await allSessions(house, c.req.query("after"));
    return c.html(deskSessionsPage(frame, { ...list, fields, error, tabs: house.deskTabs(frame, "questions") }), status, NO_STORE);
  };

  app.get(
    routes.deskSessions,
    (c) => refused(c) ?? showAll(c, { ...fieldsIn({}), story: text(c.req.query("story")), minutes: "60" }, null, 200),
  );

  app.post(routes.deskSessions, async (c) => {
    const no = refused(c);
    if (no !== null) return no;
    const { frame } = c.var;
    const fields = fieldsIn(await c.req.parseBody());
    const made = await setUpSession(house, frame.viewer, wantedBy(frame.site.zone, fields));
    if (made.ok) return c.redirect(paths.deskSession(made.value.id), 303);
    return showAll(c, fields, wordsOf(frame.lang).session.desk.problems[made.problem], 422);
  });

  const show = (
    c: Context<PageEnv>,
    session: SessionView,
    fields: SessionFields | null,
    error: string | null,
    status: 200 | 409 | 422,
  ): Response | Promise<Response> =>
    c.html(deskSessionPage(c.var.frame, { session, fields, error, tabs: house.deskTabs(c.var.frame, "questions") }), status, NO_STORE);

  const found = async (c: Context<PageEnv>): Promise<SessionView | Response> =>
    (await sessionById(house, c.req.param("id") ?? "")) ?? c.html(troublePage(c.var.frame, 404), 404, NO_STORE);

  app.get(routes.deskSession, async (c) => {
    const no = refused(c);
    if (no !== null) return no;
    const session = await found(c);
    return session instanceof Response ? session : show(c, session, null, null, 200);
  });

  app.post(routes.deskSession, async (c) => {
    const no = refused(c);
    if (no !== null) return no;
    const session = await found(c);
    if (session instanceof Response) return session;
    const { frame } = c.var;
    const form = await c.req.parseBody();
    const step = SESSION_STEPS.find((each) => each === form["do"]);
    const fields = step === undefined ? fieldsIn(form) : null;
    const done =
      step === undefined
        ? await changeSession(house, frame.viewer, session.id, wantedBy(frame.site.zone, fieldsIn(form)))
        : await runSession(house, frame.viewer, session.id, step);
    if (done.ok) return c.redirect(paths.deskSession(session.id), 303);
    return show(c, session, fields, wordsOf(frame.lang).session.desk.problems[done.problem], done.problem === "not-now" ? 409 : 422);
  });

  return app;
};
