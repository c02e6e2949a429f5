import { type Child } from "hono/jsx";
import { type Href } from "#paths";
import { type Frame } from "../frame.ts";
import { classes, hangs, tongue } from "../typography.ts";
import { wordsOf } from "../words/index.ts";

export type SourceBoxProps = {
  readonly frame: Frame;
  /** "HNA": set large, as the agency signs. */
  readonly code: string;
  readonly name: string;
  /** Our own newsroom. */
  readonly own?: boolean | undefined;
  /** What it says of itself, quoted as it stands. */
  readonly description?: string | null | undefined;
  readonly lang?: string | null | undefined;
  readonly allHref?: Href | undefined;
  /** How the text came and what was done to it; a sentence or more. */
  readonly children?: Child;
};

/** Who wrote it, in their own words, at the end of their text. */
export const SourceBox = ({ frame, code, name, own = false, description, lang, allHref, children }: SourceBoxProps) => {
  const words = wordsOf(frame.lang);
  const said = description ?? "";
  return (
    <section class={classes("source", own && "own")} id="source" aria-labelledby="who">
      <p class="source__code" aria-hidden="true">
        {code}
      </p>
      <div>
        <h2 id="who">
          <bdi>{words.wroteThis(name)}</bdi>
        </h2>
        {said === "" ? null : (
          <blockquote>
            <p class={classes(hangs(said) && "hung")} {...tongue(lang, frame.lang)}>
              {said}
            </p>
          </blockquote>
        )}
        <p class="small">
          {said === "" ? null : `${words.ownWords} `}
          {children} {allHref === undefined ? null : <a href={allHref}>{words.allFrom(name)}</a>}
        </p>
      </div>
    </section>
  );
};
