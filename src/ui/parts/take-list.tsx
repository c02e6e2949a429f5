import { type Instant } from "#kit";
import { type Href } from "#paths";
import { type Frame } from "../frame.ts";
import { tongue } from "../typography.ts";
import { wordsOf } from "../words/index.ts";
import { EmptyNote } from "./empty-note.tsx";
import { Heading, type Level } from "./heading.tsx";
import { Time } from "./time.tsx";

export type Take = {
  readonly at: Instant;
  /** The source's short name. */
  readonly source: string;
  readonly headline: string;
  readonly href: Href;
  readonly lang?: string | null | undefined;
};

/** The wire as it comes in: time, source, headline. */
export const TakeList = ({ frame, takes, level = 3 }: { readonly frame: Frame; readonly takes: readonly Take[]; readonly level?: Level }) =>
  takes.length === 0 ? (
    <EmptyNote>{wordsOf(frame.lang).wireEmpty}</EmptyNote>
  ) : (
    <ol class="list">
      {takes.map((take) => (
        <li class="take">
          <Time frame={frame} at={take.at} form="time" />{" "}
          <span>
            <bdi>{take.source}</bdi>
          </span>{" "}
          <Heading level={level} {...tongue(take.lang, frame.lang)}>
            <a href={take.href}>{take.headline}</a>
          </Heading>
        </li>
      ))}
    </ol>
  );
