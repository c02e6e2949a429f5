import { type Child } from "hono/jsx";
import { formatInstant, isModerator } from "#kit";
import { type Path, paths } from "#paths";
import { Fixed, type Frame, Gone, Invite, isMember, type Level, Notice, Pager, ReplyBox, Say, Thread, ThreadItem, tongue } from "#ui";
import { DEPTH_SHOWN, type Order, ORDERS, type Rule } from "../comment.ts";
import { CommentText } from "../comment-text.tsx";
import type { Branch, CommentView, TalkView } from "../queries.ts";
import { wordsOf } from "../words/index.ts";

/** The story that a conversation hangs under. */
export type TalkStory = {
  readonly id: string;
  readonly shortId: string;
  readonly slug: string;
  readonly headline: string;
  readonly version: number;
  readonly replies: number;
};

export const anchorOf = (id: string): string => `c-${id}`;

/** Headings of the first comments: below the conversation's own under a story, below the page's where they stand alone. */
export type FirstLevel = 2 | 3;

const levelAt = (first: FirstLevel, depth: number): Level => Math.min(first + depth, 5) as Level;

const Actions = ({ frame, story, comment }: { readonly frame: Frame; readonly story: TalkStory; readonly comment: CommentView }) => {
  const words = wordsOf(frame.lang);
  const isOwn = comment.author !== null && comment.author.id === frame.viewer.id;
  const name = comment.author?.name ?? words.formerMember;
  return (
    <>
      <a href={paths.reply({ storyId: story.shortId, to: comment.id })} aria-label={words.reply(name)}>
        {words.replyShort}
      </a>
      {isOwn || isModerator(frame.viewer) ? <a href={paths.removeComment(comment.id)}>{words.remove}</a> : null}
    </>
  );
};

const Tombstone = ({ frame, comment }: { readonly frame: Frame; readonly comment: CommentView }) => {
  const words = wordsOf(frame.lang);
  const { takenOff } = comment;
  if (comment.state === "deleted" || takenOff === null || takenOff.rule === null)
    return <Gone id={anchorOf(comment.id)} lead={words.gone.deleted} />;
  const rule = words.rules[takenOff.rule as Rule];
  const isOwn = comment.author !== null && comment.author.id === frame.viewer.id;
  return (
    <Gone id={anchorOf(comment.id)} lead={words.gone.hidden(formatInstant(frame.lang, frame.site.zone, takenOff.at, "moment"))}>
      <a href={paths.rules(`rule-${takenOff.rule}`)}>{words.gone.rule(takenOff.rule, rule.name)}</a> {words.gone.decided}{" "}
      {takenOff.ledgerNo === null ? null : <a href={paths.ledger(takenOff.ledgerNo)}>{words.gone.ledger(takenOff.ledgerNo)}</a>}
      {isOwn ? (
        <>
          <br />
          <b>{words.gone.yours}</b> {words.gone.reason} <q dir="auto">{takenOff.reason}</q> {words.gone.words}{" "}
          <q dir="auto">{comment.body}</q>
        </>
      ) : null}{" "}
      {isModerator(frame.viewer) ? <a href={paths.removeComment(comment.id)}>{words.look}</a> : null}
    </Gone>
  );
};

const marksOf = (frame: Frame, story: TalkStory, comment: CommentView, isFlat: boolean): readonly Child[] => {
  const words = wordsOf(frame.lang);
  const marks: Child[] = [];
  if (comment.author !== null && comment.author.place !== "") marks.push(<bdi>{comment.author.place}</bdi>);
  if (isFlat && comment.parentName !== null)
    marks.push(
      <>
        {words.inReplyTo} <bdi>{comment.parentName}</bdi>
      </>,
    );
  if (comment.storyVersion < story.version) marks.push(words.onVersion(comment.storyVersion));
  return marks;
};

/** One comment, without what hangs under it. */
const One = ({
  frame,
  story,
  comment,
  isFlat,
  first,
}: {
  readonly frame: Frame;
  readonly story: TalkStory;
  readonly comment: CommentView;
  readonly isFlat: boolean;
  readonly first: FirstLevel;
}) => {
  const words = wordsOf(frame.lang);
  if (comment.state !== "published") return <Tombstone frame={frame} comment={comment} />;
  const { author } = comment;
  const isDesk = author?.role === "editor" || author?.role === "admin";
  return (
    <Say
      frame={frame}
      id={anchorOf(comment.id)}
      level={levelAt(first, Math.min(comment.depth, DEPTH_SHOWN))}
      name={author?.name ?? words.formerMember}
      nameHref={author === null ? undefined : paths.profile(author.handle)}
      desk={isDesk}
      kinds={isDesk ? [words.fromDesk] : author?.role === "moderator" ? [words.moderator] : []}
      marks={marksOf(frame, story, comment, isFlat)}
      at={comment.postedAt}
      href={paths.thread({ storyId: story.shortId, id: comment.id })}
      text={<CommentText body={comment.body} />}
      actions={<Actions frame={frame} story={story} comment={comment} />}
    />
  );
};

type BranchProps = {
  readonly frame: Frame;
  readonly story: TalkStory;
  readonly branch: Branch;
  readonly depth: number;
  readonly isFlat: boolean;
  readonly first: FirstLevel;
};

