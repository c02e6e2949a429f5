import { type Context, Hono } from "hono";
import { SECOND } from "#kit";
import { paths, routes } from "#paths";
import { limitsOf } from "#members";
import { isMember, type PageEnv, troublePage } from "#ui";
import { findDraft, keepDraft } from "./draft.ts";
import { readMentions } from "./mentions.ts";
import { replyPage } from "./pages/reply-page.tsx";
import { talkStoryOf } from "./pages/talk-story.ts";
import { quoteOf } from "./quote-of.ts";
import { REPLY_RATE, type TalkHouse } from "./talk-house.ts";
import { formKeyOf, gone, NO_STORE, postedPath, problemSentence, talkIdOf, text } from "./talk-pages.ts";
import { commentView } from "./talk-view.ts";
import { wordsOf } from "./words/index.ts";
import { postComment, tidyBody } from "./write-comment.ts";
import { talkSubject, type TalkSubject } from "./talk-subject.ts";

type Form = {
  readonly parentId: string | null;
  readonly value: string;
  readonly error: string | null;
  /** The key of the form that came: a preview or a correction of it is the same reply. */
  readonly key?: string | null;
  readonly isPreview?: boolean;
};

const PASSAGE_MOST = 600; // letters of a story that a link can bring into the box

/** Replying: the box alone on its page, what comes back to it, and posting. */
export const replyRoutes = (house: TalkHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const box = async (c: Context<PageEnv>, subject: TalkSubject, form: Form, status: 200 | 409 | 410 | 422 | 429): Promise<Response> => {
    const { frame } = c.var;
    const to = form.parentId === null ? null : await commentView(house, frame.viewer, form.parentId);
    const body = tidyBody(form.value);
    const preview = form.isPreview === true ? { body, mentions: await house.store.transact((tx) => readMentions(tx, body)) } : null;
    const page = {
      story: talkStoryOf(subject),
      to,
      value: form.value,
      error: form.error,
      formKey: form.key ?? formKeyOf(house, frame),
      preview,
    };
    return c.html(replyPage(frame, page), status, NO_STORE);
  };

  const withdrawn = (c: Context<PageEnv>, subject: TalkSubject, kept: string | null): Response => {
    const { problems, replyPage: words } = wordsOf(c.var.frame.lang);
    const note =
      kept === null ? null : (
        <>
          <p>{subject.isPublic ? problems.talkClosed : problems.storyGone}</p>
          <p>{words.kept}</p>
          <blockquote dir="auto">
            <p>{kept}</p>
          </blockquote>
        </>
      );
    return c.html(troublePage(c.var.frame, 410, note), 410, NO_STORE);
  };

  app.on("GET", [routes.storyReply, routes.discussionReply], async (c: Context<PageEnv>) => {
    const secret = c.req.query("draft");
    const draft = secret === undefined ? null : await findDraft(house, house.store.db, secret);
    const subject = await talkSubject(house.store.db, talkIdOf(c));
    if (subject === null) return gone(c, 404);
    if (!subject.isPublic || subject.isTalkClosed) return withdrawn(c, subject, draft?.body ?? null);
    const parentId = c.req.query("to") ?? draft?.parentId ?? null;
    const parent = parentId === null ? null : await commentView(house, c.var.frame.viewer, parentId);
    const isGone = parentId !== null && parent?.state !== "published";
    const quote = c.req.query("quote"); // under the story its words; in answer to a comment a sign that the comment is meant
    const quoted = quote === undefined ? "" : quoteOf(parent === null ? quote.slice(0, PASSAGE_MOST) : parent.body);
    const { problems } = wordsOf(c.var.frame.lang);
    return box(
      c,
      subject,
      { parentId: isGone ? null : parentId, value: draft?.body ?? quoted, error: isGone ? problems.parentGone : null },
      200,
    );
  });

  app.on("POST", [routes.storyReply, routes.discussionReply], async (c: Context<PageEnv>) => {
    const { frame } = c.var;
    const form = await c.req.parseBody();
    const value = text(form["body"]);
    const parentId = text(form["parent"]) === "" ? null : text(form["parent"]);
    const key = text(form["key"]) === "" ? null : text(form["key"]).slice(0, 100);
    const subject = await talkSubject(house.store.db, talkIdOf(c));
    if (subject === null) return gone(c, 404);
    const { problems } = wordsOf(frame.lang);
    const back = (error: string | null, status: 200 | 409 | 410 | 422 | 429, more: Partial<Form> = {}): Promise<Response> =>
      box(c, subject, { parentId, value, error, key, ...more }, status);
    if (text(form["do"]) === "preview") return value.trim() === "" ? back(problems.empty, 422) : back(null, 200, { isPreview: true });
    const isVisitor = !isMember(frame);
    const rate = isVisitor ? REPLY_RATE : (await limitsOf(house.store.db, frame.viewer.id ?? "")).reply;
    const turn = house.takeTurn("reply", isVisitor ? house.visitorKey(c) : (frame.viewer.id ?? ""), rate);
    if (!turn.ok) return back(problems.tooFast(Math.max(1, Math.ceil(turn.retryAfterMs / SECOND))), 429);
    if (value.trim() === "") return back(problems.empty, 422);
    if (text(form["kind"]) === "question" && parentId === null && subject.discussion === null) {
      const draft = await keepDraft(house, { storyId: subject.id, parentId: null, body: value, kind: "question" });
      return c.redirect(paths.ask({ storyId: subject.shortId, draft }), 303);
    }
    if (isVisitor) {
      const draft = await keepDraft(house, { storyId: subject.id, parentId, body: value, key });
      const next = paths.story({ id: subject.shortId, slug: subject.slug });
      return c.redirect(key === null ? paths.join({ draft, next }) : paths.signIn(next, draft), 303);
    }
    const posted = await postComment(house, frame.viewer, { storyId: subject.id, parentId, body: value, key });
    if (posted.ok) return c.redirect(postedPath(posted.value), 303);
    const { kind } = posted.problem;
    const sentence = problemSentence(frame.lang, posted.problem);
    const status = kind === "story-gone" ? 410 : kind === "talk-closed" || kind === "closed" ? 409 : 422;
    return back(sentence, status, kind === "parent-gone" || kind === "blocked" ? { parentId: null } : {});
  });

  return app;
};
