import { type Context, Hono } from "hono";
import type { Bus } from "#events";
import { isModerator, type Lang, newId, type Rate, SECOND, type Turn } from "#kit";
import { type Path, paths, routes } from "#paths";
import { storySubject, type StorySubject } from "#stories";
import type { House } from "#store";
import { type Frame, isMember, type PageEnv, troublePage } from "#ui";
import { type Judge, LETTERS_MOST, type Order, ORDERS, REPLIES_A_PAGE, type Rule, RULES } from "./comment.ts";
import { findDraft, keepDraft } from "./draft.ts";
import { type LiveStreams } from "./live.ts";
import { removePage } from "./pages/remove-page.tsx";
import { replyPage, threadPage } from "./pages/reply-page.tsx";
import { rulesPage } from "./pages/rules-page.tsx";
import { LoneItem, type TalkStory } from "./pages/talk.tsx";
import { markupOf } from "#ui";
import { commentView, threadView } from "./queries.ts";
import { deleteComment, hideComment, restoreComment, type TakeOffProblem } from "./take-off.ts";
import { wordsOf } from "./words/index.ts";
import { type Posted, postComment, type PostProblem } from "./write-comment.ts";

export type TalkHouse = House & {
  readonly judge: Judge;
  readonly bus: Pick<Bus, "listen" | "since">;
  readonly streams: LiveStreams;
  readonly tag: (c: Context, tags: readonly string[]) => void;
  /** Takes a turn of `key` at `rate`. */
  readonly takeTurn: (name: string, key: string, rate: Rate) => Turn;
  /** Whom to count a visitor by. */
  readonly visitorKey: (c: Context) => string;
};

/** How fast one may write: several answers at once, then one in ten seconds. */
export const REPLY_RATE: Rate = { everyMs: 10 * SECOND, burst: 6 };

const NO_STORE = { "cache-control": "no-store" } as const;

export const problemSentence = (lang: Lang, problem: PostProblem): string => {
  const words = wordsOf(lang);
  switch (problem.kind) {
    case "empty":
      return words.problems.empty;
    case "too-long":
      return words.problems.tooLong(problem.letters, LETTERS_MOST);
    case "not-signed-in":
      return words.problems.notSignedIn;
    case "story-gone":
      return words.problems.storyGone;
    case "parent-gone":
      return words.problems.parentGone;
    case "against-rule":
      return words.problems.againstRule(problem.rule, words.rules[problem.rule].name);
  }
};

const takeOffSentence = (lang: Lang, problem: TakeOffProblem): string => {
  const { problems } = wordsOf(lang);
  return { visitor: problems.notSignedIn, "not-yours": problems.notYours, "not-there": problems.notThere, "no-reason": problems.noReason }[
    problem
  ];
};

/** Where a comment that was just posted stands. */
export const postedPath = ({ id, story, rootId }: Posted): Path =>
  id === rootId ? paths.comment({ storyId: story.shortId, slug: story.slug, id }) : paths.thread({ storyId: story.shortId, id });

export const talkStoryOf = (subject: StorySubject & { readonly replies?: number }): TalkStory => ({
  id: subject.id,
  shortId: subject.shortId,
  slug: subject.slug,
  headline: subject.headline,
  version: subject.version,
  replies: subject.replies ?? 0,
});

const gone = (c: Context<PageEnv>, status: 404 | 410): Response => c.html(troublePage(c.var.frame, status), status, NO_STORE);

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** A key for one form, so that it lands once; a page shared by all readers cannot hold one. */
export const formKeyOf = (house: House, frame: Frame): string | undefined => (isMember(frame) ? newId(house.clock.ms()) : undefined);

export const orderIn = (c: Context): Order => ORDERS.find((each) => each === c.req.query("order")) ?? "newest";

const replyRoutes = (house: TalkHouse, app: Hono<PageEnv>): void => {
  const back = async (
    c: Context<PageEnv>,
    subject: StorySubject,
    form: { readonly parentId: string | null; readonly value: string; readonly error: string | null },
    status: 200 | 422 | 429,
  ): Promise<Response> => {
    const { frame } = c.var;
    const to = form.parentId === null ? null : await commentView(house.store, form.parentId);
    const page = { story: talkStoryOf(subject), to, value: form.value, error: form.error, formKey: formKeyOf(house, frame) };
    return c.html(replyPage(frame, page), status, NO_STORE);
  };

  app.get(routes.storyReply, async (c) => {
    const secret = c.req.query("draft");
    const draft = secret === undefined ? null : await findDraft(house, house.store.db, secret);
    const subject = await storySubject(house.store.db, c.req.param("id"));
    if (subject === null) return gone(c, 404);
    const { problems, replyPage: words } = wordsOf(c.var.frame.lang);
    if (!subject.isPublic)
      return c.html(
        troublePage(
          c.var.frame,
          410,
          draft === null ? null : (
            <>
              <p>{problems.storyGone}</p>
              <p>{words.kept}</p>
              <blockquote dir="auto">
                <p>{draft.body}</p>
              </blockquote>
            </>
          ),
        ),
        410,
        NO_STORE,
      );
    const parentId = c.req.query("to") ?? draft?.parentId ?? null;
    const parent = parentId === null ? null : await commentView(house.store, parentId);
    const isGone = parentId !== null && parent?.state !== "published";
    const form = { parentId: isGone ? null : parentId, value: draft?.body ?? "", error: isGone ? problems.parentGone : null };
    return back(c, subject, form, 200);
  });

  app.post(routes.storyReply, async (c) => {
    const { frame } = c.var;
    const form = await c.req.parseBody();
    const value = text(form["body"]);
    const parentId = text(form["parent"]) === "" ? null : text(form["parent"]);
    const subject = await storySubject(house.store.db, c.req.param("id"));
    if (subject === null) return gone(c, 404);
    const { problems } = wordsOf(frame.lang);
    const isVisitor = !isMember(frame);
    const turn = house.takeTurn("reply", isVisitor ? house.visitorKey(c) : (frame.viewer.id ?? ""), REPLY_RATE);
    if (!turn.ok)
      return back(c, subject, { parentId, value, error: problems.tooFast(Math.max(1, Math.ceil(turn.retryAfterMs / SECOND))) }, 429);
    if (value.trim() === "") return back(c, subject, { parentId, value, error: problems.empty }, 422);
    if (isVisitor) {
      const draft = await keepDraft(house, { storyId: subject.id, parentId, body: value });
      return c.redirect(paths.join({ draft, next: paths.story({ id: subject.shortId, slug: subject.slug }) }), 303);
    }
    const key = text(form["key"]) === "" ? null : text(form["key"]).slice(0, 100);
    const posted = await postComment(house, frame.viewer, { storyId: subject.id, parentId, body: value, key });
    if (posted.ok) return c.redirect(postedPath(posted.value), 303);
    if (posted.problem.kind === "parent-gone")
      return back(c, subject, { parentId: null, value, error: problemSentence(frame.lang, posted.problem) }, 422);
    return back(c, subject, { parentId, value, error: problemSentence(frame.lang, posted.problem) }, 422);
  });
};

