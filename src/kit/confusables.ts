/**
 * Letters that the eye takes for a Latin one, in small letters: the part of UTS 39's confusables (Unicode 17) that keyboards and converters
 * offer. Compatibility forms (full width, mathematical, circled) are not here: NFKC has folded them before.
 */
const LATIN: readonly (readonly [look: string, letter: string])[] = [
  ["аɑαａ⍺", "a"],
  ["вьЬƅβɓᏴ", "b"],
  ["сϲᴄⅽҫ", "c"],
  ["ԁɗđᏧ", "d"],
  ["еєҽ℮ɛεәɘ", "e"],
  ["ғƒẝ", "f"],
  ["ɡցɢ", "g"],
  ["һհħᏂнʜ", "h"],
  ["іıιɩᎥɪ", "i"],
  ["јϳյʝ", "j"],
  ["кκĸᴋ", "k"],
  ["ӏǀⅼłլ", "l"],
  ["мᴍⅿ", "m"],
  ["пոռηɴ", "n"],
  ["оοσօøѳəഠ೦၀๐ᴏ", "o"],
  ["рρϱҏᴩ", "p"],
  ["ԛգզ", "q"],
  ["гᴦɾꮁʀ", "r"],
  ["ѕʂꜱꮪ", "s"],
  ["тτᴛŧ", "t"],
  ["υսцʋᴜꭎ", "u"],
  ["νѵᴠⅴ", "v"],
  ["ѡԝաωшᴡ", "w"],
  ["хχҳⅹ×", "x"],
  ["уүγʏყ", "y"],
  ["ᴢʐƶ", "z"],
];

/** By letter, the Latin one that it looks like. */
export const LOOKS_LATIN: ReadonlyMap<string, string> = new Map(
  LATIN.flatMap(([looks, letter]) => [...looks].map((look) => [look.toLowerCase(), letter] as const)),
);

/** Digits and signs put for letters on purpose: only for entries that ask for it. */
export const LEET: ReadonlyMap<string, string> = new Map([
  ["0", "o"],
  ["1", "i"],
  ["3", "e"],
  ["4", "a"],
  ["5", "s"],
  ["7", "t"],
  ["8", "b"],
  ["9", "g"],
  ["@", "a"],
  ["$", "s"],
  ["€", "e"],
  ["!", "i"],
  ["|", "l"],
  ["+", "t"],
]);
