import { type Href } from "#paths";
import { type Frame } from "../frame.ts";
import { balance, classes, hangs, tongue } from "../typography.ts";
import { Picture, type PictureView } from "./figure.tsx";
import { From, type FromProps } from "./from.tsx";
import { Heading, type Level } from "./heading.tsx";
import { LifeLine, type LineItem } from "./line.tsx";
import { Time } from "./time.tsx";

export type TeaseProps = {
  readonly frame: Frame;
  /** `first` opens a front; `normal` fills a column; `next` and `list` stand inside another's column or list item. */
  readonly size: "first" | "normal" | "next" | "list";
  readonly headline: string;
  readonly href: Href;
  /** The story's language (BCP 47). */
  readonly lang?: string | null | undefined;
  readonly level?: Level | undefined;
  readonly kick?: { readonly text: string; readonly href: Href } | undefined;
  readonly deck?: string | null | undefined;
  readonly picture?: PictureView | undefined;
  readonly from: FromProps;
  readonly points?: readonly { readonly text: string; readonly href: Href }[] | undefined;
  readonly life?: readonly LineItem[] | undefined;
};

const Kick = ({ kick }: Pick<TeaseProps, "kick">) =>
  kick === undefined ? null : (
    <p class="kick">
      <a href={kick.href}>{kick.text}</a>
    </p>
  );

const Headline = ({ frame, size, headline, href, lang, level }: TeaseProps) => (
  <Heading
    level={level ?? (size === "first" ? 2 : 3)}
    class={classes(hangs(headline) && "hung", size === "next" && "next")}
    {...tongue(lang, frame.lang)}
  >
    <a href={href}>{balance(headline)}</a>
  </Heading>
);

const Deck = ({ frame, deck, lang }: TeaseProps) =>
  deck === undefined || deck === null || deck === "" ? null : (
    <p class="deck" {...tongue(lang, frame.lang)}>
      {balance(deck)}
    </p>
  );

const First = (props: TeaseProps) => {
  const { frame, kick, picture, from, points = [], life = [] } = props;
  const words = (
    <>
      <Deck {...props} />
      <From {...from} />
      {points.length === 0 ? null : (
        <ul class="points">
          {points.map((point) => (
            <li>
              <a href={point.href}>{point.text}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
  return (
    <article class="tease first">
      <Kick kick={kick} />
      <Headline {...props} />
      {picture === undefined ? (
        words
      ) : (
        <div>
          <Picture picture={picture} eager />
          <div>{words}</div>
        </div>
      )}
      {life.length === 0 ? null : <LifeLine frame={frame} items={life} flat />}
    </article>
  );
};

/** A story on a front: headline first, no box. `next` and `list` give only their parts, for the caller's `li` or column. */
export const Tease = (props: TeaseProps) => {
  if (props.size === "first") return <First {...props} />;
  const parts = (
    <>
      <Kick kick={props.kick} />
      <Headline {...props} />
      <Deck {...props} />
      <From {...props.from} />
    </>
  );
  if (props.size !== "normal") return parts;
  return (
    <article class="tease">
      {props.picture === undefined ? null : <Picture picture={props.picture} />}
      {parts}
    </article>
  );
};

/** A story as a line of a list: its headline, whose it is and when it changed. */
export const StoryLine = ({
  frame,
  headline,
  href,
  lang,
  from,
  at,
}: Pick<TeaseProps, "frame" | "headline" | "href" | "lang"> & { readonly from: FromProps; readonly at: string }) => (
  <li>
    <h3 class="next" {...tongue(lang, frame.lang)}>
      <a href={href}>{headline}</a>
    </h3>
    <From {...from}>
      <Time frame={frame} at={at} />
    </From>
  </li>
);
