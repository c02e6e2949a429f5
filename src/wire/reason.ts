import { type ReasonKey, reasonWordsOf } from "./words/reasons/index.ts";

/** `{name}` in `template` is `values.name`; what has no value stays as it is. */
export const filled = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replaceAll(/\{(\w+)\}/gu, (place, name: string) => String(values[name] ?? place));

/** A reason as the log, the commands and the files beside refused ones have it: in English. On a page `reasonIn` gives it in the reader's language. */
export const reason = (key: ReasonKey, values: Readonly<Record<string, string | number>> = {}): string =>
  filled(reasonWordsOf("en")[key], values);
