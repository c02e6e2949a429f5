import { type Context, Hono } from "hono";
import { formKeyOf, keepDraft, problemSentence, REPLY_RATE, VOTE_RATE } from "#conversation";
import { type Result, SECOND } from "#kit";
import { at, paths, routes } from "#paths";
import { isMember, type PageEnv, troublePage } from "#ui";
import { answersTo } from "./answer-view.ts";
import { listPage } from "./pages/list-page.tsx";
import { QuestionFacts } from "./pages/question-facts.tsx";
import { questionPage, type QuestionPage } from "./pages/question-page.tsx";
import { roundPage } from "./pages/round-page.tsx";
import { passageNow } from "./passage-now.ts";
import { answerRecord, questionById, questionHistory, questionList } from "./queries.ts";
import { SOURCES_MOST, STATES } from "./question.ts";
import type { QuestionHouse } from "./question-house.ts";
import type { QuestionView } from "./question-view.ts";
import { markAnswer, resolveQuestion, type ResolveProblem } from "./resolve-question.ts";
import { openRounds, roundView } from "./round-view.ts";
import { voteInRound } from "./run-round.ts";
import { sessionsSoon } from "./sessions/session-view.ts";
import { wantQuestion, type WantProblem } from "./want-question.ts";
import { wordsOf } from "./words/index.ts";
import { openWriteTyped } from "./write-typed.ts";

const NO_STORE = { "cache-control": "no-store" } as const;
const text = (value: unknown): string => (typeof value === "string" ? value : "");

const trouble = (c: Context<PageEnv>, status: 403 | 404 | 409 | 410 | 429, sentence?: string): Response =>
  c.html(
    troublePage(c.var.frame, status === 429 || status === 409 ? 403 : status, sentence === undefined ? null : <p>{sentence}</p>),
    status,
    NO_STORE,
  );

/** Lines of a field, each tidied; empty ones left out. */
const linesIn = (typed: string): readonly string[] =>
  typed
    .split(/\r\n?|\n/u)
    .map((line) => line.toWellFormed().replace(/\s+/gu, " ").trim().slice(0, 500))
    .filter((line) => line !== "")
    .slice(0, SOURCES_MOST);

