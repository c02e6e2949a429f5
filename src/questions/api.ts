import { type Context, Hono } from "hono";
import { z } from "zod";
import { problem, VOTE_RATE } from "#conversation";
import { SECOND } from "#kit";
import { routes } from "#paths";
import type { PageEnv } from "#ui";
import { answersTo } from "./answer-view.ts";
import { answerRecord, questionById, questionList } from "./queries.ts";
import { STATES } from "./question.ts";
import type { QuestionHouse } from "./question-house.ts";
import { answerOut, questionOut } from "./question-out.ts";
import { wantQuestion } from "./want-question.ts";

const NO_STORE = { "cache-control": "no-store" } as const;
const wantForm = z.strictObject({ want: z.boolean().optional(), follow: z.boolean().optional() });

/** Questions for programs. */
export const questionApi = (house: QuestionHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  app.get(routes.apiQuestions, async (c) => {
    const { frame } = c.var;
    const asked = c.req.query("state");
    const state = STATES.find((each) => each === asked);
    if (asked !== undefined && state === undefined) return problem(c, 400, "No such state", `state is one of ${STATES.join(", ")}.`);
    const { questions, next } = await questionList(house, frame.viewer, { state, q: c.req.query("q"), after: c.req.query("after") });
    const record = await answerRecord(house);
    return c.json({ questions: questions.map((each) => questionOut(frame.origin, each)), next, record }, 200, NO_STORE);
  });

  app.get(routes.apiQuestion, async (c) => {
    const { frame } = c.var;
    const question = await questionById(house, frame.viewer, c.req.param("id"));
    if (question === null) return problem(c, 404, "Not found", "There is no such question.");
    const answers = (await answersTo(house, frame.viewer, [question.id], question.story.id)).get(question.id) ?? [];
    return c.json({ ...questionOut(frame.origin, question), answers: answers.map(answerOut) }, 200, NO_STORE);
  });

  const isJson = (c: Context): boolean => (c.req.header("content-type") ?? "").toLowerCase().startsWith("application/json");

  app.put(routes.apiWant, async (c) => {
    const { viewer } = c.var.frame;
    const turn = house.takeTurn("vote", viewer.id ?? house.visitorKey(c), VOTE_RATE);
    if (!turn.ok)
      return problem(c, 429, "Too many", "One thing at a time.", {
        "retry-after": String(Math.max(1, Math.ceil(turn.retryAfterMs / SECOND))),
      });
    const given = wantForm.safeParse(isJson(c) ? await c.req.json().catch(() => null) : null);
    if (!given.success) return problem(c, 400, "Not understood", 'Send {"want": true}, {"follow": false}, or both.');
    const id = c.req.param("id");
    const { want, follow } = given.data;
    const wanted = await wantQuestion(house, viewer, id, {
      ...(want === undefined ? {} : { isWanting: want }),
      ...(follow === undefined ? {} : { isFollowing: follow }),
    });
    if (wanted.ok)
      return c.json({ id, want: wanted.value.isWanting, follow: wanted.value.isFollowing, wants: wanted.value.wants }, 200, NO_STORE);
    if (wanted.problem === "not-signed-in")
      return problem(c, 401, "Not signed in", "Send the token of a member as `Authorization: Bearer …`.");
    return wanted.problem === "own"
      ? problem(c, 403, "Not counted", "Whoever asked wants to know already.")
      : problem(c, 404, "Not found", "There is no such question.");
  });

  return app;
};
