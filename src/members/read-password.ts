import { done, fold, refuse, type Result } from "#kit";
import { COMMON_PASSWORDS } from "./common-passwords.ts";
import { PASSWORD_LETTERS } from "./member.ts";

export type PasswordProblem = "too-short" | "too-long" | "common" | "own-words";

/** Digits and signs that are typed for letters. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qwertzuiop", "1234567890", "abcdefghijklmnopqrstuvwxyz"];
const RUNS = ROWS.flatMap((row) => [row + row, [...(row + row)].toReversed().join("")]);

/** Without digits and signs at its ends, and with letters for what stands for them: "P@ssw0rd2024!" is "password". */
const coresOf = (text: string): readonly string[] => {
  const bare = text.replace(/^[\d\W_]+|[\d\W_]+$/gu, "");
  const read = (from: string): string => [...from].map((letter) => STANDS_FOR[letter] ?? letter).join("");
  return [bare, read(bare), read(text), read(text.replace(/[\d\W_]+$/u, ""))];
};

/** Whether it is one letter or group over and over, or a row of the keyboard, the alphabet or the digits. */
const isPattern = (text: string): boolean => /^(.{1,4})\1+.{0,3}$/u.test(text) || RUNS.some((run) => run.includes(text.slice(0, 20)));

/**
 * A password as people choose one: 8 to 256 code points of any kind (ASVS 5.0, 6.2). Refused: what every list of leaked passwords begins with,
 * also with digits and signs about it, and the words of this site and of the account (`own`).
 */
export const readPassword = (text: string, own: readonly string[]): Result<string, PasswordProblem> => {
  const letters = text.length > PASSWORD_LETTERS.most * 4 ? Infinity : [...text].length;
  if (letters < PASSWORD_LETTERS.least) return refuse("too-short");
  if (letters > PASSWORD_LETTERS.most) return refuse("too-long");
  const folded = fold(text).replace(/\s+/gu, "");
  const cores = [folded, ...coresOf(folded)];
  if (isPattern(folded) || /^\d{8}$/u.test(folded) || cores.some((core) => COMMON_PASSWORDS.has(core))) return refuse("common");
  const words = new Set(own.flatMap((word) => [fold(word).replace(/\s+/gu, ""), ...fold(word).split(/[^\p{L}\p{N}]+/u)]));
  return cores.some((core) => core.length > 2 && words.has(core)) ? refuse("own-words") : done(text);
};
