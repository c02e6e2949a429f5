import { type Child } from "hono/jsx";

/** What every field says of itself. A value that was refused comes back with its error. */
export type FieldProps = {
  readonly name: string;
  readonly label: string;
  /** Unique on the page; the name unless said. */
  readonly id?: string | undefined;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly required?: boolean | undefined;
  /** The label is heard and not seen. */
  readonly quiet?: boolean | undefined;
};

export const idOf = (field: FieldProps): string => field.id ?? field.name;

/** Attributes that tie a control to its hint and its error (WCAG 3.3.1). */
export const tied = (field: FieldProps) => {
  const id = idOf(field);
  const hinted = field.hint === undefined ? [] : [`${id}-hint`];
  const failed = field.error === undefined || field.error === null ? [] : [`${id}-error`];
  return {
    id,
    name: field.name,
    ...(field.required === true ? { required: true } : {}),
    ...(failed.length === 0 ? {} : { "aria-invalid": "true" as const }),
    ...(hinted.length + failed.length === 0 ? {} : { "aria-describedby": [...failed, ...hinted].join(" ") }),
  };
};

export const FieldError = ({ field }: { readonly field: FieldProps }) =>
  field.error === undefined || field.error === null ? null : (
    <p class="bad" id={`${idOf(field)}-error`}>
      {field.error}
    </p>
  );

export const FieldHint = ({ field }: { readonly field: FieldProps }) =>
  field.hint === undefined ? null : (
    <p class="small" id={`${idOf(field)}-hint`}>
      {field.hint}
    </p>
  );

/** Label, control, error, hint, in the order they are read. */
export const Field = ({ field, children }: { readonly field: FieldProps; readonly children?: Child }) => (
  <div class="field">
    <label for={idOf(field)} class={field.quiet === true ? "unseen" : undefined}>
      {field.label}
    </label>
    {children}
    <FieldError field={field} />
    <FieldHint field={field} />
  </div>
);
