import { type Child } from "hono/jsx";
import { classes } from "../typography.ts";

export type NoticeProps = {
  /** `error`: something to do. `done`: it happened. `past`: it is over, and what was here is gone. */
  readonly kind: "error" | "done" | "past";
  readonly title?: string | undefined;
  readonly id?: string | undefined;
  readonly children?: Child;
};

/** What happened and what to do next, in ink: red is not a warning here. */
export const Notice = ({ kind, title, id, children }: NoticeProps) => (
  <div
    class={classes("notice", kind !== "error" && kind)}
    {...(id === undefined ? {} : { id })}
    {...(kind === "error" ? { role: "alert" } : kind === "done" ? { role: "status" } : {})}
  >
    {title === undefined ? null : <h2>{title}</h2>}
    {children}
  </div>
);

/** A correction above a story's text, between two red hairlines: "Corrected at 16:10." and what was put right. */
export const Fixed = ({ lead, children }: { readonly lead: string; readonly children?: Child }) => (
  <p class="fixed">
    <b class="caret">{lead}</b> {children}
  </p>
);
