import { type Context, Hono } from "hono";
import { z } from "zod";
import { SECOND } from "#kit";
import { absolute, routes } from "#paths";
import { storySubject } from "#stories";
import { isMember, type PageEnv } from "#ui";
import { jsonIn, problem } from "./api-problem.ts";
import { type Asked, handOver, isChallenge, replyFromEmbed, siteIn, takeOver } from "./hand-off.ts";
import { handOffPage } from "./pages/hand-off-page.tsx";
import { REPLY_RATE, type TalkHouse } from "./talk-house.ts";
import { gone, NO_STORE, postedPath, problemSentence, text } from "./talk-pages.ts";
import { wordsOf } from "./words/index.ts";

/**
 * The window in which a reader says yes is opened by a frame of ours on another site and has to reach it; so it alone does without the opener
 * policy of other pages. Nobody can frame it: that stands in the policy of every page.
 */
const OPENED = { ...NO_STORE, "cross-origin-opener-policy": "unsafe-none", "referrer-policy": "no-referrer" } as const;

const takeForm = z.strictObject({ code: z.string().max(60), verifier: z.string().min(43).max(128), site: z.string().max(300) });
const replyForm = z.strictObject({
  site: z.string().max(300),
  parent: z.string().max(60).nullish(),
  body: z.string().max(100_000),
  key: z.string().max(100),
});

const TAKE_RATE = { everyMs: 5 * SECOND, burst: 20 }; // codes that one household may try

/** First-party sign-in for the conversation on other sites, and the replies that come from there. No cookie of a third party has a part in it. */
export const embedReplyRoutes = (house: TalkHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const askedIn = (given: (name: string) => string): Asked | null => {
    const asked = { storyId: given("story").slice(0, 60), site: given("site"), challenge: given("challenge") };
    return siteIn(asked.site) !== null && isChallenge(asked.challenge) ? asked : null;
  };

  const show = async (c: Context<PageEnv>, asked: Asked | null, code: string | null): Promise<Response> => {
    const { frame } = c.var;
    const story = asked === null ? null : await storySubject(house.store.db, asked.storyId);
    if (asked !== null && (story === null || !story.isPublic || story.isTalkClosed)) return gone(c, story === null ? 404 : 410);
    return c.html(handOffPage(frame, { asked, headline: story?.headline ?? "", code }), asked === null ? 422 : 200, OPENED);
  };

  app.get(routes.embedHandOff, (c) =>
    show(
      c,
      askedIn((name) => c.req.query(name) ?? ""),
      null,
    ),
  );

  app.post(routes.embedHandOff, async (c) => {
    const { frame } = c.var;
    const form = await c.req.parseBody();
    const asked = askedIn((name) => text(form[name]));
    if (asked === null || !isMember(frame)) return show(c, asked, null);
    const handed = await handOver(house, frame.viewer, asked);
    return show(c, asked, handed.ok ? handed.value.code : null);
  });

  app.post(routes.embedTake, async (c) => {
    const { embed } = wordsOf(c.var.frame.lang);
    if (!house.takeTurn("embed-take", house.visitorKey(c), TAKE_RATE).ok)
      return problem(c, 429, "Too many", embed.codeOver, { "retry-after": "5" });
    const given = takeForm.safeParse(await jsonIn(c));
    if (!given.success) return problem(c, 400, "Not understood", embed.codeOver);
    const taken = await takeOver(house, { ...given.data, code: given.data.code.trim() });
    if (!taken.ok) return problem(c, 403, "Not taken", embed.codeOver);
    return c.json({ token: taken.value.token, said: embed.signedIn(taken.value.name) }, 200, NO_STORE);
  });

  app.post(routes.embedReply, async (c) => {
    const { frame } = c.var;
    const { embed } = wordsOf(frame.lang);
    const token = /^bearer\s+(\S+)$/iu.exec(c.req.header("authorization") ?? "")?.[1];
    const given = replyForm.safeParse(await jsonIn(c));
    if (token === undefined) return problem(c, 401, "Not signed in", embed.ended);
    if (!given.success) return problem(c, 400, "Not understood", embed.failed);
    const turn = house.takeTurn("embed-reply", token, REPLY_RATE);
    if (!turn.ok)
      return problem(c, 429, "Too many", wordsOf(frame.lang).problems.tooFast(Math.max(1, Math.ceil(turn.retryAfterMs / SECOND))));
    const { site, parent, body, key } = given.data;
    const posted = await replyFromEmbed(house, { token, site, parentId: parent ?? null, body, key });
    if (!posted.ok) {
      const isOut = posted.problem.kind === "not-signed-in";
      return problem(c, isOut ? 401 : 422, "Not posted", isOut ? embed.ended : problemSentence(frame.lang, posted.problem));
    }
    const { id, state } = posted.value;
    const url = absolute(frame.origin, postedPath(posted.value));
    return c.json({ id, url, state, said: state === "published" ? embed.posted : embed.held, link: embed.toReply }, 201, NO_STORE);
  });

  return app;
};
