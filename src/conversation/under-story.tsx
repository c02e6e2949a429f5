import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { StoryView } from "#stories";
import type { House } from "#store";
import type { PageEnv } from "#ui";
import { ClosedTalk, Talk } from "./pages/talk.tsx";
import { talkView } from "./queries.ts";
import { formKeyOf, orderIn } from "./routes.tsx";

const aboutOf = (story: StoryView) => ({
  id: story.id,
  shortId: story.shortId,
  slug: story.slug,
  headline: story.headline,
  version: story.versions.length,
  replies: story.replies,
});

/** What stands under a story: the invitation, the box to write in, the first page of the conversation. */
export const underStory =
  (house: House) =>
  async (
    c: Context<PageEnv>,
    story: StoryView,
  ): Promise<{ readonly node: Child; readonly styles: readonly string[]; readonly islands: readonly string[] }> => {
    const { frame } = c.var;
    if (story.isTalkClosed) return { node: <ClosedTalk frame={frame} story={aboutOf(story)} />, styles: ["talk"], islands: [] };
    const order = orderIn(c);
    const talk = await talkView(house, story.id, { order, after: c.req.query("after") });
    const version = story.versions.findLast((each) => each.isCorrection && each.number > 1);
    const corrected =
      version === undefined ? null : { at: version.shownAt, note: version.correctionNote, lang: story.lang, version: version.number };
    return {
      node: <Talk frame={frame} story={aboutOf(story)} talk={talk} order={order} formKey={formKeyOf(house, frame)} corrected={corrected} />,
      styles: ["talk"],
      islands: ["live"],
    };
  };
