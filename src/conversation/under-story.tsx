import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { correctedIn, type StoryView } from "#stories";
import type { House } from "#store";
import type { PageEnv } from "#ui";
import type { Branch } from "./branch.ts";
import { ClosedTalk, type Corrected, Talk } from "./pages/talk.tsx";
import type { Beside, TalkStory } from "./pages/talk-story.ts";
import { agreementWords } from "./opinion/agreement-words.ts";
import { formKeyOf, orderIn } from "./talk-pages.ts";
import { talkView } from "./talk-view.ts";
import type { CommentView } from "./view.ts";

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

/** The comments of a branch that are more than comments. */
const typedIn = ({ comment, answers }: Branch): readonly CommentView[] => [
  ...(comment.kind === "comment" ? [] : [comment]),
  ...answers.flatMap(typedIn),
];

const newestCorrection = (story: StoryView): Corrected | null => {
  const version = story.versions.findLast((each) => each.isCorrection && each.number > 1);
  return version === undefined ? null : { at: version.shownAt, note: version.correctionNote, lang: story.lang, version: version.number };
};

/** What another room says beside those comments that are more than comments, by their ids. */
export type BesideOf = (c: Context<PageEnv>, comments: readonly CommentView[]) => Promise<ReadonlyMap<string, Beside>>;

/** What stands under a story: the invitation, the box to write in, a page of the conversation. */
export const underStory =
  (house: House, besideOf: BesideOf) =>
  async (
    c: Context<PageEnv>,
    story: StoryView,
  ): Promise<{ readonly node: Child; readonly styles: readonly string[]; readonly islands: readonly string[] }> => {
    const { frame } = c.var;
    if (story.isTalkClosed) return { node: <ClosedTalk frame={frame} story={aboutOf(story, true)} />, styles: ["talk"], islands: [] };
    const order = await orderIn(house, c);
    const talk = await talkView(house, frame.viewer, story.id, { order, after: c.req.query("after"), at: c.req.query("at") });
    const typed = [...talk.branches, ...(talk.asked === null ? [] : [talk.asked])].flatMap(typedIn);
    const beside = typed.length === 0 ? new Map<string, Beside>() : await besideOf(c, typed);
    const { agreement } = talk.thread;
    const isFirst = c.req.query("after") === undefined;
    const props = {
      agreed: agreement === null || !isFirst ? null : { agreement, said: await agreementWords(house, agreement) },
      frame,
      story: { ...aboutOf(story, talk.thread.isClosed), beside },
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
