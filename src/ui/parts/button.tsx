import { type Child } from "hono/jsx";
import { type Href } from "#paths";
import { classes } from "../typography.ts";

export type ButtonProps = {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** Looks like an underlined word: the lesser of two ways. */
  readonly bare?: boolean | undefined;
  /** For a choice that stays: whether it is the one chosen. */
  readonly pressed?: boolean | undefined;
  readonly formaction?: Href | undefined;
  readonly children?: Child;
};

const attributes = ({ name, value, pressed, formaction }: ButtonProps) => ({
  ...(name === undefined ? {} : { name }),
  ...(value === undefined ? {} : { value }),
  ...(formaction === undefined ? {} : { formaction }),
  ...(pressed === undefined ? {} : { "aria-pressed": pressed ? ("true" as const) : ("false" as const) }),
});

/** Sends its form. */
export const Button = (props: ButtonProps) => (
  <button class={classes(props.bare === true && "bare")} {...attributes(props)}>
    {props.children}
  </button>
);

/** Sends its form and adds something to the site: filled red. At most one in view. */
export const AddButton = (props: Omit<ButtonProps, "bare" | "pressed">) => (
  <button class="add" {...attributes(props)}>
    {props.children}
  </button>
);

/** A link that looks like a button; `add` for one that leads to adding something. */
export const LinkButton = ({
  href,
  add = false,
  children,
}: {
  readonly href: Href;
  readonly add?: boolean | undefined;
  readonly children?: Child;
}) => (
  <a class={classes("button", add && "add")} href={href}>
    {children}
  </a>
);
