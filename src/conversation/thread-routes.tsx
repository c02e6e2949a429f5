import { type Context, Hono } from "hono";
import { isModerator } from "#kit";
import { memberByHandle } from "#members";
import { paths, routes } from "#paths";
import { markupOf, type PageEnv } from "#ui";
import { commentEdits } from "./comment-edits.ts";
import { searchTalk } from "./comment-lists.ts";
import { STRETCH } from "./comment.ts";
import { explainRank } from "./explain-rank.ts";
import { LoneItem } from "./pages/branch-item.tsx";
import { editsPage } from "./pages/edit-page.tsx";
import { foundPage } from "./pages/found-page.tsx";
import { threadPage } from "./pages/thread-page.tsx";
import { talkStoryOf } from "./pages/talk-story.ts";
import { whyPage } from "./pages/why-page.tsx";
import type { TalkHouse } from "./talk-house.ts";
import { aboutStory, gone, NO_STORE, orderAsked, talkIdOf, usualOrder } from "./talk-pages.ts";
import { commentView, threadView } from "./talk-view.ts";
import type { CommentView } from "./view.ts";
import { wordsOf } from "./words/index.ts";
import { talkSubject, type TalkSubject } from "./talk-subject.ts";

const numberIn = (given: string | undefined): number | undefined =>
  given !== undefined && /^\d{1,15}$/u.test(given) ? Number(given) : undefined;

type Shown = { readonly comment: CommentView; readonly subject: TalkSubject };

/** Reading: a comment with what hangs under it, why it stands there, what it said before, and search among them all. */
export const threadRoutes = (house: TalkHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  /** A comment that readers can see, under a story they can see; else why not. */
  const shown = async (c: Context<PageEnv>, id: string, storyId?: string): Promise<Shown | Response> => {
    const comment = await commentView(house, c.var.frame.viewer, id);
    const subject = comment === null ? null : await talkSubject(house.store.db, comment.storyId);
    if (comment === null || subject === null) return gone(c, 404);
    if (storyId !== undefined && storyId !== subject.shortId && storyId !== subject.id) return gone(c, 404);
    if (comment.kind === "opening" && !subject.isPublic) return c.redirect(paths.story({ id: subject.shortId, slug: subject.slug }), 302);
    const isThere = subject.isPublic && !subject.isTalkClosed;
    if (!isThere && isModerator(c.var.frame.viewer)) return c.redirect(paths.moderationTalk(subject.shortId), 302);
    return isThere ? { comment, subject } : gone(c, 410);
  };

  app.on("GET", [routes.storyThread, routes.discussionThread], async (c: Context<PageEnv>) => {
    const { frame } = c.var;
    const found = await shown(c, c.req.param("comment") ?? "", talkIdOf(c));
    if (found instanceof Response) return found;
    const { comment, subject } = found;
    if (comment.kind === "opening") return c.redirect(paths.story({ id: subject.shortId, slug: subject.slug }), 302);
    if (c.req.query("part") !== undefined) {
      house.tag(c, [`story:${subject.id}`]);
      const story = await aboutStory(house, subject);
      return c.html(markupOf(<LoneItem frame={frame} story={story} comment={comment} first={3} />), 200, { "x-robots-tag": "noindex" });
    }
    const order = orderAsked(c);
    if (comment.depth % STRETCH !== 0) {
      const page = paths.thread({
        storyId: subject.shortId,
        id: comment.rootId,
        ...(order === undefined ? {} : { order }),
        at: comment.id,
      });
      return c.redirect(`${page}#c-${comment.id}`, 302);
    }
    const view = await threadView(house, frame.viewer, {
      storyId: subject.id,
      rootId: comment.id,
      order: order ?? (await usualOrder(house)),
      after: c.req.query("after"),
      at: c.req.query("at"),
    });
    if (view === null) return gone(c, 404);
    house.tag(c, [`story:${subject.id}`]);
    return c.html(threadPage(frame, await aboutStory(house, subject, view.thread.isClosed, order), view));
  });

  app.on("GET", [routes.storyTalkSearch, routes.discussionTalkSearch], async (c: Context<PageEnv>) => {
    const { frame } = c.var;
    const subject = await talkSubject(house.store.db, talkIdOf(c));
    if (subject === null) return gone(c, 404);
    if (!subject.isPublic || subject.isTalkClosed) return gone(c, 410);
    const [q, by] = [(c.req.query("q") ?? "").slice(0, 500).trim(), (c.req.query("by") ?? "").slice(0, 60).trim()];
    const member = by === "" ? null : await memberByHandle(house.store, by.replace(/^@/u, ""));
    const isNobody = by !== "" && member === null;
    const found =
      q === "" || isNobody
        ? null
        : await searchTalk(house, frame.viewer, subject.id, { q, authorId: member?.id ?? null, before: numberIn(c.req.query("before")) });
    const error = isNobody ? wordsOf(frame.lang).search.noMember : null;
    return c.html(foundPage(frame, { story: talkStoryOf(subject), q, by, error, found }), 200, NO_STORE);
  });

  app.get(routes.commentWhy, async (c) => {
    const found = await shown(c, c.req.param("id"));
    if (found instanceof Response) return found;
    const why = await explainRank(house, found.comment.id);
    if (why === null) return gone(c, 404);
    return c.html(whyPage(c.var.frame, await aboutStory(house, found.subject), found.comment, why), 200, NO_STORE);
  });

  app.get(routes.commentChanges, async (c) => {
    const found = await shown(c, c.req.param("id"));
    if (found instanceof Response) return found;
    if (found.comment.state !== "published") return gone(c, 410);
    house.tag(c, [`story:${found.subject.id}`]);
    return c.html(editsPage(c.var.frame, talkStoryOf(found.subject), found.comment, await commentEdits(house.store, found.comment)));
  });

  return app;
};
