import { type Child } from "hono/jsx";
import { type Href } from "#paths";
import { classes } from "../typography.ts";

export type HeadProps = {
  readonly id?: string | undefined;
  readonly more?: { readonly href: Href; readonly text: string } | undefined;
  /** A red caret before the words: the town added what follows. */
  readonly here?: boolean | undefined;
  readonly children?: Child;
};

/** The head of a part of a page, with the way to all of it at the other end of the line. */
export const Head = ({ id, more, here = false, children }: HeadProps) => (
  <h2 class="head" {...(id === undefined ? {} : { id })}>
    <span class={here ? "here caret" : undefined}>{children}</span>
    {more === undefined ? null : (
      <>
        {" "}
        <a class="more" href={more.href}>
          {more.text}
        </a>
      </>
    )}
  </h2>
);

export type BandProps = HeadProps & { readonly id: string; readonly title: string; readonly heavy?: boolean | undefined };

/** A part of a page under a rule of its own: ink, heavy, or red for what was added here. */
export const Band = ({ id, title, more, here = false, heavy = false, children }: BandProps) => (
  <section class={classes("band", heavy && "heavy", here && "here")} aria-labelledby={id}>
    <Head id={id} more={more} here={here}>
      {title}
    </Head>
    {children}
  </section>
);
