import { type Child } from "hono/jsx";
import { dayIn, formatInstant, type Instant, isModerator } from "#kit";
import { paths } from "#paths";
import { type Frame, Gone, type Level, Say } from "#ui";
import { COUNT_SHOWN_LEAST, DEPTH_SHOWN, REACTIONS, type Rule } from "../comment.ts";
import { CommentText } from "../comment-text.tsx";
import type { CommentView } from "../view.ts";
import { wordsOf } from "../words/index.ts";
import { Actions } from "./actions.tsx";
import type { TalkStory } from "./talk-story.ts";

export const anchorOf = (id: string): string => `c-${id}`;
/** The fold that a muted comment is in. */
export const foldOf = (id: string): string => `m-${id}`;

/** Headings of the first comments: below the conversation's own under a story, below the page's where they stand alone. */
export type FirstLevel = 2 | 3;

type Props = { readonly frame: Frame; readonly story: TalkStory; readonly comment: CommentView };

const momentOf = (frame: Frame, at: Instant): string =>
  formatInstant(frame.lang, frame.site.zone, at, dayIn(frame.site.zone, at) === dayIn(frame.site.zone, frame.now) ? "time" : "moment");

const Tombstone = ({ frame, comment }: { readonly frame: Frame; readonly comment: CommentView }) => {
  const words = wordsOf(frame.lang);
  const { takenOff } = comment;
  if (comment.state === "deleted" || takenOff === null || takenOff.rule === null)
    return <Gone id={anchorOf(comment.id)} lead={words.gone.deleted} />;
  const rule = words.rules[takenOff.rule as Rule];
  const isOwn = comment.authorId === frame.viewer.id;
  return (
    <Gone
      id={anchorOf(comment.id)}
      lead={
        comment.state === "rejected" ? words.rejected : words.gone.hidden(formatInstant(frame.lang, frame.site.zone, takenOff.at, "moment"))
      }
    >
      <a href={paths.rules(`rule-${takenOff.rule}`)}>{words.gone.rule(takenOff.rule, rule.name)}</a> {words.gone.decided}{" "}
      {takenOff.ledgerNo === null ? null : <a href={paths.ledger(takenOff.ledgerNo)}>{words.gone.ledger(takenOff.ledgerNo)}</a>}
      {isOwn ? (
        <>
          <br />
          <b>{words.gone.yours}</b>{" "}
          {takenOff.reason === null || takenOff.reason === "" ? null : (
            <>
              {words.gone.reason} <q dir="auto">{takenOff.reason}</q>{" "}
            </>
          )}
          {words.gone.words} <q dir="auto">{comment.body}</q>{" "}
          <a href={paths.statementOf(`comment:${comment.id}`)}>{words.gone.statement}</a>
        </>
      ) : null}{" "}
      {isModerator(frame.viewer) ? <a href={paths.removeComment(comment.id)}>{words.look}</a> : null}
    </Gone>
  );
};

/** On which version it was written, and whether that was put right since. */
const versionMark = ({ frame, story, comment }: Props): string | null => {
  const words = wordsOf(frame.lang);
  if (comment.storyVersion >= story.version) return null;
  return story.corrections.some((number) => number > comment.storyVersion)
    ? words.beforeCorrection(comment.storyVersion)
    : words.onVersion(comment.storyVersion);
};

const marksOf = (props: Props, isFlat: boolean): readonly Child[] => {
  const { frame, comment } = props;
  const words = wordsOf(frame.lang);
  const marks: Child[] = [];
  if (comment.label !== null && comment.label.kind !== "author") marks.push(<bdi>{comment.label.words}</bdi>);
  else if (comment.author !== null && comment.author.place !== "") marks.push(<bdi>{comment.author.place}</bdi>);
  if (isFlat && comment.parentName !== null)
    marks.push(
      <>
        {words.inReplyTo} <bdi>{comment.parentName}</bdi>
      </>,
    );
  const version = versionMark(props);
  if (version !== null) marks.push(version);
  if (comment.editedAt !== null)
    marks.push(
      <a href={paths.commentChanges(comment.id)} rel="nofollow">
        {words.edited(momentOf(frame, comment.editedAt))}
      </a>,
    );
  return marks;
};

/** What a member is here by the newsroom's word: no name and no picture of anybody's can stand in its place. */
const kindsOf = ({ frame, comment }: Props): readonly string[] => {
  const words = wordsOf(frame.lang);
  const role = comment.author?.role;
  const kinds = comment.kind === "comment" || comment.kind === "opening" ? [] : [words.kinds[comment.kind]];
  if (role === "editor" || role === "admin") kinds.push(words.fromDesk);
  if (role === "moderator") kinds.push(words.moderator);
  if (comment.label?.kind === "author") kinds.push(words.author);
  if (comment.label?.kind === "expert" || comment.label?.kind === "guest") kinds.push(words.runPage.labelKinds[comment.label.kind]);
  if (comment.isPicked) kinds.push(words.picked);
  return kinds;
};

/** What was added later, what readers took from it, and whether it waits. */
const After = ({ frame, story, comment }: Props) => {
  const words = wordsOf(frame.lang);
  const shown = REACTIONS.filter((reaction) => comment.reactions[reaction] >= COUNT_SHOWN_LEAST);
  return (
    <>
      {comment.additions.map((addition) => (
        <div class="say__text">
          <p class="small">{words.added(momentOf(frame, addition.at))}</p>
          <CommentText body={addition.body} mentions={comment.mentions} />
        </div>
      ))}
      {shown.length === 0 ? null : (
        <p class="small">
          {shown.map((reaction) => `${words.reactions[reaction]}: ${words.people(comment.reactions[reaction])}`).join(" · ")}
        </p>
      )}
      {story.beside?.get(comment.id)?.after}
      {comment.state === "held" ? (
        <p class="small">
          <b>{words.held}</b>
        </p>
      ) : null}
    </>
  );
};

/** One comment, without what hangs under it. */
export const OneComment = (props: Props & { readonly isFlat: boolean; readonly first: FirstLevel; readonly isBare?: boolean }) => {
  const { frame, story, comment, isFlat, first } = props;
  const words = wordsOf(frame.lang);
  if (comment.state !== "published" && comment.state !== "held") return <Tombstone frame={frame} comment={comment} />;
  const { author } = comment;
  const isLate =
    story.beside?.get(comment.id)?.after !== undefined ||
    comment.additions.length > 0 ||
    comment.state === "held" ||
    REACTIONS.some((each) => comment.reactions[each] >= COUNT_SHOWN_LEAST);
  return (
    <Say
      frame={frame}
      id={anchorOf(comment.id)}
      level={props.isBare === true ? first : (Math.min(first + Math.min(comment.depth, DEPTH_SHOWN), 5) as Level)}
      name={author?.name ?? words.formerMember}
      nameHref={author === null ? undefined : paths.profile(author.handle)}
      question={comment.kind === "question"}
      desk={author?.role === "editor" || author?.role === "admin"}
      kinds={kindsOf(props)}
      marks={marksOf(props, isFlat)}
      at={comment.postedAt}
      href={paths.thread({ storyId: story.shortId, id: comment.id })}
      text={<CommentText body={comment.body} mentions={comment.mentions} />}
      {...(isLate ? { after: <After {...props} /> } : {})}
      {...(props.isBare === true ? {} : { actions: <Actions frame={frame} story={story} comment={comment} /> })}
    />
  );
};
