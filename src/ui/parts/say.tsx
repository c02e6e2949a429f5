import { type Child } from "hono/jsx";
import { dayIn, type Instant } from "#kit";
import { type Href } from "#paths";
import { type Frame } from "../frame.ts";
import { classes, tongue } from "../typography.ts";
import { Heading, type Level } from "./heading.tsx";
import { Time } from "./time.tsx";

export type SayProps = {
  readonly frame: Frame;
  /** The id on the page, such as `c-9z4k`. */
  readonly id: string;
  readonly level: Level;
  readonly name: string;
  readonly nameHref?: Href | undefined;
  /** A question is set larger. */
  readonly question?: boolean | undefined;
  /** Said by our own desk: a red bar at its edge. */
  readonly desk?: boolean | undefined;
  /** "Question", "Answer from our desk", "Led to a correction". */
  readonly kinds?: readonly string[] | undefined;
  /** Place, role, "in reply to …", "on the 2nd version". */
  readonly marks?: readonly Child[] | undefined;
  readonly at: Instant;
  /** Where it stands for good. */
  readonly href: Href;
  /** The language it is written in. */
  readonly lang?: string | null | undefined;
  /** Its words, as paragraphs. */
  readonly text: Child;
  /** Between the words and the actions: sources, "that answers it". */
  readonly after?: Child;
  /** Forms and links: respect, reply, report. */
  readonly actions?: Child;
};

/** Something that somebody said. */
export const Say = (props: SayProps) => {
  const { frame, id, marks = [], kinds = [] } = props;
  const isToday = dayIn(frame.site.zone, props.at) === dayIn(frame.site.zone, frame.now);
  return (
    <article
      class={classes("say", props.question === true && "question", props.desk === true && "desk")}
      id={id}
      aria-labelledby={`${id}-by`}
    >
      <header class="say__head">
        <Heading level={props.level} id={`${id}-by`}>
          {props.nameHref === undefined ? (
            <bdi>{props.name}</bdi>
          ) : (
            <a href={props.nameHref}>
              <bdi>{props.name}</bdi>
            </a>
          )}
        </Heading>
        {kinds.map((kind) => (
          <span class="kind">{kind}</span>
        ))}
        {marks.map((mark) => (
          <span>{mark}</span>
        ))}
        <a href={props.href}>
          <Time frame={frame} at={props.at} form={isToday ? "time" : "moment"} />
        </a>
      </header>
      <div class="say__text" {...tongue(props.lang, frame.lang)}>
        {props.text}
      </div>
      {props.after}
      {props.actions === undefined ? null : <div class="say__do">{props.actions}</div>}
    </article>
  );
};

/** A thread's comments, each in a `ThreadItem`; inside an item another `Thread` holds the replies. */
export const Thread = ({ children }: { readonly children?: Child }) => <ol class="thread">{children}</ol>;
export const ThreadItem = ({ children }: { readonly children?: Child }) => <li>{children}</li>;

/** Where something was said and is no longer: what happened, when, under which rule. Never who, and never the words. */
export const Gone = ({ id, lead, children }: { readonly id: string; readonly lead: string; readonly children?: Child }) => (
  <div class="gone" id={id}>
    <p>
      <b>{lead}</b> {children}
    </p>
  </div>
);
