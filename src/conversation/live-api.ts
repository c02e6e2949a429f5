import { Hono } from "hono";
import { z } from "zod";
import { MINUTE, SECOND } from "#kit";
import { routes } from "#paths";
import type { PageEnv } from "#ui";
import { jsonIn, problem, storyOf } from "./api-problem.ts";
import { missedEvents, type Presence, STREAMS_MOST } from "./live.ts";
import { openLiveHub } from "./live-hub.ts";
import { noteSeen, SEEN_MOST } from "./note-seen.ts";
import type { TalkHouse } from "./talk-house.ts";

/** How often one household may begin to listen: a reader goes back and forth between pages. */
const LIVE_RATE = { everyMs: SECOND, burst: 60 };
/** How often it may ask without listening. */
const POLL_RATE = { everyMs: 2 * SECOND, burst: 60 };
/** How often one household may say what it saw of one story. */
const SEEN_RATE = { everyMs: 5 * MINUTE, burst: 4 };

const seenForm = z.strictObject({ ids: z.array(z.string().max(40)).max(SEEN_MOST) });

/** What happens under a story as it happens: as server-sent events, or asked for (`Accept: application/json`); and what readers had in view. */
export const liveApi = (house: TalkHouse, presence: Presence): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  const hub = openLiveHub({ bus: house.bus, streams: house.streams, presence });

  app.get(routes.apiLive, async (c) => {
    const subject = await storyOf(house, c, c.req.param("id"));
    if (subject instanceof Response) return subject;
    const given = c.req.header("last-event-id") ?? c.req.query("since") ?? "";
    const since = /^\d{1,15}$/u.test(given) ? Number(given) : Number.MAX_SAFE_INTEGER;
    const topic = `story:${subject.id}`;
    const visitor = house.visitorKey(c);
    const accept = c.req.header("accept") ?? "";
    if (accept.includes("application/json") && !accept.includes("text/event-stream")) {
      if (!house.takeTurn("poll", visitor, POLL_RATE).ok)
        return problem(c, 429, "Too many", "Ask every half minute.", { "retry-after": "30" });
      return c.json(await missedEvents(house.bus, topic, since), 200, { "cache-control": "no-store" });
    }
    if (!house.takeTurn("live", visitor, LIVE_RATE).ok || house.streams.count() >= STREAMS_MOST)
      return problem(c, 503, "Too many", "Too many readers listen at the moment. The page is whole without it.", { "retry-after": "30" });
    const { id } = c.var.frame.viewer;
    const { stillIs } = house;
    const stillIn = id === null || stillIs === undefined ? undefined : () => stillIs(c, id);
    return c.body(hub.stream({ topic, since, signal: c.req.raw.signal, stillIn }), 200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
  });

  app.post(routes.apiSeen, async (c) => {
    const given = seenForm.safeParse(await jsonIn(c));
    if (!given.success) return problem(c, 400, "Not understood", 'Send {"ids": ["…"]}.');
    const subject = await storyOf(house, c, c.req.param("id"));
    if (subject instanceof Response) return subject;
    if (house.takeTurn("seen", `${house.visitorKey(c)} ${subject.id}`, SEEN_RATE).ok) await noteSeen(house, subject.id, given.data.ids);
    return c.body(null, 204);
  });

  return app;
};
