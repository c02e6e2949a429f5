import { type Context, Hono } from "hono";
import { blockedPeople, BLOCKS, setBlock } from "#members";
import { at, localHref, type Path, paths, routes } from "#paths";
import { isMember, type PageEnv } from "#ui";
import { castVote, react } from "./cast-vote.ts";
import { REACTIONS, VOTES } from "./comment.ts";
import { mutedPage } from "./pages/muted-page.tsx";
import { anchorOf, foldOf } from "./pages/one-comment.tsx";
import { pickComment } from "./pick-comment.ts";
import { type TalkHouse, VOTE_RATE } from "./talk-house.ts";
import { gone, NO_STORE, text } from "./talk-pages.ts";
import { commentView } from "./talk-view.ts";
import { talkSubject } from "./talk-subject.ts";

/** Voting, reacting, muting and picking by forms: each leads back to where the reader was. */
export const voteRoutes = (house: TalkHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  /** Where the form stood, at the comment; the comment's own page where that is not known. */
  const backTo = async (c: Context<PageEnv>, id: string, anchor = anchorOf(id)): Promise<string | null> => {
    const from = URL.parse(c.req.header("referer") ?? "");
    if (from !== null && from.origin === c.var.frame.origin) return at(localHref(from.pathname + from.search), anchor);
    const comment = await commentView(house, c.var.frame.viewer, id);
    const subject = comment === null ? null : await talkSubject(house.store.db, comment.storyId);
    return subject === null ? null : paths.thread({ storyId: subject.shortId, id });
  };

  const back = async (c: Context<PageEnv>, id: string, anchor?: string): Promise<Response> => {
    const to = await backTo(c, id, anchor);
    return to === null ? gone(c, 404) : c.redirect(to, 303);
  };

  const signIn = async (c: Context<PageEnv>, id: string): Promise<Response> => {
    const to = await backTo(c, id);
    return c.redirect(paths.signIn(to ?? paths.front()), 303);
  };

  app.post(routes.commentVote, async (c) => {
    const { frame } = c.var;
    const id = c.req.param("id");
    if (!isMember(frame)) return signIn(c, id);
    if (!house.takeTurn("vote", frame.viewer.id ?? "", VOTE_RATE).ok) return back(c, id);
    const form = await c.req.parseBody();
    const value = VOTES.find((each) => each === text(form["value"]));
    const on = REACTIONS.find((each) => each === text(form["react"]));
    const off = REACTIONS.find((each) => each === text(form["unreact"]));
    const reaction = on ?? off;
    const done =
      value !== undefined
        ? await castVote(house, frame.viewer, id, value)
        : reaction === undefined
          ? null
          : await react(house, frame.viewer, id, reaction, on !== undefined);
    if (done === null || done.ok) return back(c, id);
    return done.problem === "not-signed-in" ? signIn(c, id) : done.problem === "not-there" ? gone(c, 410) : back(c, id);
  });

  app.post(routes.commentBlock, async (c) => {
    const { frame } = c.var;
    const id = c.req.param("id");
    if (!isMember(frame)) return signIn(c, id);
    const comment = await commentView(house, frame.viewer, id);
    if (comment === null) return gone(c, 404);
    const kind = text((await c.req.parseBody())["kind"]);
    const wanted = BLOCKS.find((each) => each === kind) ?? null;
    await setBlock(house, frame.viewer, comment.authorId, wanted);
    return back(c, id, wanted === null ? anchorOf(id) : foldOf(id)); // a browser unfolds what holds the place it is sent to
  });

  app.post(routes.commentPick, async (c) => {
    const id = c.req.param("id");
    const picked = await pickComment(house, c.var.frame.viewer, id, text((await c.req.parseBody())["pick"]) === "1");
    if (picked.ok) return back(c, id);
    return gone(c, picked.problem === "not-there" ? 410 : 403);
  });

  app.get(routes.settingsMuted, async (c) => {
    const { frame } = c.var;
    const here: Path = paths.settingsMuted();
    if (!isMember(frame) || frame.viewer.id === null) return c.redirect(paths.signIn(here), 303);
    return c.html(mutedPage(frame, await blockedPeople(house.store, frame.viewer.id)), 200, NO_STORE);
  });

  app.post(routes.settingsMuted, async (c) => {
    const { frame } = c.var;
    if (!isMember(frame)) return c.redirect(paths.signIn(paths.settingsMuted()), 303);
    await setBlock(house, frame.viewer, text((await c.req.parseBody())["member"]), null);
    return c.redirect(paths.settingsMuted(), 303);
  });

  return app;
};