/** Reading questions, wanting to know, answering, choosing in a round. */
export const questionPageRoutes = (house: QuestionHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  const writeTyped = openWriteTyped(house);

  app.get(routes.questions, async (c) => {
    const { frame } = c.var;
    const state = STATES.find((each) => each === c.req.query("state"));
    const filter = { state, q: (c.req.query("q") ?? "").slice(0, 200).trim(), after: c.req.query("after") };
    const list = await questionList(house, frame.viewer, filter);
    const [record, rounds, sessions] = [await answerRecord(house), await openRounds(house), await sessionsSoon(house)];
    house.tag(c, ["questions"]);
    return c.html(listPage(frame, { list, record, filter, rounds, sessions }));
  });

  type Box = QuestionPage["answerBox"];
  const EMPTY: Box = { value: "", sources: "", error: null };

  const show = async (c: Context<PageEnv>, question: QuestionView, answerBox: Box, status: 200 | 409 | 422 | 429): Promise<Response> => {
    const { frame } = c.var;
    const { viewer } = frame;
    const answers = (await answersTo(house, viewer, [question.id], question.story.id)).get(question.id) ?? [];
    const history = await questionHistory(house, question.id);
    const mergedInto = question.mergedInto === null ? null : await questionById(house, viewer, question.mergedInto);
    const passage = await passageNow(house, question, answers);
    const page = {
      question,
      answers,
      history,
      mergedInto,
      passage,
      isClosed: false,
      formKey: formKeyOf(house, frame),
      answerBox,
      facts: <QuestionFacts frame={frame} question={question} answers={answers} />,
    };
    if (status === 200) house.tag(c, [`story:${question.story.id}`, "questions"]);
    return c.html(questionPage(frame, page), status, status === 200 ? {} : NO_STORE);
  };

  app.get(routes.question, async (c) => {
    const question = await questionById(house, c.var.frame.viewer, c.req.param("id"));
    if (question === null) return trouble(c, 404);
    return show(c, question, EMPTY, 200);
  });

  const afterWant = (c: Context<PageEnv>, id: string, wanted: Result<unknown, WantProblem>): Response => {
    const words = wordsOf(c.var.frame.lang).want;
    if (wanted.ok) return c.redirect(paths.question(id), 303);
    if (wanted.problem === "not-signed-in") return c.redirect(paths.signIn(paths.question(id)), 303);
    return wanted.problem === "own" ? trouble(c, 409, words.own) : trouble(c, 404, words.notThere);
  };

  const mayPress = (c: Context<PageEnv>): boolean =>
    !isMember(c.var.frame) || house.takeTurn("vote", c.var.frame.viewer.id ?? "", VOTE_RATE).ok;

  app.post(routes.questionWant, async (c) => {
    if (!mayPress(c)) return trouble(c, 429);
    const form = await c.req.parseBody();
    const id = c.req.param("id");
    return afterWant(c, id, await wantQuestion(house, c.var.frame.viewer, id, { isWanting: text(form["want"]) !== "0" }));
  });

  app.post(routes.questionFollow, async (c) => {
    if (!mayPress(c)) return trouble(c, 429);
    const form = await c.req.parseBody();
    const id = c.req.param("id");
    return afterWant(c, id, await wantQuestion(house, c.var.frame.viewer, id, { isFollowing: text(form["follow"]) !== "0" }));
  });

  app.post(routes.questionAnswer, async (c) => {
    const { frame } = c.var;
    const question = await questionById(house, frame.viewer, c.req.param("id"));
    if (question === null) return trouble(c, 404);
    const form = await c.req.parseBody();
    const box = { value: text(form["body"]), sources: text(form["sources"]) };
    const sources = linesIn(box.sources);
    const back = (error: string, status: 409 | 422 | 429): Promise<Response> => show(c, question, { ...box, error }, status);
    const isVisitor = !isMember(frame);
    const turn = house.takeTurn("reply", isVisitor ? house.visitorKey(c) : (frame.viewer.id ?? ""), REPLY_RATE);
    if (!turn.ok) return back(wordsOf(frame.lang).ask.tooFast(Math.max(1, Math.ceil(turn.retryAfterMs / SECOND))), 429);
    const said = {
      kind: "answer",
      storyId: question.story.id,
      parentId: question.id,
      body: box.value,
      about: JSON.stringify({ sources }),
    } as const;
    if (isVisitor) {
      if (box.value.trim() === "") return back(problemSentence(frame.lang, { kind: "empty" }), 422);
      return c.redirect(paths.join({ draft: await keepDraft(house, said), next: paths.question(question.id) }), 303);
    }
    const key = text(form["key"]) === "" ? null : text(form["key"]).slice(0, 100);
    const posted = await house.store.transact((tx) => writeTyped(tx, frame.viewer, { ...said, key }));
    if (posted.ok) return c.redirect(at(paths.question(question.id), `c-${posted.value.id}`), 303);
    return back(problemSentence(frame.lang, posted.problem), posted.problem.kind === "closed" ? 409 : 422);
  });

  app.post(routes.questionResolve, async (c) => {
    const { viewer } = c.var.frame;
    const form = await c.req.parseBody();
    const [id, answer, what] = [c.req.param("id"), text(form["answer"]), text(form["do"])];
    const resolved: Result<null, ResolveProblem> =
      what === "mark"
        ? await markAnswer(house, viewer, id, answer)
        : await resolveQuestion(house, viewer, id, what === "unresolve" ? null : answer);
    if (resolved.ok) return c.redirect(at(paths.question(id), `c-${answer}`), 303);
    if (resolved.problem === "not-signed-in") return c.redirect(paths.signIn(paths.question(id)), 303);
    if (resolved.problem === "not-now") return trouble(c, 409, wordsOf(c.var.frame.lang).desk.notNow);
    return trouble(c, resolved.problem === "not-there" ? 404 : 403);
  });

  const showRound = async (c: Context<PageEnv>, error: string | null, status: 200 | 409): Promise<Response> => {
    const { frame } = c.var;
    const round = await roundView(house, frame.viewer, c.req.param("id") ?? "");
    if (round === null) return trouble(c, 404, wordsOf(frame.lang).round.none);
    return c.html(roundPage(frame, round, error), status, NO_STORE);
  };

  app.get(routes.round, (c) => showRound(c, null, 200));

  app.post(routes.round, async (c) => {
    const { frame } = c.var;
    const id = c.req.param("id");
    const form = await c.req.parseBody();
    const voted = await voteInRound(house, frame.viewer, id, text(form["question"]));
    if (voted.ok) return c.redirect(paths.round(id), 303);
    if (voted.problem === "not-signed-in") return c.redirect(paths.signIn(paths.round(id)), 303);
    return voted.problem === "over" ? showRound(c, wordsOf(frame.lang).round.notNow, 409) : trouble(c, 404);
  });

  return app;
};
