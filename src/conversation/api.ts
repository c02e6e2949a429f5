import { type Context, Hono } from "hono";
import { z } from "zod";
import { isModerator, SECOND } from "#kit";
import { absolute, routes } from "#paths";
import { storySubject, type StorySubject } from "#stories";
import type { PageEnv } from "#ui";
import { commentHtml } from "./comment-text.tsx";
import { liveStream, STREAMS_MOST } from "./live.ts";
import { commentList, type CommentView } from "./queries.ts";
import { orderIn, postedPath, problemSentence, REPLY_RATE, type TalkHouse } from "./routes.tsx";
import { deleteComment } from "./take-off.ts";
import { postComment, type PostProblem } from "./write-comment.ts";

/** How often one household may begin to listen: a reader goes back and forth between pages. */
const LIVE_RATE = { everyMs: SECOND, burst: 60 };

type Status = 400 | 401 | 403 | 404 | 409 | 410 | 415 | 422 | 429 | 503;

/** RFC 9457. */
const problem = (c: Context, status: Status, title: string, detail: string, headers: Record<string, string> = {}): Response =>
  c.body(JSON.stringify({ type: "about:blank", title, status, detail }), status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    ...headers,
  });

const commentForm = z.object({
  body: z.string(),
  parent: z.string().nullish(),
  kind: z.literal("comment").optional(),
});

const commentOut = (comment: CommentView) => ({
  id: comment.id,
  parent: comment.parentId,
  kind: "comment",
  author: comment.state === "published" && comment.author !== null ? { handle: comment.author.handle, name: comment.author.name } : null,
  body: comment.state === "published" ? comment.body : null,
  bodyHtml: comment.state === "published" ? commentHtml(comment.body) : null,
  postedAt: comment.postedAt,
  state: comment.state,
  rule: comment.takenOff?.rule ?? null,
  respect: 0,
  doesntHelp: 0,
});

const STATUS: Readonly<Record<PostProblem["kind"], Status>> = {
  empty: 422,
  "too-long": 422,
  "not-signed-in": 401,
  "story-gone": 410,
  "talk-closed": 409,
  "parent-gone": 409,
  "against-rule": 422,
};

const storyOf = async (house: TalkHouse, c: Context<PageEnv>, id: string): Promise<StorySubject | Response> => {
  const subject = await storySubject(house.store.db, id);
  if (subject === null) return problem(c, 404, "Not found", "There is no such story.");
  if (subject.isKilled) return problem(c, 410, "Gone", "The source withdrew this story.");
  return subject.isPublic ? subject : problem(c, 404, "Not found", "There is no such story.");
};

/** The conversation for programs, and its live events. */
export const talkApi = (house: TalkHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  app.get(routes.apiComments, async (c) => {
    const subject = await storyOf(house, c, c.req.param("id"));
    if (subject instanceof Response) return subject;
    if (subject.isTalkClosed) return c.json({ comments: [], next: null }, 200, { "cache-control": "no-store" });
    const order = c.req.query("order") === undefined ? "oldest" : orderIn(c);
    const { comments, next } = await commentList(house, subject.id, order, c.req.query("after"));
    return c.json({ comments: comments.map(commentOut), next }, 200, { "cache-control": "no-store" });
  });

  app.post(routes.apiComments, async (c) => {
    const { frame } = c.var;
    if (frame.viewer.id === null || frame.viewer.role === "source")
      return problem(c, 401, "Not signed in", "Send the token of a member as `Authorization: Bearer …`.");
    if (!(c.req.header("content-type") ?? "").toLowerCase().startsWith("application/json"))
      return problem(c, 415, "Not JSON", "Send a JSON document with content type application/json.");
    const turn = house.takeTurn("reply", frame.viewer.id, REPLY_RATE);
    const wait = Math.max(1, Math.ceil(turn.retryAfterMs / SECOND));
    if (!turn.ok && !isModerator(frame.viewer))
      return problem(c, 429, "Too many", `One thing at a time: try again in ${wait} s.`, { "retry-after": String(wait) });
    const given = commentForm.safeParse(await c.req.json().catch(() => null));
    if (!given.success) return problem(c, 400, "Not a comment", 'Send {"body": "…", "parent": "…"}; the parent may be left out.');
    const subject = await storyOf(house, c, c.req.param("id"));
    if (subject instanceof Response) return subject;
    const key = c.req.header("idempotency-key")?.slice(0, 200) ?? null;
    const posted = await postComment(house, frame.viewer, {
      storyId: subject.id,
      parentId: given.data.parent ?? null,
      body: given.data.body,
      key,
    });
    if (!posted.ok) {
      const { kind } = posted.problem;
      if (kind === "against-rule")
        return c.json({ id: null, url: null, state: "rejected", reasons: [problemSentence(frame.lang, posted.problem)] }, 201);
      return problem(c, STATUS[kind], "Not posted", problemSentence(frame.lang, posted.problem));
    }
    const url = absolute(frame.origin, postedPath(posted.value));
    return c.json({ id: posted.value.id, url, state: "published" }, 201, { "cache-control": "no-store" });
  });

  app.delete(routes.apiComment, async (c) => {
    const gone = await deleteComment(house, c.var.frame.viewer, c.req.param("id"));
    if (gone.ok) return c.json({ id: c.req.param("id"), state: "deleted" });
    const [status, detail] = (
      {
        visitor: [401, "Send the token of a member as `Authorization: Bearer …`."],
        "not-yours": [403, "Only its author can remove a comment."],
        "not-there": [404, "There is no such comment."],
        "no-reason": [422, "Say why."],
      } as const
    )[gone.problem];
    return problem(c, status, "Not removed", detail);
  });

  app.get(routes.apiLive, async (c) => {
    const subject = await storyOf(house, c, c.req.param("id"));
    if (subject instanceof Response) return subject;
    const turn = house.takeTurn("live", house.visitorKey(c), LIVE_RATE);
    if (!turn.ok || house.streams.count() >= STREAMS_MOST)
      return problem(c, 503, "Too many", "Too many readers listen at the moment. The page is whole without it.", { "retry-after": "30" });
    const given = c.req.header("last-event-id") ?? c.req.query("since") ?? "";
    const since = /^\d{1,15}$/u.test(given) ? Number(given) : Number.MAX_SAFE_INTEGER;
    return c.body(liveStream(house.bus, house.streams, `story:${subject.id}`, since, c.req.raw.signal), 200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
  });

  return app;
};
