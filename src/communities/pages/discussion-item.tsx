import type { DiscussionTeaser } from "#conversation";
import { excerptOf } from "#kit";
import { paths } from "#paths";
import { type Frame, From, Time, tongue } from "#ui";
import { wordsOf } from "../words/index.ts";

const EXCERPT = 180;

export const discussionPath = ({ id, slug }: Pick<DiscussionTeaser, "id" | "slug">) => paths.story({ id, slug });

/** A discussion as lists show it. */
export const DiscussionItem = ({ frame, one, isLong = false }: { frame: Frame; one: DiscussionTeaser; isLong?: boolean }) => {
  const words = wordsOf(frame.lang).talk;
  return (
    <li>
      {one.isPrompt ? <p class="small caret here">{words.prompt}</p> : null}
      <h3 class="next" {...tongue(one.lang, frame.lang)}>
        <a href={discussionPath(one)}>{one.title}</a>
      </h3>
      {isLong ? <p dir="auto">{excerptOf(one.excerpt, EXCERPT)}</p> : null}
      <From
        name={one.by?.name ?? words.nobody}
        own
        {...(one.replies === 0 ? {} : { talk: { href: discussionPath(one), text: words.replies(one.replies) } })}
      >
        {words.began} <Time frame={frame} at={one.at} />
      </From>
    </li>
  );
};
