import { formatNumber } from "#kit";
import { paths } from "#paths";
import { Facts, type Frame, Layout, PageHead, pageOf, Thread } from "#ui";
import type { Why } from "../explain-rank.ts";
import type { CommentView } from "../view.ts";
import { wordsOf } from "../words/index.ts";
import { LoneItem } from "./branch-item.tsx";
import type { TalkStory } from "./talk-story.ts";

type BridgingProps = { readonly frame: Frame; readonly bridging: Why["bridging"]; readonly isFirstLevel: boolean };

const Bridging = ({ frame, bridging, isFirstLevel }: BridgingProps) => {
  const { bridging: texts, letters } = wordsOf(frame.lang).agree;
  return (
    <section class="gap" aria-labelledby="bridging">
      <h2 id="bridging">{texts.title}</h2>
      <p class="gap">{bridging.groups.length === 0 ? texts.noGroups : texts.groups}</p>
      {bridging.topic === "" ? null : <p>{texts.ofTopic(bridging.topic)}</p>}
      <Facts
        facts={bridging.groups.map((votes, group) => ({
          term: texts.group(letters[group] ?? ""),
          detail: votes === null ? texts.few : texts.votes(votes.respect, votes.respect + votes.doesntHelp),
        }))}
      />
      {bridging.score === null ? null : <p>{texts.points(formatNumber(frame.lang, Math.round(bridging.score * 100)))}</p>}
      {isFirstLevel ? <p class="small">{texts.explore}</p> : null}
    </section>
  );
};

/** Why a reply stands where it stands: every part of its score, in words and points. */
export const whyPage = (frame: Frame, story: TalkStory, comment: CommentView, why: Why): string => {
  const words = wordsOf(frame.lang);
  const texts = words.whyPage;
  const points = (share: number): string => texts.part(formatNumber(frame.lang, Math.round(share * 1000) / 10));
  return pageOf(
    frame,
    <Layout frame={frame} title={texts.title} styles={["talk"]} robots="noindex">
      <PageHead title={texts.title} deck={texts.deck} />
      <Thread>
        <LoneItem frame={frame} story={story} comment={comment} first={2} isBare />
      </Thread>
      <Facts
        facts={[
          {
            term: points(why.score.bound),
            detail: `${texts.respect(why.respect, why.doesntHelp)}. ${why.seen === 0 ? texts.unseen : `${texts.seen(why.seen)}.`}`,
          },
          { term: points(why.score.freshness), detail: why.score.freshness > 0 ? texts.fresh : texts.old },
          { term: points(why.score.pick), detail: why.isPicked ? texts.picked : texts.notPicked },
        ]}
      />
      <p class="gap">{texts.sum(formatNumber(frame.lang, Math.round(why.score.best / 1000) / 10))}</p>
      {comment.depth === 0 ? null : <p class="gap-s">{texts.answer}</p>}
      <p class="small gap-s">{texts.how}</p>
      <Bridging frame={frame} bridging={why.bridging} isFirstLevel={comment.depth === 0} />
      <p class="gap">
        <a href={paths.thread({ storyId: story.shortId, id: comment.id })}>{words.replyPage.threadOf(story.headline)}</a>
      </p>
    </Layout>,
  );
};
