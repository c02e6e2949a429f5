const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Names that agencies use beside those of CLDR. */
const OTHER_NAMES: readonly (readonly [string, string])[] = [
  ["usa", "US"],
  ["u.s.", "US"],
  ["united states of america", "US"],
  ["uk", "GB"],
  ["great britain", "GB"],
  ["britain", "GB"],
  ["korea", "KR"],
  ["turkey", "TR"],
  ["czech republic", "CZ"],
];

/** A code that ISO 3166 took back stands for the one that replaced it: "FX" is "FR". */
const todaysCode = (code: string): string => Intl.getCanonicalLocales(`und-${code}`)[0]?.split("-")[1] ?? code;

const namesOf = (): ReadonlyMap<string, string> => {
  const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  const all = LETTERS.flatMap((first) => LETTERS.map((second) => `${first}${second}`)).flatMap((code): (readonly [string, string])[] => {
    const name = names.of(code);
    return name === undefined ? [] : [[name.toLowerCase(), todaysCode(code)]];
  });
  return new Map([...all, ...OTHER_NAMES]);
};

const NAMES = namesOf();

/** The ISO 3166-1 alpha-2 code of a country by its English name (CLDR's, and a few that agencies use); null for any other word. */
export const countryNamed = (name: string): string | null => NAMES.get(name.trim().toLowerCase()) ?? null;
