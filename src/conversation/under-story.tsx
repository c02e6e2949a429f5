import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { correctedIn, type StoryView } from "#stories";
import type { House } from "#store";
import type { PageEnv } from "#ui";
import { Talk } from "./pages/talk.tsx";
import { formKeyOf, orderIn } from "./talk-pages.ts";
import { talkView } from "./talk-view.ts";

/** What stands under a story: the invitation, the box to write in, a page of the conversation. */
export const underStory =
  (house: House) =>
  async (
    c: Context<PageEnv>,
    story: StoryView,
  ): Promise<{ readonly node: Child; readonly styles: readonly string[]; readonly islands: readonly string[] }> => {
    const { frame } = c.var;
    const order = orderIn(c);
    const talk = await talkView(house, frame.viewer, story.id, { order, after: c.req.query("after"), at: c.req.query("at") });
    const about = {
      id: story.id,
      shortId: story.shortId,
      slug: story.slug,
      headline: story.headline,
      version: story.versions.length,
      corrections: correctedIn(story.versions),
      replies: story.replies,
      isClosed: talk.thread.isClosed,
    };
    return {
      node: <Talk frame={frame} story={about} talk={talk} order={order} formKey={formKeyOf(house, frame)} />,
      styles: ["talk"],
      islands: ["live", "vote", "write"],
    };
  };
