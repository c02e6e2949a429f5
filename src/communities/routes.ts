import { type Context, Hono } from "hono";
import { calendar } from "#kit";
import { type CommunityHouse, discussRoutes } from "./discuss-routes.ts";
import { setSteward, turnDown } from "./keep-community.ts";
import { absolute, localHref, paths, routes } from "#paths";
import { isMember, type PageEnv, troublePage } from "#ui";
import { addMeeting, callOff } from "./add-meeting.ts";
import { COMMUNITY_KINDS } from "./community.ts";
import { foundCommunity, openCommunity } from "./found-community.ts";
import { waitingFor } from "./introductions/introductions-view.ts";
import { introductionRoutes } from "./introductions/routes.ts";
import { joinCommunity } from "./join-community.ts";
import { instantIn } from "./local-time.ts";
import { communitiesPage, type FoundForm } from "./pages/communities-page.tsx";
import { communityPage, type DateForm } from "./pages/community-page.tsx";
import { communityView, datesOf, findCommunity, listCommunities } from "./queries.ts";
import { wordsOf } from "./words/index.ts";

const NO_STORE = { "cache-control": "no-store" } as const;
const NO_DATE: DateForm = { title: "", place: "", at: "", error: null };
const NO_FORM: FoundForm = { kind: "place", name: "", about: "", rules: "", sections: [], error: null };

const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, 4_000) : "");

type Shown = { readonly form?: DateForm; readonly problem?: string | null; readonly status?: 200 | 422 | 403 };

const opener =
  (house: CommunityHouse) =>
  async (c: Context<PageEnv>, slug: string, { form = NO_DATE, problem = null, status = 200 }: Shown = {}): Promise<Response> => {
    const { frame } = c.var;
    const community = await findCommunity(house, frame.viewer, slug);
    if (community === null) return c.html(troublePage(frame, 404), 404, NO_STORE);
    const looking = { isActive: c.req.query("order") === "active", after: c.req.query("after") };
    const view = await communityView(house, frame.viewer, community, looking);
    const beside =
      (await house.besideCommunity?.(
        c,
        community,
        view.stories.map(({ id }) => id),
      )) ?? null;
    const waiting = isMember(frame) && frame.viewer.id !== null ? await waitingFor(house, frame.viewer.id) : [];
    return c.html(communityPage(frame, { view, form, problem, beside, waiting }), status, NO_STORE);
  };

const dateRoutes = (house: CommunityHouse, app: Hono<PageEnv>): void => {
  const show = opener(house);
  app.post(routes.communityDates, async (c) => {
    const slug = c.req.param("community");
    const { frame } = c.var;
    const body = await c.req.parseBody();
    const off = text(body["off"]);
    if (off !== "") {
      const called = await callOff(house, frame.viewer, off);
      return called.ok ? c.redirect(paths.community(slug), 303) : c.html(troublePage(frame, 403), 403, NO_STORE);
    }
    const form = { title: text(body["title"]), place: text(body["place"]), at: text(body["at"]) };
    const added = await addMeeting(house, frame.viewer, slug, { ...form, startsAt: instantIn(frame.site.zone, form.at) });
    if (added.ok) return c.redirect(paths.community(slug), 303);
    return show(c, slug, { form: { ...form, error: wordsOf(frame.lang).dateProblems[added.problem] }, status: 422 });
  });

  app.get(routes.communityCalendar, async (c) => {
    const community = await findCommunity(house, c.var.frame.viewer, c.req.param("community"));
    if (community === null) return c.text("", 404, NO_STORE);
    const url = absolute(house.origin, paths.community(community.slug));
    const dates = await datesOf(house, community.id);
    return c.body(calendar(community.name, new URL(house.origin).hostname, url, dates), 200, {
      ...NO_STORE,
      "content-type": "text/calendar; charset=utf-8",
    });
  });
};

