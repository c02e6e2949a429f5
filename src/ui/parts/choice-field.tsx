import { classes } from "../typography.ts";
import { Field, FieldError, FieldHint, type FieldProps, idOf, tied } from "./field.tsx";

export type Option = { readonly value: string; readonly text: string };

/** One of many. */
export const SelectField = (props: FieldProps & { readonly options: readonly Option[]; readonly value?: string | undefined }) => (
  <Field field={props}>
    <select {...tied(props)}>
      {props.options.map(({ value, text }) => (
        <option value={value} selected={value === props.value}>
          {text}
        </option>
      ))}
    </select>
  </Field>
);

/** One of few, all of them in view. `quiet` hides the legend. */
export const RadioField = (props: FieldProps & { readonly options: readonly Option[]; readonly value?: string | undefined }) => {
  const { id, name, required: _required, ...rest } = tied(props);
  return (
    <fieldset class="field" role="radiogroup" id={id} {...rest}>
      <legend class={classes("label", props.quiet === true && "unseen")}>{props.label}</legend>
      <div class="kinds">
        {props.options.map(({ value, text }) => (
          <label class="pick">
            <input type="radio" name={name} value={value} checked={value === props.value} required={props.required === true} /> {text}
          </label>
        ))}
      </div>
      <FieldError field={props} />
      <FieldHint field={props} />
    </fieldset>
  );
};

/** Yes or no. */
export const CheckField = (props: FieldProps & { readonly checked?: boolean | undefined; readonly value?: string | undefined }) => (
  <div class="field">
    <label class="pick" for={idOf(props)}>
      <input {...tied(props)} type="checkbox" value={props.value ?? "1"} checked={props.checked === true} /> {props.label}
    </label>
    <FieldError field={props} />
    <FieldHint field={props} />
  </div>
);
