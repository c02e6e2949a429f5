import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { correctedIn, type StoryView } from "#stories";
import type { House } from "#store";
import type { PageEnv } from "#ui";
import { ClosedTalk, type Corrected, Talk } from "./pages/talk.tsx";
import type { TalkStory } from "./pages/talk-story.ts";
import { agreementWords } from "./opinion/agreement-words.ts";
import { formKeyOf, orderIn } from "./talk-pages.ts";
import { talkView } from "./talk-view.ts";

const aboutOf = (story: StoryView, isClosed: boolean): TalkStory => ({
  id: story.id,
  shortId: story.shortId,
  slug: story.slug,
  headline: story.headline,
  version: story.versions.length,
  corrections: correctedIn(story.versions),
  replies: story.replies,
  isClosed,
});

const newestCorrection = (story: StoryView): Corrected | null => {
  const version = story.versions.findLast((each) => each.isCorrection && each.number > 1);
  return version === undefined ? null : { at: version.shownAt, note: version.correctionNote, lang: story.lang, version: version.number };
};

/** What stands under a story: the invitation, the box to write in, a page of the conversation. */
export const underStory =
  (house: House) =>
  async (
    c: Context<PageEnv>,
    story: StoryView,
  ): Promise<{ readonly node: Child; readonly styles: readonly string[]; readonly islands: readonly string[] }> => {
    const { frame } = c.var;
    if (story.isTalkClosed) return { node: <ClosedTalk frame={frame} story={aboutOf(story, true)} />, styles: ["talk"], islands: [] };
    const order = await orderIn(house, c);
    const talk = await talkView(house, frame.viewer, story.id, { order, after: c.req.query("after"), at: c.req.query("at") });
    const { agreement } = talk.thread;
    const isFirst = c.req.query("after") === undefined;
    const props = {
      agreed: agreement === null || !isFirst ? null : { agreement, said: await agreementWords(house, agreement) },
      frame,
      story: aboutOf(story, talk.thread.isClosed),
      talk,
      order,
      formKey: formKeyOf(house, frame),
      corrected: newestCorrection(story),
    };
    return {
      node: <Talk {...props} />,
      styles: ["talk"],
      islands: ["live", "vote", "write"],
    };
  };
