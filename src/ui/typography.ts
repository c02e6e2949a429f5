import { dirOf } from "#kit";

/** Longest pair of last words, in characters, that is kept together: longer ones would leave a hole on a phone. */
const WIDEST_PAIR = 22;

/** `text` with its last two words joined by U+00A0, so that a headline does not end on a line with one word. Under four words it stays. */
export const balance = (text: string): string => {
  const words = text.trim().split(/ +/u);
  const [before = "", last = ""] = words.slice(-2);
  if (words.length < 4 || before.length + last.length > WIDEST_PAIR) return text.trim();
  return `${words.slice(0, -2).join(" ")} ${before}\u00A0${last}`;
};

/** Whether `text` begins with an opening quotation mark, which hangs in the margin (class `hung`). */
export const hangs = (text: string): boolean => /^["'“‘„‚«‹»]/u.test(text);

/** Classes that are there, joined; undefined when there is none. */
export const classes = (...names: readonly (string | false | undefined)[]): string | undefined => {
  const there = names.filter((name) => name !== false && name !== undefined && name !== "").join(" ");
  return there === "" ? undefined : there;
};

/** `lang` and `dir` for a text in `own` (BCP 47) standing in a page of `around`; nothing when they agree or it is not known. */
export const tongue = (own: string | null | undefined, around: string): { readonly lang?: string; readonly dir?: "ltr" | "rtl" } =>
  own === null || own === undefined || own === "" || own.toLowerCase() === around ? {} : { lang: own, dir: dirOf(own) };
