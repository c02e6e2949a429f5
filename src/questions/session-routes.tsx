import { type Context, Hono } from "hono";
import { findDraft, formKeyOf, keepDraft, problemSentence, REPLY_RATE, tidyBody, checkBody } from "#conversation";
import { newestEvent } from "#events";
import { SECOND } from "#kit";
import { at, paths, routes } from "#paths";
import { isMember, type PageEnv, troublePage } from "#ui";
import { type SessionPage, sessionPage } from "./pages/session-page.tsx";
import { ASK_RATE } from "./question.ts";
import type { QuestionHouse } from "./question-house.ts";
import { takesAnswers } from "./sessions/session.ts";
import { sessionById, sessionQuestions, type SessionView } from "./sessions/session-view.ts";
import { wordsOf } from "./words/index.ts";
import { openWriteTyped } from "./write-typed.ts";

const NO_STORE = { "cache-control": "no-store" } as const;
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const EMPTY = { value: "", error: null } as const;

type Boxes = Partial<Pick<SessionPage, "ask" | "answer">>;

/** A live session with a guest, for readers and for the guest. */
export const sessionRoutes = (house: QuestionHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  const writeTyped = openWriteTyped(house);

  const sessionOf = async (c: Context<PageEnv>): Promise<SessionView | Response> =>
    (await sessionById(house, c.req.param("id") ?? "")) ?? c.html(troublePage(c.var.frame, 404), 404, NO_STORE);

  const show = async (c: Context<PageEnv>, session: SessionView, boxes: Boxes, status: 200 | 403 | 409 | 410 | 422 | 429) => {
    const { frame } = c.var;
    const after = c.req.query("after");
    const since = await newestEvent(house.store);
    const questions = await sessionQuestions(house, frame.viewer, session, after);
    const formKey = formKeyOf(house, frame);
    const page = { session, questions, since, formKey, ask: EMPTY, answer: null, isLater: after !== undefined, ...boxes };
    if (status === 200) house.tag(c, [`story:${session.story.id}`]);
    return c.html(sessionPage(frame, page), status, status === 200 ? {} : NO_STORE);
  };

  app.get(routes.session, async (c) => {
    const session = await sessionOf(c);
    if (session instanceof Response) return session;
    const secret = c.req.query("draft");
    const draft = secret === undefined ? null : await findDraft(house, house.store.db, secret);
    const isKept = draft !== null && draft.commentId === null && draft.storyId === session.story.id;
    return show(c, session, isKept ? { ask: { value: draft.body, error: null } } : {}, 200);
  });

  const waitOf = (c: Context<PageEnv>, name: "ask" | "reply"): number | null => {
    const { frame } = c.var;
    const who = isMember(frame) ? (frame.viewer.id ?? "") : house.visitorKey(c);
    const turn = house.takeTurn(name, who, name === "ask" ? ASK_RATE : REPLY_RATE);
    return turn.ok ? null : Math.max(1, Math.ceil(turn.retryAfterMs / SECOND));
  };

  app.post(routes.sessionAsk, async (c) => {
    const { frame } = c.var;
    const session = await sessionOf(c);
    if (session instanceof Response) return session;
    const form = await c.req.parseBody();
    const value = text(form["body"]);
    const back = (error: string, status: 409 | 410 | 422 | 429) => show(c, session, { ask: { value, error } }, status);
    const wrong = checkBody(tidyBody(value));
    if (wrong !== null) return back(problemSentence(frame.lang, wrong), 422);
    const wait = waitOf(c, "ask");
    if (wait !== null) return back(wordsOf(frame.lang).ask.tooFast(wait), 429);
    const about = JSON.stringify({ aim: "guest", session: session.id });
    const said = { kind: "question", storyId: session.story.id, parentId: null, body: value, about } as const;
    if (!isMember(frame)) {
      const draft = await keepDraft(house, said);
      return c.redirect(paths.join({ draft, next: paths.session(session.id) }), 303);
    }
    const key = text(form["key"]) === "" ? null : text(form["key"]).slice(0, 100);
    const posted = await house.store.transact((tx) => writeTyped(tx, frame.viewer, { ...said, key }));
    if (posted.ok) return c.redirect(at(paths.session(session.id), `q-${posted.value.id}`), 303);
    const { kind } = posted.problem;
    const status = kind === "story-gone" ? 410 : kind === "talk-closed" || kind === "closed" || kind === "not-asking" ? 409 : 422;
    return back(problemSentence(frame.lang, posted.problem), status);
  });

  app.post(routes.sessionAnswer, async (c) => {
    const { frame } = c.var;
    const session = await sessionOf(c);
    if (session instanceof Response) return session;
    if (!isMember(frame)) return c.redirect(paths.signIn(paths.session(session.id)), 303);
    const { session: words } = wordsOf(frame.lang);
    if (session.guestId !== frame.viewer.id) return c.html(troublePage(frame, 403, <p>{words.notGuest}</p>), 403, NO_STORE);
    const form = await c.req.parseBody();
    const [questionId, value] = [text(form["question"]), text(form["body"])];
    const back = (error: string, status: 409 | 410 | 422 | 429) => show(c, session, { answer: { questionId, value, error } }, status);
    if (session.isCalledOff || !takesAnswers(session.phase)) return back(words.notNow, 409);
    const wait = waitOf(c, "reply");
    if (wait !== null) return back(wordsOf(frame.lang).ask.tooFast(wait), 429);
    const key = text(form["key"]) === "" ? null : `${text(form["key"]).slice(0, 60)} ${questionId.slice(0, 30)}`; // one page holds a form for each question
    const said = { kind: "answer", storyId: session.story.id, parentId: questionId, body: value, key, about: "{}" } as const;
    const posted = await house.store.transact((tx) => writeTyped(tx, frame.viewer, said));
    if (posted.ok) return c.redirect(at(paths.session(session.id), `q-${questionId}`), 303);
    return back(problemSentence(frame.lang, posted.problem), posted.problem.kind === "story-gone" ? 410 : 422);
  });

  return app;
};