const threadRoutes = (house: TalkHouse, app: Hono<PageEnv>): void => {
  app.get(routes.storyThread, async (c) => {
    const { frame } = c.var;
    const [subject, comment] = await Promise.all([
      storySubject(house.store.db, c.req.param("id")),
      commentView(house.store, c.req.param("comment")),
    ]);
    if (subject === null || comment === null || comment.storyId !== subject.id) return gone(c, 404);
    if (!subject.isPublic) return gone(c, 410);
    const story = talkStoryOf(subject);
    if (c.req.query("part") !== undefined) {
      house.tag(c, [`story:${subject.id}`]);
      return c.html(markupOf(<LoneItem frame={frame} story={story} comment={comment} first={3} />), 200, { "x-robots-tag": "noindex" });
    }
    if (comment.place > 0) {
      const after = Math.floor((comment.place - 1) / REPLIES_A_PAGE) * REPLIES_A_PAGE;
      const page = paths.thread({ storyId: story.shortId, id: comment.rootId, ...(after === 0 ? {} : { after: String(after) }) });
      return c.redirect(`${page}#c-${comment.id}`, 302);
    }
    const given = c.req.query("after") ?? "0";
    const view = await threadView(house, comment.id, /^\d{1,9}$/u.test(given) ? Number(given) : 0);
    if (view === null) return gone(c, 404);
    house.tag(c, [`story:${subject.id}`]);
    return c.html(threadPage(frame, { story, ...view }));
  });
};

const removeRoutes = (house: TalkHouse, app: Hono<PageEnv>): void => {
  const show = async (
    c: Context<PageEnv>,
    id: string,
    given: { rule: string; reason: string },
    problem: TakeOffProblem | null,
  ): Promise<Response> => {
    const { frame } = c.var;
    const comment = await commentView(house.store, id);
    const subject = comment === null ? null : await storySubject(house.store.db, comment.storyId);
    if (comment === null || subject === null) return gone(c, 404);
    const isOwn = frame.viewer.id === comment.authorId;
    const kind = isOwn && comment.state === "published" ? "own" : comment.state === "hidden" ? "restore" : "hide";
    if (
      problem === "visitor" ||
      problem === "not-yours" ||
      (!isOwn && !isModerator(frame.viewer)) ||
      (kind === "restore" && !isModerator(frame.viewer))
    )
      return c.html(troublePage(frame, 403), 403, NO_STORE);
    if (comment.state === "deleted" || (subject.isKilled && !isModerator(frame.viewer))) return gone(c, 410); // it may quote what was killed
    const error = problem === null ? null : takeOffSentence(frame.lang, problem);
    return c.html(removePage(frame, { story: talkStoryOf(subject), comment, kind, given, error }), problem === null ? 200 : 422, NO_STORE);
  };

  app.get(routes.commentRemove, (c) => show(c, c.req.param("id"), { rule: "", reason: "" }, null));

  app.post(routes.commentRemove, async (c) => {
    const { viewer } = c.var.frame;
    const id = c.req.param("id");
    const form = await c.req.parseBody();
    const given = { rule: text(form["rule"]), reason: text(form["reason"]) };
    const rule: Rule | undefined = RULES.find((each) => each === given.rule);
    const what = text(form["do"]);
    const result =
      what === "own"
        ? await deleteComment(house, viewer, id)
        : what === "restore"
          ? await restoreComment(house, viewer, id)
          : rule === undefined
            ? ({ ok: false, problem: "no-reason" } as const)
            : await hideComment(house, viewer, id, { rule, reason: given.reason });
    if (!result.ok) return show(c, id, given, result.problem);
    const comment = await commentView(house.store, id);
    const subject = comment === null ? null : await storySubject(house.store.db, comment.storyId);
    return subject === null ? gone(c, 404) : c.redirect(paths.thread({ storyId: subject.shortId, id }), 303);
  });
};

/** Replying, one thread by itself, removing, the rules. */
export const talkRoutes = (house: TalkHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  replyRoutes(house, app);
  threadRoutes(house, app);
  removeRoutes(house, app);
  app.get(routes.rules, (c) => {
    house.tag(c, ["rules"]);
    return c.html(rulesPage(c.var.frame));
  });
  return app;
};
