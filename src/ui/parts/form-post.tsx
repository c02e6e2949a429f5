import { type Child } from "hono/jsx";
import { type Href } from "#paths";
import { Notice } from "./notice.tsx";

export type FormPostProps = {
  readonly action: Href;
  /** Sent as `key`: a form sent twice with the same key lands once. */
  readonly formKey?: string | undefined;
  /** What is wrong with the whole of it, above its fields. */
  readonly formError?: string | null | undefined;
  readonly class?: string | undefined;
  readonly id?: string | undefined;
  readonly labelledby?: string | undefined;
  readonly label?: string | undefined;
  /** Whether it brings files along. */
  readonly files?: boolean | undefined;
  /** Its name on the page, where what is typed into it is kept in the browser until it is sent (the island `draft`). */
  readonly draft?: string | undefined;
  /** Keys of forms like it that came in already. */
  readonly taken?: readonly string[] | undefined;
  readonly children?: Child;
};

/** A form that changes something. */
export const FormPost = (props: FormPostProps) => (
  <form
    method="post"
    action={props.action}
    {...(props.files === true ? { enctype: "multipart/form-data" as const } : {})}
    {...(props.class === undefined ? {} : { class: props.class })}
    {...(props.id === undefined ? {} : { id: props.id })}
    {...(props.labelledby === undefined ? {} : { "aria-labelledby": props.labelledby })}
    {...(props.draft === undefined ? {} : { "data-draft": props.draft })}
    {...(props.taken === undefined ? {} : { "data-taken": props.taken.join(" ") })}
    {...(props.label === undefined ? {} : { "aria-label": props.label })}
  >
    {props.formKey === undefined ? null : <input type="hidden" name="key" value={props.formKey} />}
    {props.formError === undefined || props.formError === null ? null : (
      <Notice kind="error">
        <p>{props.formError}</p>
      </Notice>
    )}
    {props.children}
  </form>
);
