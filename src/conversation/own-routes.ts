import { type Context, Hono } from "hono";
import { isModerator, type Lang } from "#kit";
import { paths, routes, withQuery } from "#paths";
import { type PageEnv } from "#ui";
import { LETTERS_MOST, mayAdd, mayEdit, type Rule, RULES } from "./comment.ts";
import { keepDraft } from "./draft.ts";
import { editComment, type EditProblem } from "./edit-comment.ts";
import { editPage } from "./pages/edit-page.tsx";
import { removePage } from "./pages/remove-page.tsx";
import { talkStoryOf } from "./pages/talk-story.ts";
import { deleteComment, hideComment, restoreComment, takeBack, type TakeOffProblem } from "./take-off.ts";
import type { TalkHouse } from "./talk-house.ts";
import { gone, NO_STORE, suspendedSentence, text } from "./talk-pages.ts";
import { commentView } from "./talk-view.ts";
import type { CommentView } from "./view.ts";
import { type Words, wordsOf } from "./words/index.ts";
import { tidyBody } from "./write-comment.ts";
import { keepsTalk, talkSubject, type TalkSubject } from "./talk-subject.ts";

type Found = { readonly comment: CommentView; readonly subject: TalkSubject };

const find = async (house: TalkHouse, c: Context<PageEnv>, id: string): Promise<Found | Response> => {
  const comment = await commentView(house, c.var.frame.viewer, id);
  const subject = comment === null ? null : await talkSubject(house.store.db, comment.storyId);
  if (comment === null || subject === null) return gone(c, 404);
  // A reply may repeat what its story's source withdrew: of such ones only moderators see anything.
  return subject.isKilled && !isModerator(c.var.frame.viewer) ? gone(c, 410) : { comment, subject };
};

const takeOffSentence = ({ problems }: Words, problem: TakeOffProblem): string =>
  ({ visitor: problems.notSignedIn, "not-yours": problems.notYours, "not-there": problems.notThere, "no-reason": problems.noReason })[
    problem
  ];

/** Why an edit was refused, and what to do. */
export const editSentence = (lang: Lang, problem: EditProblem): string => {
  const words = wordsOf(lang);
  switch (problem.kind) {
    case "empty":
      return words.problems.empty;
    case "too-long":
      return words.problems.tooLong(problem.letters, LETTERS_MOST);
    case "against-rule":
      return words.problems.againstRule(problem.rule, words.rules[problem.rule].name);
    case "suspended":
      return suspendedSentence(lang, problem.until);
    case "not-signed-in":
      return words.problems.notSignedIn;
    case "not-yours":
      return words.problems.notYours;
    case "not-there":
      return words.problems.notThere;
    case "add-only":
      return words.editPage.addOnly;
    case "enough":
      return words.editPage.enough;
  }
};

const removeRoutes = (house: TalkHouse, app: Hono<PageEnv>): void => {
  const show = async (
    c: Context<PageEnv>,
    id: string,
    given: { rule: string; reason: string },
    problem: TakeOffProblem | null,
  ): Promise<Response> => {
    const { frame } = c.var;
    const found = await find(house, c, id);
    if (found instanceof Response) return found;
    const { comment, subject } = found;
    const isOwn = frame.viewer.id === comment.authorId;
    const isKeeper = await keepsTalk(house.keeps, house.store.db, frame.viewer, subject);
    const isHidden = comment.state === "hidden" || comment.state === "rejected";
    const kind = isOwn && !isHidden ? "own" : isHidden ? "restore" : comment.state === "held" ? "held" : "hide";
    if (
      problem === "visitor" ||
      problem === "not-yours" ||
      (kind !== "own" && !isModerator(frame.viewer) && !(kind === "hide" && isKeeper))
    )
      return gone(c, 403);
    if (comment.state === "deleted") return gone(c, 410);
    const error = problem === null ? null : takeOffSentence(wordsOf(frame.lang), problem);
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
    const found = await find(house, c, id);
    if (found instanceof Response) return found;
    return c.redirect(paths.thread({ storyId: found.subject.shortId, id }), 303);
  });
};

const editRoutes = (house: TalkHouse, app: Hono<PageEnv>): void => {
  type Given = {
    readonly value: string | null;
    readonly error: string | null;
    readonly isPreview?: boolean;
    readonly how?: "change" | "add";
  };
  const show = async (c: Context<PageEnv>, id: string, given: Given, status: 200 | 422): Promise<Response> => {
    const { frame } = c.var;
    const found = await find(house, c, id);
    if (found instanceof Response) return found;
    const { comment, subject } = found;
    const own = { ...comment, author_id: comment.authorId, posted_at: comment.postedAt, edit_until: comment.editUntil };
    if (!mayAdd(frame.viewer, own)) return gone(c, frame.viewer.id === comment.authorId ? 410 : 403);
    const how = mayEdit(frame.viewer, own, house.clock.ms()) && given.how !== "add" ? "change" : "add";
    const value = given.value ?? (how === "change" ? comment.body : "");
    const page = { story: talkStoryOf(subject), comment, how, value, error: given.error, isPreview: given.isPreview === true } as const;
    return c.html(editPage(frame, page), status, NO_STORE);
  };

  app.get(routes.commentEdit, (c) => show(c, c.req.param("id"), { value: null, error: null }, 200));

  app.post(routes.commentEdit, async (c) => {
    const { frame } = c.var;
    const id = c.req.param("id");
    const form = await c.req.parseBody();
    const value = text(form["body"]);
    const how = text(form["how"]) === "add" ? "add" : "change";
    if (text(form["do"]) === "preview") return show(c, id, { value: tidyBody(value), error: null, isPreview: true, how }, 200);
    const edited = await editComment(house, frame.viewer, id, { how, body: value });
    if (!edited.ok) return show(c, id, { value, error: editSentence(frame.lang, edited.problem), how }, 422);
    const found = await find(house, c, id);
    if (found instanceof Response) return found;
    return c.redirect(paths.thread({ storyId: found.subject.shortId, id }), 303);
  });
};

/** What a member does with a comment of their own, and a moderator with anybody's: edit, add, take back, remove, bring back. */
export const ownRoutes = (house: TalkHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  removeRoutes(house, app);
  editRoutes(house, app);

  app.post(routes.commentBack, async (c) => {
    const { frame } = c.var;
    const id = c.req.param("id");
    const taken = await takeBack(house, frame.viewer, id);
    if (taken.ok) {
      const { storyId, parentId, body } = taken.value;
      const subject = await talkSubject(house.store.db, storyId);
      if (subject === null) return gone(c, 404);
      const draft = await keepDraft(house, { storyId, parentId, body });
      return c.redirect(withQuery(paths.reply({ storyId: subject.shortId }), { draft }), 303);
    }
    if (taken.problem === "visitor" || taken.problem === "not-yours") return gone(c, 403);
    const found = await find(house, c, id);
    return found instanceof Response ? found : c.redirect(paths.removeComment(id), 303);
  });

  return app;
};
