import { type Context, Hono } from "hono";
import { z } from "zod";
import { isModerator, type Rate, SECOND } from "#kit";
import { limitsOf } from "#members";
import { absolute, routes } from "#paths";
import { countsOf } from "#stories";
import type { PageEnv } from "#ui";
import { jsonIn, NO_TOKEN, problem, type Status, storyOf } from "./api-problem.ts";
import { castVote, react, type VoteProblem } from "./cast-vote.ts";
import { commentList } from "./comment-lists.ts";
import { ORDERS, REACTIONS, VOTES } from "./comment.ts";
import { commentOut } from "./comment-out.ts";
import { editComment, type EditProblem } from "./edit-comment.ts";
import { editSentence } from "./own-routes.ts";
import { deleteComment } from "./take-off.ts";
import { type TalkHouse, VOTE_RATE } from "./talk-house.ts";
import { postedPath, problemSentence } from "./talk-pages.ts";
import { wordsOf } from "./words/index.ts";
import { postComment, type PostProblem } from "./write-comment.ts";

const commentForm = z.object({ body: z.string(), parent: z.string().nullish(), kind: z.enum(["comment", "question"]).optional() });
const editForm = z.union([z.strictObject({ body: z.string() }), z.strictObject({ add: z.string() })]);
const voteForm = z.union([z.strictObject({ value: z.enum(VOTES) }), z.strictObject({ reaction: z.enum(REACTIONS), on: z.boolean() })]);

const POST_STATUS: Readonly<Record<PostProblem["kind"], Status>> = {
  empty: 422,
  "too-long": 422,
  "not-signed-in": 401,
  "story-gone": 410,
  "talk-closed": 409,
  "parent-gone": 409,
  closed: 409,
  slow: 429,
  blocked: 403,
  "not-asking": 409,
  "asked-enough": 422,
  "no-sources": 422,
  "against-rule": 422,
  suspended: 403,
};

const EDIT_STATUS: Readonly<Record<EditProblem["kind"], Status>> = {
  empty: 422,
  "too-long": 422,
  "against-rule": 422,
  suspended: 403,
  "not-signed-in": 401,
  "not-yours": 403,
  "not-there": 404,
  "add-only": 409,
  enough: 409,
};

const VOTE_REFUSALS: Readonly<Record<VoteProblem, readonly [Status, string]>> = {
  "not-signed-in": [401, NO_TOKEN],
  "not-there": [404, "There is no such comment, or it can no longer be voted on."],
  own: [403, "Nobody votes on their own words."],
  "too-many": [429, "That is as many votes as count in a day."],
};

const isNobody = (c: Context<PageEnv>): boolean => c.var.frame.viewer.id === null || c.var.frame.viewer.role === "source";

/** Refuses whoever goes faster than `rate`; null when there is nothing to refuse. Moderators are not held up. */
const tooFast = (house: TalkHouse, c: Context<PageEnv>, name: string, rate: Rate): Response | null => {
  const { viewer } = c.var.frame;
  const turn = house.takeTurn(name, viewer.id ?? "", rate);
  if (turn.ok || isModerator(viewer)) return null;
  const wait = Math.max(1, Math.ceil(turn.retryAfterMs / SECOND));
  return problem(c, 429, "Too many", `One thing at a time: try again in ${wait} s.`, { "retry-after": String(wait) });
};

const postOne = async (house: TalkHouse, c: Context<PageEnv>, id: string): Promise<Response> => {
  const { frame } = c.var;
  if (isNobody(c)) return problem(c, 401, "Not signed in", NO_TOKEN);
  if (!(c.req.header("content-type") ?? "").toLowerCase().startsWith("application/json"))
    return problem(c, 415, "Not JSON", "Send a JSON document with content type application/json.");
  const held = tooFast(house, c, "reply", (await limitsOf(house.store.db, frame.viewer.id ?? "")).reply);
  if (held !== null) return held;
  const given = commentForm.safeParse(await jsonIn(c));
  if (!given.success) return problem(c, 400, "Not a comment", 'Send {"body": "…", "parent": "…"}; the parent may be left out.');
  const subject = await storyOf(house, c, id);
  if (subject instanceof Response) return subject;
  const key = c.req.header("idempotency-key")?.slice(0, 200) ?? null;
  const { parent, body, kind: as = "comment" } = given.data;
  if (as === "question" && (parent ?? null) !== null)
    return problem(c, 422, "Not a question", "A question stands under the story itself: leave the parent out.");
  if (as === "question" && subject.discussion !== null)
    return problem(c, 422, "Not a question", "The newsroom is asked under stories: send what is said in a discussion as a comment.");
  const wanted = { storyId: subject.id, parentId: parent ?? null, body, key };
  const posted =
    as === "comment"
      ? await postComment(house, frame.viewer, wanted)
      : await house.store.transact((tx) => house.writeTyped(tx, frame.viewer, { ...wanted, kind: as, about: "{}" }));
  if (!posted.ok) {
    const { kind } = posted.problem;
    const sentence = problemSentence(frame.lang, posted.problem);
    if (kind === "against-rule") return c.json({ id: null, url: null, state: "rejected", reasons: [sentence] }, 201);
    const wait = kind === "slow" ? { "retry-after": String(posted.problem.seconds) } : {};
    return problem(c, POST_STATUS[kind], "Not posted", sentence, wait);
  }
  const url = absolute(frame.origin, postedPath(posted.value));
  const { state } = posted.value;
  const reasons = state === "held" || state === "rejected" ? { reasons: [wordsOf(frame.lang)[state]] } : {};
  return c.json({ id: posted.value.id, url, state: posted.value.state, ...reasons }, 201, { "cache-control": "no-store" });
};

