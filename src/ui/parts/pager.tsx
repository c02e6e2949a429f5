import { type Href } from "#paths";
import { type Frame } from "../frame.ts";
import { wordsOf } from "../words/index.ts";

export type PagerProps = {
  readonly frame: Frame;
  readonly next?: Href | null | undefined;
  readonly previous?: Href | null | undefined;
  /** "Next 20 replies" instead of "Next". */
  readonly nextText?: string | undefined;
  readonly previousText?: string | undefined;
};

/** The ways on from one page of a list; nothing when there are none. */
export const Pager = ({ frame, next, previous, nextText, previousText }: PagerProps) => {
  const words = wordsOf(frame.lang);
  if ((next ?? null) === null && (previous ?? null) === null) return null;
  return (
    <nav aria-label={words.pages}>
      <ul class="pager">
        {previous === null || previous === undefined ? null : (
          <li>
            <a class="button" rel="prev" href={previous}>
              {previousText ?? words.previous}
            </a>
          </li>
        )}
        {next === null || next === undefined ? null : (
          <li>
            <a class="button" rel="next" href={next}>
              {nextText ?? words.next}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
};
