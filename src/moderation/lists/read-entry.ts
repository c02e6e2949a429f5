import { RE2JS } from "re2js";
import { done, type Instant, refuse, type Result } from "#kit";
import type { Rule } from "#conversation";
import { isUnspaced, splitText } from "./split-text.ts";

/** What an entry does to what holds it. `allow` overrules the others on the words that it covers. */
export const ENTRY_ACTIONS = ["reject", "hold", "nudge", "flag", "allow"] as const;
export type EntryAction = (typeof ENTRY_ACTIONS)[number];

/** Where an entry holds: everywhere, in a section, under a story, in conversations of a language. */
export const SCOPES = ["site", "section", "story", "lang"] as const;
export type Scope = { readonly kind: (typeof SCOPES)[number]; readonly value: string };

/** An entry of a word list as it was written. */
export type Entry = {
  readonly id: string;
  readonly pattern: string;
  readonly action: EntryAction;
  /** The rule of the house that the words break. */
  readonly rule: Rule;
  readonly scope: Scope;
  /** Also finds digits and signs put for letters, and letters with marks. */
  readonly isDisguised: boolean;
  /** Also finds letters drawn out: baaad. */
  readonly isStretched: boolean;
  readonly endsAt: Instant | null;
  readonly note: string;
};

/** What a pattern means. `words`: these one after the other, anything but words between. `start`: how a word begins. */
export type Pattern =
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "start"; readonly start: string }
  /** In a script without blanks: these letters where a word begins; `isWhole` where one has to end with them too. */
  | { readonly kind: "letters"; readonly letters: string; readonly isWhole: boolean }
  | { readonly kind: "expression"; readonly expression: RE2JS };

/** `regex`: RE2 does not read it. */
export type PatternProblem = "empty" | "too-long" | "star" | "regex";

export const PATTERN_MOST = 200; // letters
const WORDS_MOST = 12;
/** Written without blanks, and a word of one letter is common: an entry stands for whatever begins with it. */
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const readExpression = (source: string): Result<Pattern, PatternProblem> => {
  try {
    const expression = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
    return expression.matches("") ? refuse("empty") : done({ kind: "expression", expression });
  } catch {
    return refuse("regex");
  }
};

/** Reads `word`, `word*`, `"several words"` or `/expression/` (RE2 syntax, searched in linear time). */
export const readPattern = (written: string): Result<Pattern, PatternProblem> => {
  const text = written.trim();
  if ([...text].length > PATTERN_MOST) return refuse("too-long");
  if (text.length > 2 && text.startsWith("/") && text.endsWith("/")) return readExpression(text.slice(1, -1));
  const isStart = text.endsWith("*");
  const bare = text.replace(/^["“„«](.*)["”“»]$/u, "$1").replace(/\*$/u, "");
  if (bare.includes("*")) return refuse("star");
  const words = splitText(bare).map((token) => token.text);
  if (words.length === 0) return refuse("empty");
  if (words.length > WORDS_MOST) return refuse("too-long");
  const whole = words.join("");
  if (isUnspaced(whole) && !/\s/u.test(bare)) return done({ kind: "letters", letters: whole, isWhole: !isStart && !HAN.test(whole) });
  if (!isStart) return done({ kind: "words", words });
  return words.length === 1 ? done({ kind: "start", start: whole }) : refuse("star");
};
