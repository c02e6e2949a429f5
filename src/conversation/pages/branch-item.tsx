import { type Child } from "hono/jsx";
import { paths } from "#paths";
import { type Frame, Thread, ThreadItem } from "#ui";
import { type Branch, sizeOf } from "../branch.ts";
import { DEPTH_SHOWN } from "../comment.ts";
import type { CommentView } from "../view.ts";
import { wordsOf } from "../words/index.ts";
import { type FirstLevel, foldOf, OneComment } from "./one-comment.tsx";
import type { TalkStory } from "./talk-story.ts";

type BranchProps = {
  readonly frame: Frame;
  readonly story: TalkStory;
  readonly branch: Branch;
  readonly depth: number;
  readonly isFlat: boolean;
  readonly first: FirstLevel;
};

const FOLDS_FROM = 3; // answers: below the first level, fewer are not worth a line of their own

/** A comment deeper than is shown stands at the last level and says whom it answers. */
const flatten = (branch: Branch): readonly Branch[] => [{ ...branch, answers: [] }, ...branch.answers.flatMap(flatten)];

/** The answers to a comment; under the first level, and where there are many, they fold away. */
const Fold = ({ props, count, children }: { readonly props: BranchProps; readonly count: number; readonly children?: Child }) =>
  props.depth > 0 && count < FOLDS_FROM ? (
    <>{children}</>
  ) : (
    <details class="answers" open>
      <summary>{wordsOf(props.frame.lang).answers(count)}</summary>
      {children}
    </details>
  );

const Answers = ({ props }: { readonly props: BranchProps }) => {
  const { frame, story, branch, depth, first } = props;
  const words = wordsOf(frame.lang);
  const isLast = depth + 1 >= DEPTH_SHOWN;
  const answers = isLast ? branch.answers.flatMap(flatten) : branch.answers;
  const more =
    branch.more === 0 && !branch.goesOn ? null : (
      <p class="row">
        <a
          class={branch.goesOn ? undefined : "button"}
          href={paths.thread({
            storyId: story.shortId,
            id: branch.comment.id,
            ...(story.order === undefined ? {} : { order: story.order }),
          })}
        >
          {branch.goesOn ? words.goesOn(branch.comment.placed) : words.more(branch.more)}
        </a>
      </p>
    );
  if (answers.length === 0) return more;
  return (
    <Fold props={props} count={sizeOf(branch) + branch.more}>
      <Thread>
        {answers.map((answer) => (
          <BranchItem
            frame={frame}
            story={story}
            branch={answer}
            depth={depth + 1}
            isFlat={answer.comment.parentId !== branch.comment.id}
            first={first}
          />
        ))}
      </Thread>
      {more}
    </Fold>
  );
};

/** A comment with what hangs under it. Whom the reader has muted folds away with all of it. */
export const BranchItem = (props: BranchProps) => {
  const { frame, story, branch, isFlat, first } = props;
  const { comment } = branch;
  const words = wordsOf(frame.lang);
  const whole = (
    <>
      <OneComment frame={frame} story={story} comment={comment} isFlat={isFlat} first={first} />
      <Answers props={props} />
    </>
  );
  if (comment.blocked === null || comment.state === "deleted") return <ThreadItem>{whole}</ThreadItem>;
  return (
    <ThreadItem>
      <details class="answers" id={foldOf(comment.id)}>
        <summary>{words.blockedFold(comment.author?.name ?? words.formerMember, sizeOf(branch) + branch.more)}</summary>
        {whole}
      </details>
    </ThreadItem>
  );
};

/** One comment as it stands in a list, for a page that is already open. */
export const LoneItem = ({
  frame,
  story,
  comment,
  first,
  isBare = false,
}: {
  readonly frame: Frame;
  readonly story: TalkStory;
  readonly comment: CommentView;
  readonly first: FirstLevel;
  /** Without anything to press. */
  readonly isBare?: boolean;
}) => (
  <ThreadItem>
    <OneComment frame={frame} story={story} comment={comment} isFlat={comment.depth >= DEPTH_SHOWN} first={first} isBare={isBare} />
  </ThreadItem>
);
