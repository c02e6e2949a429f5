import { type Context, Hono } from "hono";
import { paths, routes } from "#paths";
import { isMember, type PageEnv, troublePage } from "#ui";
import { mergeQuestion, type MergeProblem, unmergeQuestion } from "./merge-question.ts";
import { deskListPage } from "./pages/desk-list-page.tsx";
import { deskQuestionPage } from "./pages/desk-question-page.tsx";
import { answerRecord, deskQueue, questionById, similarQuestions } from "./queries.ts";
import { AIMS, CANNOT_REASONS, CLOSED_REASONS, mayRunDesk, STATES } from "./question.ts";
import type { QuestionHouse } from "./question-house.ts";
import { openRound } from "./run-round.ts";
import { type Move, runQuestion } from "./run-question.ts";
import { wordsOf } from "./words/index.ts";

const NO_STORE = { "cache-control": "no-store" } as const;
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** The id in an address of ours, or what was typed: `/question/k3q…`, `https://…/story/9z…/slug`. */
const idIn = (typed: string, kind: "question" | "story"): string =>
  new RegExp(`/${kind}/([0-9a-z]+)`, "u").exec(typed)?.[1] ?? typed.trim().slice(0, 60);

const moveIn = (form: Readonly<Record<string, unknown>>): Move | null => {
  const step = text(form["do"]);
  const note = text(form["note"]);
  if (step === "shortlist" || step === "unlist" || step === "reopen") return { step };
  if (step === "assign") {
    const due = text(form["due"]);
    return { step, handle: text(form["handle"]), dueDays: /^\d{1,2}$/u.test(due) ? Number(due) : null, note };
  }
  if (step === "cannot") return { step, reason: CANNOT_REASONS.find((each) => each === form["reason"]) ?? "unknowable", note };
  if (step === "close") return { step, reason: CLOSED_REASONS.find((each) => each === form["reason"]) ?? "off-topic", note };
  return step === "become" ? { step, storyId: idIn(text(form["story"]), "story") } : null;
};

/** Where the newsroom works on questions. */
export const questionDeskRoutes = (house: QuestionHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  /** Refuses whoever is not of the newsroom; null where there is nothing to refuse. */
  const refused = (c: Context<PageEnv>): Response | null => {
    const { frame } = c.var;
    if (mayRunDesk(frame.viewer)) return null;
    if (!isMember(frame)) return c.redirect(paths.signIn(paths.deskQuestions()), 303);
    return c.html(troublePage(frame, 403, <p>{wordsOf(frame.lang).desk.notYours}</p>), 403, NO_STORE);
  };

  const showList = async (c: Context<PageEnv>, error: string | null, status: 200 | 422): Promise<Response> => {
    const { frame } = c.var;
    const filter = {
      state: error === null ? STATES.find((each) => each === c.req.query("state")) : ("shortlisted" as const),
      aim: AIMS.find((each) => each === c.req.query("aim")),
      mine: (c.req.query("mine") ?? "") !== "",
    };
    const questions = await deskQueue(house, frame.viewer, filter);
    const page = { questions, record: await answerRecord(house), filter, tabs: house.deskTabs(frame, "questions"), error };
    return c.html(deskListPage(frame, page), status, NO_STORE);
  };

  app.get(routes.deskQuestions, (c) => refused(c) ?? showList(c, null, 200));

  const showOne = async (c: Context<PageEnv>, id: string, error: string | null, status: 200 | 404 | 409 | 422): Promise<Response> => {
    const { frame } = c.var;
    const question = await questionById(house, frame.viewer, id);
    if (question === null) return c.html(troublePage(frame, 404), 404, NO_STORE);
    const similar = await similarQuestions(house, frame.viewer, question.story.id, question.comment.body);
    return c.html(deskQuestionPage(frame, { question, similar, tabs: house.deskTabs(frame, "questions"), error }), status, NO_STORE);
  };

  app.get(routes.deskQuestion, (c) => refused(c) ?? showOne(c, c.req.param("id"), null, 200));

  app.post(routes.deskQuestion, async (c) => {
    const no = refused(c);
    if (no !== null) return no;
    const { viewer, lang } = c.var.frame;
    const id = c.req.param("id");
    const form = await c.req.parseBody();
    const step = text(form["do"]);
    const move = moveIn(form);
    const done =
      step === "merge"
        ? await mergeQuestion(house, viewer, id, idIn(text(form["into"]), "question"))
        : step === "unmerge"
          ? await unmergeQuestion(house, viewer, id)
          : move === null
            ? null
            : await runQuestion(house, viewer, id, move);
    if (done?.ok === true) return c.redirect(paths.deskQuestion(id), 303);
    const { desk } = wordsOf(lang);
    const sentences: Readonly<Record<MergeProblem, string>> = {
      "not-yours": desk.notYours,
      "not-there": step === "merge" ? desk.noQuestion : desk.notNow,
      "not-now": desk.notNow,
      "no-member": desk.noMember,
      "no-story": desk.noStory,
      itself: desk.noQuestion,
      "into-merged": desk.noQuestion,
    };
    const problem = done?.problem ?? "not-now";
    return showOne(c, id, sentences[problem], problem === "not-now" ? 409 : 422);
  });

  app.post(routes.deskRounds, async (c) => {
    const no = refused(c);
    if (no !== null) return no;
    const form = await c.req.parseBody({ all: true });
    const given = form["question"];
    const ids = (Array.isArray(given) ? given : [given]).flatMap((id) => (typeof id === "string" ? [id] : []));
    const days = Number(text(form["days"]));
    const opened = await openRound(house, c.var.frame.viewer, { ids, days: Number.isFinite(days) ? days : 3 });
    if (opened.ok) return c.redirect(paths.round(opened.value.id), 303);
    const { desk } = wordsOf(c.var.frame.lang);
    return showList(c, opened.problem === "not-now" ? desk.notNow : desk.roundFew, 422);
  });

  return app;
};