const oneRoutes = (house: TalkHouse, app: Hono<PageEnv>): void => {
  app.put(routes.apiVote, async (c) => {
    const { viewer } = c.var.frame;
    if (isNobody(c)) return problem(c, 401, "Not signed in", NO_TOKEN);
    const held = tooFast(house, c, "vote", VOTE_RATE);
    if (held !== null) return held;
    const given = voteForm.safeParse(await jsonIn(c));
    if (!given.success)
      return problem(c, 400, "Not a vote", `Send {"value": "${VOTES.join("|")}"} or {"reaction": "${REACTIONS.join("|")}", "on": true}.`);
    const id = c.req.param("id");
    const voted =
      "value" in given.data
        ? await castVote(house, viewer, id, given.data.value)
        : await react(house, viewer, id, given.data.reaction, given.data.on);
    if (!voted.ok) {
      const [status, detail] = VOTE_REFUSALS[voted.problem];
      return problem(c, status, "Not counted", detail);
    }
    const { value } = voted;
    const out = "mine" in value ? { value: value.mine, respect: value.respect, doesntHelp: value.doesntHelp } : { reactions: value };
    return c.json({ id, ...out }, 200, { "cache-control": "no-store" });
  });

  app.patch(routes.apiComment, async (c) => {
    const { frame } = c.var;
    if (isNobody(c)) return problem(c, 401, "Not signed in", NO_TOKEN);
    const given = editForm.safeParse(await jsonIn(c));
    if (!given.success) return problem(c, 400, "Not an edit", 'Send {"body": "…"} to change it, or {"add": "…"} to add to it.');
    const edit =
      "body" in given.data ? ({ how: "change", body: given.data.body } as const) : ({ how: "add", body: given.data.add } as const);
    const edited = await editComment(house, frame.viewer, c.req.param("id"), edit);
    if (edited.ok) return c.json({ id: c.req.param("id"), state: edited.value.state });
    return problem(c, EDIT_STATUS[edited.problem.kind], "Not changed", editSentence(frame.lang, edited.problem));
  });

  app.delete(routes.apiComment, async (c) => {
    const gone = await deleteComment(house, c.var.frame.viewer, c.req.param("id"));
    if (gone.ok) return c.json({ id: c.req.param("id"), state: "deleted" });
    const [status, detail] = (
      {
        visitor: [401, NO_TOKEN],
        "not-yours": [403, "Only its author can remove a comment."],
        "not-there": [404, "There is no such comment."],
        "no-reason": [422, "Say why."],
      } as const
    )[gone.problem];
    return problem(c, status, "Not removed", detail);
  });
};

const STORIES_MOST = 100;

/** The conversation for programs. */
export const talkApi = (house: TalkHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  app.get(routes.apiComments, async (c) => {
    const subject = await storyOf(house, c, c.req.param("id"));
    if (subject instanceof Response) return subject;
    const asked = c.req.query("order") ?? "oldest";
    const order = ORDERS.find((each) => each === asked);
    if (order === undefined) return problem(c, 400, "No such order", `order is one of ${ORDERS.join(", ")}.`);
    if (subject.isTalkClosed) return c.json({ comments: [], next: null }, 200, { "cache-control": "no-store" });
    const [after, under] = [c.req.query("after"), c.req.query("parent")];
    const { comments, next } = await commentList(house, c.var.frame.viewer, subject.id, order, { after, under });
    return c.json({ comments: comments.map(commentOut), next }, 200, { "cache-control": "no-store" });
  });

  app.post(routes.apiComments, (c) => postOne(house, c, c.req.param("id")));

  app.get(routes.apiCounts, async (c) => {
    const stories = (c.req.query("stories") ?? "").split(",").filter((id) => /^[a-z0-9]{1,20}$/u.test(id));
    if (stories.length === 0 || stories.length > STORIES_MOST)
      return problem(c, 400, "Which stories?", `Send ?stories= with 1 to ${STORIES_MOST} ids, commas between them.`);
    const counts = await countsOf(house.store, [...new Set(stories)]);
    return c.json({ counts: Object.fromEntries(counts) }, 200, {
      "cache-control": "public, max-age=10",
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
    });
  });

  oneRoutes(house, app);
  return app;
};
