import { formatInstant, isModerator } from "#kit";
import { absolute, type Path, paths } from "#paths";
import { Fixed, type Frame, Invite, isMember, Notice, Pager, Thread, tongue } from "#ui";
import { type Order, ORDERS, ROOTS_A_PAGE } from "../comment.ts";
import { isDiscussion } from "../discussion.ts";
import type { Agreement } from "../opinion/agreement.ts";
import type { TalkView } from "../talk-view.ts";
import type { ThreadState } from "../thread-state.ts";
import { wordsOf } from "../words/index.ts";
import { AgreePanel } from "./agree-panel.tsx";
import { BranchItem } from "./branch-item.tsx";
import { Live } from "./live.tsx";
import { TalkFacts } from "./talk-facts.tsx";
import type { TalkStory } from "./talk-story.ts";
import { WriteBox } from "./write-box.tsx";

/** The parts of the story's address. */
const placeOf = (story: TalkStory) => ({ id: story.shortId, slug: story.slug });

/** The order to read in; `action` is the page that is read. */
export const OrderForm = ({ frame, action, order }: { readonly frame: Frame; readonly action: string; readonly order: Order }) => {
  const words = wordsOf(frame.lang);
  return (
    <form class="order" action={action}>
      <label for="order">{words.order}</label>
      <select id="order" name="order">
        {ORDERS.map((each) => (
          <option value={each} selected={each === order}>
            {words.orders[each]}
          </option>
        ))}
      </select>
      <button>{words.show}</button>
    </form>
  );
};

const SearchForm = ({ frame, story }: { readonly frame: Frame; readonly story: TalkStory }) => {
  const { search } = wordsOf(frame.lang);
  return (
    <form class="order" role="search" action={paths.searchTalk({ storyId: story.shortId })}>
      <label for="talk-q">{search.label}</label>
      <input id="talk-q" type="search" name="q" dir="auto" />
      <button>{search.button}</button>
    </form>
  );
};

/** How the conversation is run at the moment; nothing where nothing is out of the ordinary. */
export const StateLines = ({
  frame,
  story,
  thread,
}: {
  readonly frame: Frame;
  readonly story: TalkStory;
  readonly thread: ThreadState;
}) => {
  const words = wordsOf(frame.lang);
  const lines: string[] = [];
  if (thread.isClosed) lines.push(words.shut);
  else {
    if (thread.closesAt !== null) lines.push(words.closesAt(formatInstant(frame.lang, frame.site.zone, thread.closesAt, "moment")));
    if (thread.slowSeconds > 0) lines.push(words.slow(thread.slowSeconds));
    if (thread.isPremoderated) lines.push(words.premoderated);
  }
  return (
    <>
      {lines.length === 0 ? null : <p class="small">{lines.join(" ")}</p>}
      {isModerator(frame.viewer) || story.isKept === true ? (
        <p class="small">
          <a href={paths.runTalk(story.shortId)}>{words.runIt}</a>
        </p>
      ) : null}
    </>
  );
};

/** The conversation in a feed reader, and on a site of one's own: a link that is whole without the script beside it. */
const Elsewhere = ({ frame, story }: { readonly frame: Frame; readonly story: TalkStory }) => {
  const words = wordsOf(frame.lang);
  const link = `<a href="${absolute(frame.origin, paths.story(placeOf(story)))}" data-townwire>${words.replyPage.threadOf(story.headline)}</a>`;
  return (
    <>
      <p class="small">
        <a href={paths.feed({ kind: "atom", story: story.shortId })}>{words.feed}</a>
      </p>
      {isDiscussion(story.id) ? null : (
        <details class="small">
          <summary>{words.embed.how}</summary>
          <pre dir="ltr">
            <code>{`${link}\n<script type="module" src="${absolute(frame.origin, paths.embedScript())}"></script>`}</code>
          </pre>
        </details>
      )}
    </>
  );
};

const nextOf = (story: TalkStory, order: Order, next: string | null): Path | null =>
  next === null ? null : paths.talk({ ...placeOf(story), order, after: next });

export type Corrected = { readonly at: string; readonly note: string; readonly lang: string; readonly version: number };