/** Communities: all of them, each, joining, dates, and founding one. */
export const communityRoutes = (house: CommunityHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  const show = opener(house);

  app.get(routes.communities, async (c) =>
    c.html(communitiesPage(c.var.frame, await listCommunities(house, c.var.frame.viewer), NO_FORM), 200, NO_STORE),
  );

  app.post(routes.communities, async (c) => {
    const { frame } = c.var;
    if (!isMember(frame)) return c.redirect(paths.signIn(paths.communities()), 303);
    const body = await c.req.parseBody();
    const sections = frame.site.sections.map(({ slug }) => slug).filter((slug) => body[`section-${slug}`] === "1");
    const form = { name: text(body["name"]), about: text(body["about"]), rules: text(body["rules"]) };
    const kind = COMMUNITY_KINDS.find((each) => each === body["kind"]) ?? "place";
    const founded = await foundCommunity(house, frame.viewer, { ...form, kind, looks: sections.map((section) => ({ section })) });
    if (founded.ok) return c.redirect(paths.community(founded.value.slug), 303);
    const given = { ...form, kind, sections, error: wordsOf(frame.lang).foundProblems[founded.problem] };
    return c.html(communitiesPage(frame, await listCommunities(house, frame.viewer), given), 422, NO_STORE);
  });

  app.get(routes.community, (c) => show(c, c.req.param("community")));

  app.post(routes.communityJoin, async (c) => {
    const slug = c.req.param("community");
    const { frame } = c.var;
    const given = await c.req.parseBody();
    const how = text(given["do"]);
    const next = text(given["next"]) === "" ? paths.community(slug) : localHref(text(given["next"]));
    const joined = await joinCommunity(house, frame.viewer, slug, how === "out" || how === "quiet" ? how : "in");
    if (joined.ok) return c.redirect(next, 303);
    if (joined.problem === "not-signed-in") return c.redirect(paths.signIn(paths.community(slug)), 303);
    if (joined.problem === "not-there") return c.html(troublePage(frame, 404), 404, NO_STORE);
    return show(c, slug, { problem: wordsOf(frame.lang).lastSteward, status: 422 });
  });

  app.post(routes.communityOpen, async (c) => {
    const slug = c.req.param("community");
    const opened = await openCommunity(house, c.var.frame.viewer, slug);
    return opened.ok ? c.redirect(paths.community(slug), 303) : c.html(troublePage(c.var.frame, 403), 403, NO_STORE);
  });
  app.post(routes.communityTurnDown, async (c) => {
    const { frame } = c.var;
    const slug = c.req.param("community");
    const turned = await turnDown(house, frame.viewer, slug, text((await c.req.parseBody())["reason"]));
    if (turned.ok) return c.redirect(paths.communities(), 303);
    if (turned.problem === "no-reason") return show(c, slug, { problem: wordsOf(frame.lang).talk.whyNeeded, status: 422 });
    return c.html(troublePage(frame, turned.problem === "not-there" ? 404 : 403), turned.problem === "not-there" ? 404 : 403, NO_STORE);
  });

  app.post(routes.communityStewards, async (c) => {
    const { frame } = c.var;
    const slug = c.req.param("community");
    const given = await c.req.parseBody();
    const drop = text(given["drop"]);
    const wanted = { handle: drop === "" ? text(given["handle"]) : drop, isOn: drop === "" };
    const set = await setSteward(house, frame.viewer, slug, wanted);
    if (set.ok) return c.redirect(paths.community(slug), 303);
    if (set.problem === "not-yours") return c.html(troublePage(frame, 403), 403, NO_STORE);
    if (set.problem === "not-there") return c.html(troublePage(frame, 404), 404, NO_STORE);
    return show(c, slug, { problem: wordsOf(frame.lang).talk.stewardProblems[set.problem], status: 422 });
  });
  dateRoutes(house, app);
  discussRoutes(house, app);
  introductionRoutes(house, app);
  return app;
};
