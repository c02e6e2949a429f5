import { done, fold, newShortId, refuse, type Result } from "#kit";
import { NAME_LETTERS } from "./member.ts";

export type NameProblem = "too-short" | "too-long" | "letters" | "mixed-scripts" | "reserved" | "taken" | "too-soon" | "against-rule";

const SCRIPTS = [
  "Latin",
  "Greek",
  "Cyrillic",
  "Armenian",
  "Hebrew",
  "Arabic",
  "Devanagari",
  "Bengali",
  "Gurmukhi",
  "Gujarati",
  "Tamil",
  "Telugu",
  "Kannada",
  "Malayalam",
  "Thai",
  "Georgian",
  "Ethiopic",
  "Khmer",
] as const;
const SCRIPT_TESTS = SCRIPTS.map((script) => new RegExp(`\\p{Script=${script}}`, "u"));
/** Written together in one language (UTS 39, 5.2: augmented script sets). */
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u;

/** Letters of other scripts that look like Latin ones (a part of UTS 39's confusables: those with no mark of their own), and digits. */
const LOOKS_LIKE: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ["аαａ", "a"],
      ["вв", "b"],
      ["сϲ", "c"],
      ["ԁ", "d"],
      ["еє", "e"],
      ["һн", "h"],
      ["іιı1|l", "i"],
      ["јϳ", "j"],
      ["кκ", "k"],
      ["мμ", "m"],
      ["пη", "n"],
      ["оοσ0", "o"],
      ["рρ", "p"],
      ["ԛ", "q"],
      ["гᴦ", "r"],
      ["ѕ5", "s"],
      ["тτ", "t"],
      ["υц", "u"],
      ["νѵ", "v"],
      ["ԝωш", "w"],
      ["хχ", "x"],
      ["уγ", "y"],
    ] as const
  ).flatMap(([from, to]) => [...from].map((letter) => [letter, to])),
);

/** What speaks for the house, in its languages, and the agencies that every reader knows, whoever the sources are. */
const RESERVED_NAMES = [
  ...["Admin", "Administrator", "Administration", "Moderator", "Moderation", "Editor", "Editors", "Newsroom", "News desk", "System"],
  ...[
    "Staff",
    "Support",
    "Former member",
    "Ancien membre",
    "عضو سابق",
    "Townwire",
    "Reuters",
    "AP",
    "Associated Press",
    "AFP",
    "Agence France-Presse",
    "dpa",
  ],
  ...["Administrateur", "Modération", "Modérateur", "Rédaction", "La rédaction", "المدير", "الإدارة", "المشرف", "التحرير", "رويترز"],
];

/** A name as the eye reads it: case, marks, blanks, points and look-alikes make no difference. */
export const nameKeyOf = (name: string): string =>
  [...fold(name).replace(/[^\p{L}\p{N}]+/gu, "")].map((letter) => LOOKS_LIKE[letter] ?? letter).join("");

/**
 * A name to stand beside what somebody writes: 2 to 40 letters of one script with digits, blanks, points, hyphens and apostrophes (UTS 39,
 * moderately restrictive). Nothing that could be read as one of `reserved`
 * or as the house's own voice; null reserves nothing, for the operator.
 */
export const readName = (text: string, reserved: readonly string[] | null): Result<string, NameProblem> => {
  const name = text.normalize("NFKC").replace(/\s+/gu, " ").trim();
  const letters = [...name].length;
  if (letters < NAME_LETTERS.least) return refuse("too-short");
  if (letters > NAME_LETTERS.most) return refuse("too-long");
  if (!/^[\p{L}\p{M}\p{Nd} .'’ʼ·-]+$/u.test(name) || !/\p{L}/u.test(name) || /\p{M}{3}/u.test(name)) return refuse("letters");
  const scripts = SCRIPT_TESTS.filter((script) => script.test(name)).length + (EAST_ASIAN.test(name) ? 1 : 0);
  if (scripts > 1) return refuse("mixed-scripts");
  if (reserved === null) return done(name);
  const key = nameKeyOf(name);
  return [...RESERVED_NAMES, ...reserved].some((each) => nameKeyOf(each) === key) ? refuse("reserved") : done(name);
};

const HANDLE = /^[a-z0-9_]{3,30}$/u;
const RESERVED_HANDLES: ReadonlySet<string> = new Set([
  "admin",
  "administrator",
  "moderator",
  "editor",
  "system",
  "townwire",
  "root",
  "support",
  "help",
  "staff",
]);

/** A handle as the command line or a member gives it. */
export const readHandle = (text: string): string | null => {
  const handle = text.trim().toLowerCase().replace(/^@/u, "");
  return HANDLE.test(handle) && !RESERVED_HANDLES.has(handle) && !handle.startsWith("former_") ? handle : null;
};

/** A handle made of a name; with a tail where the plain one is taken or the name has no Latin letters. */
export const handleFrom = (name: string, withTail: boolean): string => {
  const plain = fold(name)
    .replace(/[^a-z0-9]+/gu, "_")
    .replace(/^_+|_+$/gu, "")
    .slice(0, 22);
  const isPlain = plain.length >= 3 && !RESERVED_HANDLES.has(plain) && !plain.startsWith("former_");
  return isPlain && !withTail ? plain : `${isPlain ? plain : "member"}_${newShortId(5)}`;
};
