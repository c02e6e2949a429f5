import { Field, type FieldProps, tied } from "./field.tsx";

export type TextFieldProps = FieldProps & {
  readonly value?: string | undefined;
  readonly type?: "text" | "email" | "search" | "url" | "password" | "datetime-local" | undefined;
  readonly autocomplete?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly maxlength?: number | undefined;
  readonly size?: number | undefined;
};

/** One line of text. */
export const TextField = (props: TextFieldProps) => (
  <Field field={props}>
    <input
      {...tied(props)}
      type={props.type ?? "text"}
      dir="auto"
      {...(props.value === undefined ? {} : { value: props.value })}
      {...(props.autocomplete === undefined ? {} : { autocomplete: props.autocomplete })}
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      {...(props.maxlength === undefined ? {} : { maxlength: props.maxlength })}
      {...(props.size === undefined ? {} : { size: props.size })}
    />
  </Field>
);

/** An e-mail address; written left to right in every language. */
export const EmailField = (props: FieldProps & { readonly value?: string | undefined; readonly placeholder?: string | undefined }) => (
  <Field field={props}>
    <input
      {...tied(props)}
      type="email"
      autocomplete="email"
      dir="ltr"
      {...(props.value === undefined ? {} : { value: props.value })}
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
    />
  </Field>
);

/** A code out of an e-mail: `digits` of them, a blank anywhere is forgiven. */
export const CodeField = (props: FieldProps & { readonly value?: string | undefined; readonly digits: number }) => (
  <Field field={props}>
    <input
      {...tied(props)}
      class="code"
      type="text"
      inputmode="numeric"
      autocomplete="one-time-code"
      dir="ltr"
      pattern={`[0-9 ]{${props.digits},${props.digits + 1}}`}
      maxlength={props.digits + 1}
      {...(props.value === undefined ? {} : { value: props.value })}
    />
  </Field>
);

export type TextAreaProps = FieldProps & {
  readonly value?: string | undefined;
  readonly rows?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly maxlength?: number | undefined;
};

/** Several lines of text, set in the story's face. */
export const TextArea = (props: TextAreaProps) => (
  <Field field={props}>
    <textarea
      {...tied(props)}
      rows={props.rows ?? 5}
      dir="auto"
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      {...(props.maxlength === undefined ? {} : { maxlength: props.maxlength })}
    >
      {/* A parser drops the first newline of a textarea (HTML 13.2.6.4.7), so one that was typed needs another before it. */}
      {props.value?.startsWith("\n") === true ? `\n${props.value}` : props.value}
    </textarea>
  </Field>
);

/** A file of the device that reads. */
export const FileField = (props: FieldProps & { readonly accept: string }) => (
  <Field field={props}>
    <input {...tied(props)} type="file" accept={props.accept} />
  </Field>
);