/** A comment deeper than is shown stands at the last level and says whom it answers. */
const flatten = (branch: Branch): readonly Branch[] => [{ ...branch, answers: [] }, ...branch.answers.flatMap(flatten)];

export const BranchItem = ({ frame, story, branch, depth, isFlat, first }: BranchProps) => {
  const words = wordsOf(frame.lang);
  const isLast = depth + 1 >= DEPTH_SHOWN;
  const answers = isLast ? branch.answers.flatMap(flatten) : branch.answers;
  const isOrphan = depth === 1 && branch.comment.parentId !== branch.comment.rootId;
  return (
    <ThreadItem>
      <One frame={frame} story={story} comment={branch.comment} isFlat={isFlat || isOrphan} first={first} />
      {answers.length === 0 ? null : (
        <Thread>
          {answers.map((answer) => (
            <BranchItem
              frame={frame}
              story={story}
              branch={answer}
              depth={depth + 1}
              isFlat={isLast && answer.comment.parentId !== branch.comment.id}
              first={first}
            />
          ))}
        </Thread>
      )}
      {branch.more === 0 ? null : (
        <p class="row">
          <a class="button" href={paths.thread({ storyId: story.shortId, id: branch.comment.id })}>
            {words.more(branch.more)}
          </a>
        </p>
      )}
    </ThreadItem>
  );
};

/** One comment as it stands in a list, for a page that is already open. */
export const LoneItem = ({
  frame,
  story,
  comment,
  first,
}: {
  readonly frame: Frame;
  readonly story: TalkStory;
  readonly comment: CommentView;
  readonly first: FirstLevel;
}) => (
  <ThreadItem>
    <One frame={frame} story={story} comment={comment} isFlat={comment.depth >= DEPTH_SHOWN} first={first} />
  </ThreadItem>
);

/** What the browser's script needs: where to listen, from which event on, and the sentences it may say. */
export const Live = ({
  frame,
  story,
  since,
  children,
}: {
  readonly frame: Frame;
  readonly story: TalkStory;
  readonly since: number;
  readonly children?: Child;
}) => {
  const words = wordsOf(frame.lang);
  return (
    <div
      data-live={paths.live(story.shortId)}
      data-since={String(since)}
      data-comment={paths.thread({ storyId: story.shortId, id: "ID" })}
      data-words={JSON.stringify({ fresh: words.fresh, changed: words.storyChanged, show: words.showChanged, offline: words.offline })}
    >
      <p role="status" data-live-status />
      {children}
    </div>
  );
};

/** The parts of the story's address. */
const placeOf = (story: TalkStory) => ({ id: story.shortId, slug: story.slug });

const OrderForm = ({ frame, story, order }: { readonly frame: Frame; readonly story: TalkStory; readonly order: Order }) => {
  const words = wordsOf(frame.lang);
  return (
    <form class="order" action={`${paths.story(placeOf(story))}#talk`}>
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

const nextOf = (story: TalkStory, order: Order, next: string | null): Path | null =>
  next === null ? null : paths.talk({ ...placeOf(story), ...(order === "newest" ? {} : { order }), after: next });

export type TalkProps = {
  readonly frame: Frame;
  readonly story: TalkStory;
  readonly talk: TalkView;
  readonly order: Order;
  readonly formKey: string | undefined;
  /** The story's newest correction, pinned above what was said before it. */
  readonly corrected?: { readonly at: string; readonly note: string; readonly lang: string; readonly version: number } | null;
};

/** Says that the story was corrected, since what follows may speak of what it said before. */
const Corrected = ({ frame, story, corrected }: Required<Pick<TalkProps, "frame" | "story" | "corrected">>) => {
  if (corrected === null || corrected === undefined) return null;
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

/** All that stands under a story: the invitation, the box to write in, the conversation. */
export const Talk = ({ frame, story, talk, order, formKey, corrected = null }: TalkProps) => {
  const words = wordsOf(frame.lang);
  return (
    <div class="story talk-zone">
      <section {...(isMember(frame) ? { "aria-labelledby": "leave" } : { "aria-labelledby": "join" })}>
        {isMember(frame) ? null : <Invite frame={frame} />}
        <ReplyBox frame={frame} action={paths.reply({ storyId: story.shortId })} formKey={formKey} />
      </section>
      <section class="talk-main" id="talk" aria-labelledby="talk-h">
        <div class="talk-head">
          <h2 id="talk-h">{words.heading(story.replies)}</h2>
          {talk.branches.length < 2 ? null : <OrderForm frame={frame} story={story} order={order} />}
        </div>
        <Corrected frame={frame} story={story} corrected={corrected} />
        <Live frame={frame} story={story} since={talk.since}>
          {talk.branches.length === 0 ? <p class="small">{words.none}</p> : null}
          <Thread>
            {talk.branches.map((branch) => (
              <BranchItem frame={frame} story={story} branch={branch} depth={0} isFlat={false} first={3} />
            ))}
          </Thread>
        </Live>
        <Pager frame={frame} next={nextOf(story, order, talk.next)} nextText={words.nextPage} />
      </section>
    </div>
  );
};
