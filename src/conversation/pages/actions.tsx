import type { Child } from "hono/jsx";
import { formatNumber, isModerator } from "#kit";
import { type Path, paths } from "#paths";
import { Button, type Frame, FormPost, isMember } from "#ui";
import { COUNT_SHOWN_LEAST, mayAdd, mayEdit, mayUndo, REACTIONS } from "../comment.ts";
import type { CommentView } from "../view.ts";
import { wordsOf } from "../words/index.ts";
import type { TalkStory } from "./talk-story.ts";

type Props = { readonly frame: Frame; readonly story: TalkStory; readonly comment: CommentView };

const nameOf = ({ frame, comment }: Props): string => comment.author?.name ?? wordsOf(frame.lang).formerMember;

/** A form of one button. */
const Press = ({
  action,
  name,
  value,
  children,
}: {
  readonly action: Path;
  readonly name?: string;
  readonly value?: string;
  readonly children?: Child;
}) => (
  <FormPost action={action} class="votes">
    <Button bare name={name} value={value}>
      {children}
    </Button>
  </FormPost>
);

const Votes = (props: Props) => {
  const { frame, comment } = props;
  const words = wordsOf(frame.lang);
  const { vote } = comment.mine;
  const forName = <span class="unseen">{words.act.forName(nameOf(props))}</span>;
  return (
    <FormPost action={paths.vote(comment.id)} class="votes">
      <Button bare name="value" value={vote === "respect" ? "none" : "respect"} pressed={vote === "respect"}>
        {words.act.respect}
        {comment.respect < COUNT_SHOWN_LEAST ? null : <b> {formatNumber(frame.lang, comment.respect)}</b>}
        {forName}
      </Button>
      <Button bare name="value" value={vote === "doesnt-help" ? "none" : "doesnt-help"} pressed={vote === "doesnt-help"}>
        {words.act.doesntHelp}
        {forName}
      </Button>
    </FormPost>
  );
};

const Reactions = ({ frame, comment }: Props) => {
  const words = wordsOf(frame.lang);
  return (
    <FormPost action={paths.vote(comment.id)} class="votes">
      {REACTIONS.map((reaction) => {
        const isMine = comment.mine.reactions.includes(reaction);
        return (
          <Button bare name={isMine ? "unreact" : "react"} value={reaction} pressed={isMine}>
            {words.reactions[reaction]}
          </Button>
        );
      })}
    </FormPost>
  );
};

const Blocks = ({ frame, comment }: Props) => {
  const { act } = wordsOf(frame.lang);
  const action = paths.blockAuthor(comment.id);
  if (comment.blocked !== null)
    return (
      <Press action={action} name="kind" value="none">
        {act.unblock}
      </Press>
    );
  return (
    <FormPost action={action} class="votes">
      <Button bare name="kind" value="mute">
        {act.mute}
      </Button>
      <Button bare name="kind" value="block">
        {act.block}
      </Button>
    </FormPost>
  );
};

/** What an author can do with a comment of their own. */
const Own = ({ frame, comment }: Props) => {
  const { act } = wordsOf(frame.lang);
  const own = { ...comment, author_id: comment.authorId, posted_at: comment.postedAt, edit_until: comment.editUntil };
  const nowMs = Date.parse(frame.now);
  return (
    <>
      {mayAdd(frame.viewer, own) ? (
        <a href={paths.editComment(comment.id)}>{mayEdit(frame.viewer, own, nowMs) ? act.edit : act.add}</a>
      ) : null}
      {mayUndo(frame.viewer, own, nowMs) ? <Press action={paths.takeBackComment(comment.id)}>{act.takeBack}</Press> : null}
    </>
  );
};

const More = (props: Props) => {
  const { frame, story, comment } = props;
  const words = wordsOf(frame.lang);
  const isOwn = comment.authorId === frame.viewer.id;
  return (
    <details class="more">
      <summary>
        {words.act.more}
        <span class="unseen">{words.act.forName(nameOf(props))}</span>
      </summary>
      <div class="say__do">
        {isOwn ? null : <Reactions {...props} />}
        <a href={paths.commentWhy(comment.id)} rel="nofollow">
          {words.act.why}
        </a>
        <a href={paths.reply({ storyId: story.shortId, to: comment.id, quote: true })} rel="nofollow">
          {words.act.quote}
        </a>
        {isOwn || !isMember(frame) || comment.author === null ? null : <Blocks {...props} />}
        {comment.blocked === null ? null : <a href={paths.settingsMuted()}>{words.mutedPage.title}</a>}
        {isOwn ? null : (
          <a href={paths.report(`comment:${comment.id}`)} rel="nofollow">
            {words.act.report}
          </a>
        )}
        {isModerator(frame.viewer) ? (
          <Press action={paths.pickComment(comment.id)} name="pick" value={comment.isPicked ? "0" : "1"}>
            {comment.isPicked ? words.act.unpick : words.act.pick}
          </Press>
        ) : null}
      </div>
    </details>
  );
};

/** What a reader can do with a comment: forms and links, whole without script. */
export const Actions = (props: Props) => {
  const { frame, story, comment } = props;
  const words = wordsOf(frame.lang);
  const isOwn = comment.authorId === frame.viewer.id;
  const isPublic = comment.state === "published";
  return (
    <>
      {isOwn || !isPublic || comment.kind === "question" ? null : <Votes {...props} />}
      {isPublic ? story.beside?.get(comment.id)?.actions : null}
      {comment.kind === "question" ? <a href={paths.question(comment.id)}>{words.toQuestion}</a> : null}
      {isPublic && !story.isClosed && comment.kind !== "opening" ? (
        <a href={paths.reply({ storyId: story.shortId, to: comment.id })} rel="nofollow">
          {words.replyShort}
          <span class="unseen">{words.act.forName(nameOf(props))}</span>
        </a>
      ) : null}
      {isOwn ? <Own {...props} /> : null}
      {isOwn || isModerator(frame.viewer) || (isPublic && story.isKept === true) ? (
        <a href={paths.removeComment(comment.id)}>{isPublic || isOwn ? words.remove : words.look}</a>
      ) : null}
      {isPublic ? <More {...props} /> : null}
    </>
  );
};
