import type { Migration } from "../columns.ts";

/** Letters that look like a Latin one (of UTS 39's confusables), each with it, as they were when this landed. */
const LOOKS: readonly (readonly [look: string, letter: string])[] = [
  ["аɑαａ⍺", "a"],
  ["вьƅβɓᏼ", "b"],
  ["сϲᴄⅽҫ", "c"],
  ["ԁɗđꮷ", "d"],
  ["еєҽ℮ɛεәɘ", "e"],
  ["ғƒẝ", "f"],
  ["ɡցɢ", "g"],
  ["һհħꮒнʜ", "h"],
  ["іıιɩꭵɪ", "i"],
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

/** A key with the look-alikes that it did not tell before, in SQL; "rn" is read as "m". */
const lookOf = (key: string): string => {
  const pairs = LOOKS.flatMap(([looks, letter]) => [...looks].map((look) => [look, letter] as const));
  return [...pairs, ["rn", "m"] as const].reduce((sql, [from, to]) => `replace(${sql}, '${from}', '${to}')`, key);
};

export const nameLooks: Migration = {
  name: "0089-name-looks",
  up: ({ columns: c, index }) => [
    `alter table member add column name_look ${c.textMaybe}`,
    `alter table member add column handle_look ${c.textMaybe}`,
    `update member set name_look = ${lookOf("name_key")}, handle_look = ${lookOf("coalesce(handle_key, handle)")}`,
    index("member_name_look", "member", "name_look"),
    index("member_handle_look", "member", "handle_look"),
  ],
};