/** Says that the story was corrected, since what follows may speak of what it said before. */
const CorrectedLine = ({
  frame,
  story,
  corrected,
}: {
  readonly frame: Frame;
  readonly story: TalkStory;
  readonly corrected: Corrected;
}) => {
  const words = wordsOf(frame.lang);
  return (
    <Fixed lead={words.corrected(formatInstant(frame.lang, frame.site.zone, corrected.at, "moment"))}>
      {corrected.note === "" ? null : <span {...tongue(corrected.lang, frame.lang)}>{corrected.note} </span>}
      <a href={paths.storyChanges({ id: story.shortId, from: corrected.version - 1, to: corrected.version })}>{words.whatChanged}</a>
    </Fixed>
  );
};

/** Stands where a conversation was that a withdrawal closed. */
export const ClosedTalk = ({ frame, story }: { readonly frame: Frame; readonly story: TalkStory }) => {
  const words = wordsOf(frame.lang);
  return (
    <section class="story talk-zone" id="talk" aria-label={words.closed}>
      <Notice kind="past" title={words.closed}>
        <p>{words.closedWhy}</p>
        {isModerator(frame.viewer) ? (
          <p>
            <a href={paths.moderationTalk(story.shortId)}>{words.look}</a>
          </p>
        ) : null}
      </Notice>
    </section>
  );
};

export type TalkProps = {
  readonly frame: Frame;
  readonly story: TalkStory;
  readonly talk: TalkView;
  readonly order: Order;
  readonly formKey: string | undefined;
  /** The story's newest correction, pinned above what was said before it. */
  readonly corrected: Corrected | null;
  /** What the panel "Where do we agree?" shows; null where there is none. */
  readonly agreed: { readonly agreement: Agreement; readonly said: ReadonlyMap<string, string> } | null;
};

const Conversation = ({ frame, story, talk, order, corrected, agreed }: TalkProps) => {
  const words = wordsOf(frame.lang);
  const item = (branch: TalkView["branches"][number]) => (
    <BranchItem frame={frame} story={story} branch={branch} depth={0} isFlat={false} first={3} />
  );
  const hasMany = story.replies > 1;
  return (
    <section class="talk-main" id="talk" aria-labelledby="talk-h">
      <div class="talk-head">
        <h2 id="talk-h">{words.heading(story.replies)}</h2>
        {hasMany ? <OrderForm frame={frame} action={`${paths.story(placeOf(story))}#talk`} order={order} /> : null}
      </div>
      {hasMany ? (
        <details class="why">
          <summary>{words.whyOrder}</summary>
          <p class="small">
            {words.orderWhy[order]} {words.orderBelow}
          </p>
        </details>
      ) : null}
      {corrected === null ? null : <CorrectedLine frame={frame} story={story} corrected={corrected} />}
      <StateLines frame={frame} story={story} thread={talk.thread} />
      <Live frame={frame} story={story} since={talk.since}>
        {talk.asked === null ? null : (
          <>
            <p class="small">{words.askedFor}</p>
            <ol class="thread asked">{item(talk.asked)}</ol>
          </>
        )}
        {talk.branches.length === 0 && talk.asked === null ? <p class="small">{words.none}</p> : null}
        <Thread>{talk.branches.map(item)}</Thread>
      </Live>
      <Pager frame={frame} next={nextOf(story, order, talk.next)} nextText={words.nextPage} />
      {agreed === null ? null : <AgreePanel frame={frame} story={story} {...agreed} />}
      {story.replies < ROOTS_A_PAGE ? null : <SearchForm frame={frame} story={story} />}
      {story.replies === 0 ? null : <Elsewhere frame={frame} story={story} />}
      <TalkFacts frame={frame} story={story} branches={talk.branches} />
    </section>
  );
};

/** All that stands under a story: the invitation, the box to write in, the conversation. */
export const Talk = (props: TalkProps) => {
  const { frame, story, talk, formKey } = props;
  const isOpen = !talk.thread.isClosed || isModerator(frame.viewer);
  return (
    <div class="story talk-zone">
      {isOpen ? (
        <section {...(isMember(frame) ? { "aria-labelledby": "leave" } : { "aria-labelledby": "join" })}>
          {isMember(frame) ? null : <Invite frame={frame} />}
          <WriteBox frame={frame} story={story} formKey={formKey} isUnderText={!isDiscussion(story.id)} />
        </section>
      ) : null}
      <Conversation {...props} />
    </div>
  );
};
