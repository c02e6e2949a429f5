import { done, fold, LOOKS_LATIN, newShortId, refuse, type Result } from "#kit";
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
 * The same with every look-alike that the house knows (the skeleton of UTS 39, 4): what is compared with other names and handles, and with what
 * is reserved. Kept beside the key, which is as it was when older names were taken.
 */
export const lookOf = (text: string): string =>
  [...nameKeyOf(text)]
    .map((letter) => LOOKS_LATIN.get(letter) ?? letter)
    .join("")
    .replaceAll("rn", "m");

/** What is kept of a name, for telling it from others. */
export const keysOfName = (name: string) => ({ name_key: nameKeyOf(name), name_look: lookOf(name) });
export const keysOfHandle = (handle: string) => ({ handle_key: nameKeyOf(handle), handle_look: lookOf(handle) });

/** How many scripts a text is written in; those that one language writes together are one. */
const scriptsIn = (text: string): number => SCRIPT_TESTS.filter((script) => script.test(text)).length + (EAST_ASIAN.test(text) ? 1 : 0);

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
  if (/\p{Default_Ignorable_Code_Point}/u.test(name)) return refuse("letters");
  if (scriptsIn(name) > 1) return refuse("mixed-scripts");
  if (reserved === null) return done(name);
  const look = lookOf(name);
  return [...RESERVED_NAMES, ...reserved].some((each) => lookOf(each) === look) ? refuse("reserved") : done(name);
};

const HANDLE = /^[\p{L}\p{M}0-9_]+$/u;
const HANDLE_LETTERS = { least: 3, leastEastAsian: 2, most: 30 } as const;
const RESERVED_HANDLES: ReadonlySet<string> = new Set(
  ["admin", "administrator", "moderator", "editor", "system", "townwire", "root", "support", "help", "staff"].map(lookOf),
);
const FORMER = lookOf("former"); // `former_…` are those who left

/** Names of the house, its sources and agencies are nobody's handle either. */
const RESERVED_LOOKS: ReadonlySet<string> = new Set([...RESERVED_HANDLES, ...RESERVED_NAMES.map(lookOf)]);

/** A handle as it is kept and looked for, whatever the case and form it was typed in (NFKC, small letters). */
export const handleOf = (typed: string): string => typed.trim().replace(/^@/u, "").normalize("NFKC").toLowerCase().normalize("NFKC");

/** Letters of one script with digits and _; nothing that is not seen, no mark without its letter, no heap of marks. */
const isHandle = (handle: string): boolean => {
  const letters = [...handle].length;
  const least = EAST_ASIAN.test(handle) ? HANDLE_LETTERS.leastEastAsian : HANDLE_LETTERS.least;
  if (letters < least || letters > HANDLE_LETTERS.most || !HANDLE.test(handle) || scriptsIn(handle) > 1) return false;
  if (/\p{Default_Ignorable_Code_Point}|\p{M}{3}|(?<!\p{L}\p{M}?)\p{M}/u.test(handle)) return false;
  const hasLetter = /\p{L}/u.test(handle);
  // Letters of a script that no name here is written in: nobody could tell its look-alikes.
  return !hasLetter || scriptsIn(handle) === 1;
};

const isReserved = (handle: string, looks: ReadonlySet<string>): boolean =>
  looks.has(lookOf(handle)) || (handle.includes("_") && lookOf(handle.split("_")[0] ?? "") === FORMER);

/** A handle as the command line or a member gives it. */
export const readHandle = (text: string): string | null => {
  const handle = handleOf(text);
  return isHandle(handle) && !isReserved(handle, RESERVED_HANDLES) ? handle : null;
};

/** Marks that only adorn a letter go; those that make one of a script's own stay. */
const withoutAdorning = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]\p{M}*)\p{M}/gu, "")
    .normalize("NFKC");

/** What tells a handle from another, in letters only where they are of its script. */
const tailFor = (plain: string): string => {
  const tail = newShortId(5);
  return scriptsIn(`${plain}a`) === 1 ? tail : String(Number.parseInt(tail, 36) % 1_000_000).padStart(6, "0");
};

/** A handle made of a name, in its own script; with a tail where the plain one is taken, reserved, or nothing is left. */
export const handleFrom = (name: string, withTail: boolean): string => {
  const plain = [...withoutAdorning(handleOf(name)).replace(/[^\p{L}\p{M}0-9]+/gu, "_")]
    .slice(0, 22)
    .join("")
    .replace(/^[_\p{M}]+|_+$/gu, "");
  const isPlain = isHandle(plain) && plain === handleOf(plain) && !isReserved(plain, RESERVED_LOOKS);
  if (isPlain && !withTail) return plain;
  return isPlain ? `${plain}_${tailFor(plain)}` : `member_${newShortId(5)}`;
};
