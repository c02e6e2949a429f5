import { type Child } from "hono/jsx";
import { type Href } from "#paths";

export type FiltersProps = {
  readonly action: Href;
  readonly submit: string;
  readonly label?: string | undefined;
  readonly children?: Child;
};

/** A row of fields over a list, sent as a query. */
export const Filters = ({ action, submit, label, children }: FiltersProps) => (
  <form class="filters gap" action={action} {...(label === undefined ? {} : { role: "search", "aria-label": label })}>
    {children}
    <button>{submit}</button>
  </form>
);
