import { type Child } from "hono/jsx";
import { type Href } from "#paths";
import { classes } from "../typography.ts";

export type FromProps = {
  /** The source's or person's name. */
  readonly name: string;
  /** Made here: the bar is red. */
  readonly own?: boolean | undefined;
  readonly talk?: { readonly href: Href; readonly text: string } | undefined;
  /** Version, time, author: what follows the name. */
  readonly children?: Child;
};

/** The provenance bar: black came in over the wire, red was made here. */
export const From = ({ name, own = false, talk, children }: FromProps) => (
  <p class={classes("from", own && "own")}>
    <b>
      <bdi>{name}</bdi>
    </b>{" "}
    {children}
    {talk === undefined ? null : (
      <>
        {" "}
        <a class="talk caret" href={talk.href}>
          {talk.text}
        </a>
      </>
    )}
  </p>
);
