import { type Context, Hono } from "hono";
import { isModerator } from "#kit";
import { paths, routes } from "#paths";
import { openTalk } from "#stories";
import type { House } from "#store";
import { Button, EmptyNote, FormPost, type Frame, Layout, PageHead, pageOf, Pager, type PageEnv, Thread, troublePage } from "#ui";
import { BranchItem } from "./pages/branch-item.tsx";
import { talkStoryOf } from "./pages/talk-story.ts";
import { type TalkView, talkView } from "./talk-view.ts";
import { wordsOf } from "./words/index.ts";
import { talkSubject, type TalkSubject } from "./talk-subject.ts";

const NO_STORE = { "cache-control": "no-store" } as const;

const closedTalkPage = (frame: Frame, subject: TalkSubject, talk: TalkView): string => {
  const words = wordsOf(frame.lang);
  const { closedPage } = words;
  const story = talkStoryOf(subject, { isClosed: true });
  return pageOf(
    frame,
    <Layout frame={frame} title={closedPage.title} styles={["story", "talk"]} robots="noindex">
      <PageHead title={closedPage.title} deck={closedPage.deck} />
      {subject.isPublic ? (
        <FormPost action={paths.moderationTalk(subject.shortId)} class="stack" label={closedPage.reopen}>
          <p class="small">{closedPage.reopenHelp}</p>
          <p>
            <Button name="do" value="open">
              {closedPage.reopen}
            </Button>
          </p>
        </FormPost>
      ) : (
        <p class="small">{closedPage.notYet}</p>
      )}
      {talk.branches.length === 0 ? <EmptyNote>{closedPage.none}</EmptyNote> : null}
      <Thread>
        {talk.branches.map((branch) => (
          <BranchItem frame={frame} story={story} branch={branch} depth={0} isFlat={false} first={2} />
        ))}
      </Thread>
      <Pager frame={frame} next={talk.next === null ? null : paths.moderationTalk(subject.shortId, talk.next)} nextText={words.nextPage} />
    </Layout>,
  );
};

/** A conversation that a withdrawal closed, for moderators: they read it, remove from it, and open it again where its story is public again. */
export const closedTalkRoutes = (house: House): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  const find = async (c: Context<PageEnv, typeof routes.moderationTalk>): Promise<TalkSubject | Response> => {
    const { frame } = c.var;
    if (!isModerator(frame.viewer)) return c.html(troublePage(frame, 403), 403, NO_STORE);
    return (await talkSubject(house.store.db, c.req.param("id"))) ?? c.html(troublePage(frame, 404), 404, NO_STORE);
  };

  app.get(routes.moderationTalk, async (c) => {
    const subject = await find(c);
    if (subject instanceof Response) return subject;
    if (subject.isPublic && !subject.isTalkClosed) return c.redirect(paths.story({ id: subject.shortId, slug: subject.slug }), 302);
    const talk = await talkView(house, c.var.frame.viewer, subject.id, { order: "oldest", after: c.req.query("after") });
    return c.html(closedTalkPage(c.var.frame, subject, talk), 200, NO_STORE);
  });

  app.post(routes.moderationTalk, async (c) => {
    const subject = await find(c);
    if (subject instanceof Response) return subject;
    const isOpen = await house.store.transact((tx) => openTalk(house, tx, subject.id));
    return isOpen
      ? c.redirect(paths.story({ id: subject.shortId, slug: subject.slug }), 303)
      : c.redirect(paths.moderationTalk(subject.shortId), 303);
  });

  return app;
};
