import { excerptOf } from "#kit";
import { paths } from "#paths";
import { type Frame, isMember } from "#ui";
import type { Agreement, AgreedComment, GroupCell } from "../opinion/agreement.ts";
import { wordsOf } from "../words/index.ts";
import type { TalkStory } from "./talk-story.ts";

const LETTERS_SHOWN = 280;
const WIDE = 200;

/** Solid for respect, hollow for what doesn't help, as wide as the group. */
const Bar = ({ agree, n }: { readonly agree: number; readonly n: number }) => {
  const solid = Math.round((WIDE * agree * 10) / n) / 10;
  return (
    <svg viewBox={`0 0 ${WIDE} 10`} preserveAspectRatio="none" aria-hidden="true">
      {agree > 0 ? <rect x="0" y="0" width={solid} height="10" fill="currentColor" /> : null}
      {agree < n ? (
        <path
          d={`M${Math.min(solid, WIDE - 2)} .75H${WIDE - 0.75}V9.25H${Math.min(solid, WIDE - 2)}Z`}
          fill="none"
          stroke="currentColor"
          stroke-width="1.5"
          vector-effect="non-scaling-stroke"
        />
      ) : null}
    </svg>
  );
};

type PanelProps = {
  readonly frame: Frame;
  readonly story: TalkStory;
  readonly agreement: Agreement;
  /** The words of the panel's comments that readers can see, by id. */
  readonly said: ReadonlyMap<string, string>;
};

const CommentItem = ({ frame, story, said, comment }: Omit<PanelProps, "agreement"> & { readonly comment: AgreedComment }) => {
  const words = wordsOf(frame.lang).agree;
  const row = (cell: GroupCell, group: number) => (
    <div>
      <dt>{words.letters[group]}</dt>
      <dd>
        {cell === null ? <span /> : <Bar agree={cell.agree} n={cell.n} />}
        <span>{cell === null ? words.tooFew : words.of(cell.agree, cell.n)}</span>
      </dd>
    </div>
  );
  return (
    <li>
      <p dir="auto">
        <a href={paths.thread({ storyId: story.shortId, id: comment.commentId })}>
          {excerptOf(said.get(comment.commentId) ?? "", LETTERS_SHOWN)}
        </a>
      </p>
      <dl>{comment.groups.map(row)}</dl>
    </li>
  );
};

/** Where people of a conversation agree and where they differ; without groups the totals and why there are none. */
export const AgreePanel = (props: PanelProps) => {
  const { frame, agreement, said } = props;
  const words = wordsOf(frame.lang).agree;
  const seen = (list: readonly AgreedComment[]) => list.filter(({ commentId }) => said.has(commentId));
  const items = (list: readonly AgreedComment[]) => (
    <ol>
      {list.map((comment) => (
        <CommentItem {...props} comment={comment} />
      ))}
    </ol>
  );
  const [agreed, apart] = [seen(agreement.agreed), seen(agreement.apart)];
  return (
    <section class="agree" aria-labelledby="agree">
      <h3 id="agree">{words.title}</h3>
      {agreement.why === null ? (
        <>
          <p class="small">{words.from(agreement.people)}</p>
          <h4>{words.agreed}</h4>
          {agreed.length === 0 ? <p class="small">{words.noneAgreed}</p> : items(agreed)}
          {apart.length === 0 ? null : (
            <>
              <h4>{words.apart}</h4>
              {items(apart)}
            </>
          )}
        </>
      ) : (
        <>
          <p class="small">{words.totals(agreement.votes, agreement.comments, agreement.people)}</p>
          <p class="small">{words.why[agreement.why]}</p>
        </>
      )}
      {isMember(frame) ? (
        <p class="small">
          <a href={paths.settingsGroup()}>{words.mine}</a>
        </p>
      ) : null}
    </section>
  );
};
