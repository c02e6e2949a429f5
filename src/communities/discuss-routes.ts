import type { Context, Hono } from "hono";
import type { Child } from "hono/jsx";
import {
  DISCUSS_RATE,
  type Judge,
  type Keeps,
  problemSentence,
  showDiscussion,
  startDiscussion,
  storiesOfDiscussion,
  type TalkSubject,
  talkSubject,
} from "#conversation";
import { isEditor, isModerator, newId, type Rate, type Turn } from "#kit";
import { paths, routes, talkIdIn } from "#paths";
import type { ProfileJudge, Tell } from "#members";
import { storySubject } from "#stories";
import type { House } from "#store";
import { isMember, type PageEnv, troublePage } from "#ui";
import { discussPage, type DiscussForm } from "./pages/discuss-page.tsx";
import { discussionPage } from "./pages/discussion-page.tsx";
import { communityById, findCommunity, membershipOf } from "./queries.ts";
import { wordsOf } from "./words/index.ts";

/** What communities need of the house. */
export type CommunityHouse = House & {
  readonly origin: string;
  readonly judge: Judge;
  /** Judges what stands on the noticeboard. */
  readonly judgeProfile: ProfileJudge;
  readonly keeps: Keeps;
  readonly tag: (c: Context, tags: readonly string[]) => void;
  readonly takeTurn: (name: string, key: string, rate: Rate) => Turn;
  readonly tell?: Tell;
  /** What other rooms put beside a discussion: the way to follow it. */
  readonly besideDiscussion?: (c: Context<PageEnv>, subject: TalkSubject) => Promise<Child>;
  /** What other rooms put on a community's page, follows and questions about the stories that stand there. */
  readonly besideCommunity?: (
    c: Context<PageEnv>,
    community: { readonly id: string; readonly slug: string; readonly name: string },
    storyIds: readonly string[],
  ) => Promise<Child>;
};

const NO_STORE = { "cache-control": "no-store" } as const;
const text = (value: unknown, most = 25_000): string => (typeof value === "string" ? value.slice(0, most) : "");

const storyIn = async (house: House, shortId: string): Promise<DiscussForm["story"]> => {
  const story = shortId === "" ? null : await storySubject(house.store.db, shortId);
  return story === null || !story.isPublic ? null : { id: story.shortId, headline: story.headline };
};

const startRoutes = (house: CommunityHouse, app: Hono<PageEnv>): void => {
  app.get(routes.communityDiscuss, async (c) => {
    const { frame } = c.var;
    const community = await findCommunity(house, frame.viewer, c.req.param("community"));
    if (community === null || community.state !== "open") return c.html(troublePage(frame, 404), 404, NO_STORE);
    const story = await storyIn(house, text(c.req.query("story"), 40));
    if (!isMember(frame)) return c.redirect(paths.signIn(paths.startDiscussion(community.slug, story?.id)), 302);
    const mayStart = isEditor(frame.viewer) || (await membershipOf(house, frame.viewer, community.id)) !== null;
    const form = { title: "", body: "", story, isPrompt: false, isUnderStory: false, key: newId(house.clock.ms()), error: null };
    return c.html(discussPage(frame, community, form, mayStart), 200, NO_STORE);
  });

  app.post(routes.communityDiscuss, async (c) => {
    const { frame } = c.var;
    const community = await findCommunity(house, frame.viewer, c.req.param("community"));
    if (community === null || community.state !== "open") return c.html(troublePage(frame, 404), 404, NO_STORE);
    if (!isMember(frame)) return c.redirect(paths.signIn(paths.startDiscussion(community.slug)), 303);
    const given = await c.req.parseBody();
    const words = wordsOf(frame.lang).talk;
    const form = {
      title: text(given["title"], 500),
      body: text(given["body"]),
      story: await storyIn(house, text(given["story"], 40)),
      isPrompt: text(given["prompt"]) !== "",
      isUnderStory: isEditor(frame.viewer) && text(given["under"]) !== "",
      key: text(given["key"], 100) || newId(house.clock.ms()),
    };
    const mayStart = isEditor(frame.viewer) || (await membershipOf(house, frame.viewer, community.id)) !== null;
    const back = (error: string | null, status: 403 | 422 | 429): Response | Promise<Response> =>
      c.html(discussPage(frame, community, { ...form, error }, mayStart), status, NO_STORE);
    if (!mayStart) return back(null, 403);
    if (!house.takeTurn("discuss", frame.viewer.id ?? "", DISCUSS_RATE).ok && !isModerator(frame.viewer)) return back(words.tooFast, 429);
    const started = await startDiscussion(house, frame.viewer, {
      ...form,
      forum: community.id,
      lang: frame.lang,
      story: form.story?.id ?? null,
    });
    if (started.ok) return c.redirect(paths.story({ id: started.value.id, slug: started.value.slug }), 303);
    const { problem } = started;
    return back(problem.kind === "title" ? words.titleWrong : problemSentence(frame.lang, problem), 422);
  });
};

/** Discussions: starting one in a community, and each on its page. */
export const discussRoutes = (house: CommunityHouse, app: Hono<PageEnv>): void => {
  startRoutes(house, app);
  const show = showDiscussion(house);

  app.get(routes.discussion, async (c) => {
    const { frame } = c.var;
    const id = talkIdIn(c.req.path, c.req.param("id"));
    const subject = await talkSubject(house.store.db, id);
    const about = subject?.discussion ?? null;
    const community = about === null ? null : await communityById(house, about.forum);
    if (subject === null || about === null || community === null) return c.html(troublePage(frame, 404), 404, NO_STORE);
    const { viewer } = frame;
    const isOwn = viewer.id !== null && viewer.id === about.byId;
    if (!subject.isPublic && !isOwn && !isModerator(viewer)) {
      const wasSeen = about.openingState === "hidden" || about.openingState === "deleted";
      return c.html(troublePage(frame, wasSeen ? 410 : 404), wasSeen ? 410 : 404, NO_STORE);
    }
    if (c.req.param("slug") !== subject.slug) {
      const { search } = new URL(c.req.url);
      return c.redirect(`${paths.story({ id, slug: subject.slug })}${search}`, 301);
    }
    house.tag(c, [`story:${id}`]);
    const page = {
      subject,
      community,
      shown: await show(c, subject),
      stories: await storiesOfDiscussion(house, id),
      beside: subject.isPublic ? ((await house.besideDiscussion?.(c, subject)) ?? null) : null,
    };
    return c.html(discussionPage(frame, page), 200, subject.isPublic ? {} : NO_STORE);
  });
};
