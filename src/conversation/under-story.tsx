import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { correctedIn, type StoryView } from "#stories";
import type { House } from "#store";
import { type PageEnv, Thread } from "#ui";
import type { Branch } from "./branch.ts";
import { ClosedTalk, type Corrected, Talk } from "./pages/talk.tsx";
import { LoneItem } from "./pages/branch-item.tsx";
import { type Beside, type TalkStory, talkStoryOf } from "./pages/talk-story.ts";
import { agreementWords } from "./opinion/agreement-words.ts";
import { formKeyOf, orderAsked, usualOrder } from "./talk-pages.ts";
import type { KeptHouse } from "./take-off.ts";
import { keepsTalk, type TalkSubject } from "./talk-subject.ts";
import { commentView, talkView } from "./talk-view.ts";
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
  ...(comment.kind === "comment" || comment.kind === "opening" ? [] : [comment]),
  ...answers.flatMap(typedIn),
];

const newestCorrection = (story: StoryView): Corrected | null => {
  const version = story.versions.findLast((each) => each.isCorrection && each.number > 1);
  return version === undefined ? null : { at: version.shownAt, note: version.correctionNote, lang: story.lang, version: version.number };
};

/** What another room says beside those comments that are more than comments, by their ids. */
export type BesideOf = (c: Context<PageEnv>, comments: readonly CommentView[]) => Promise<ReadonlyMap<string, Beside>>;

type Under = { readonly node: Child; readonly styles: readonly string[]; readonly islands: readonly string[] };

/** A page of the conversation, with the box to write in. */
const talkNode = async (
  house: House,
  besideOf: BesideOf,
  c: Context<PageEnv>,
  about: TalkStory,
  corrected: Corrected | null,
): Promise<Under> => {
  const { frame } = c.var;
  const asked = orderAsked(c);
  const order = asked ?? (await usualOrder(house));
  const talk = await talkView(house, frame.viewer, about.id, { order, after: c.req.query("after"), at: c.req.query("at") });
  const typed = [...talk.branches, ...(talk.asked === null ? [] : [talk.asked])].flatMap(typedIn);
  const beside = typed.length === 0 ? new Map<string, Beside>() : await besideOf(c, typed);
  const { agreement } = talk.thread;
  const isFirst = c.req.query("after") === undefined;
  const props = {
    agreed: agreement === null || !isFirst ? null : { agreement, said: await agreementWords(house, agreement) },
    frame,
    story: { ...about, isClosed: talk.thread.isClosed, order: asked, beside },
    talk,
    order,
    formKey: formKeyOf(house, frame),
    corrected,
  };
  return { node: <Talk {...props} />, styles: ["talk"], islands: ["live", "vote", "write"] };
};

/** What stands under a story: the invitation, the box to write in, a page of the conversation. */
export const underStory =
  (house: House, besideOf: BesideOf) =>
  async (c: Context<PageEnv>, story: StoryView): Promise<Under> => {
    const { frame } = c.var;
    if (story.isTalkClosed) return { node: <ClosedTalk frame={frame} story={aboutOf(story, true)} />, styles: ["talk"], islands: [] };
    return talkNode(house, besideOf, c, aboutOf(story, false), newestCorrection(story));
  };

/** A discussion with what was said in it. `opening` is null where its author took it away. */
export type ShownDiscussion = { readonly opening: Child; readonly posting: TalkStory["posting"]; readonly under: Under };

const NONE_BESIDE: BesideOf = () => Promise.resolve(new Map());

/** A discussion: what it began with, and under it the conversation as under a story. */
export const showDiscussion =
  (house: KeptHouse) =>
  async (c: Context<PageEnv>, subject: TalkSubject): Promise<ShownDiscussion> => {
    const { frame } = c.var;
    const isKept = await keepsTalk(house.keeps, house.store.db, frame.viewer, subject);
    const first = await commentView(house, frame.viewer, subject.discussion?.openingId ?? "");
    const posting = first === null || first.state !== "published" ? undefined : { body: first.body, at: first.postedAt, by: first.author };
    const about: TalkStory = { ...talkStoryOf(subject), isKept, ...(posting === undefined ? {} : { posting }) };
    return {
      opening:
        first === null ? null : (
          <Thread>
            <LoneItem frame={frame} story={about} comment={first} first={2} />
          </Thread>
        ),
      posting,
      under: subject.isPublic ? await talkNode(house, NONE_BESIDE, c, about, null) : { node: null, styles: ["talk"], islands: [] },
    };
  };
