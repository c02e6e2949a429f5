/** Words about territory with the list of countries as their first group: "NO USE IN JAPAN", "JAPAN OUT", "Only for use in Austria". */
export const TERRITORY_OUT: readonly (readonly [pattern: RegExp, kind: "never" | "only"])[] = [
  [/\b(?:no|not for)\s+(?:use|publication|distribution|sales?)\s+in\s+([\p{L} ,;/&-]{2,120})(?=[.\n!)]|$)/giu, "never"],
  [/\b([A-Z][A-Z ,/&-]{1,80}?)\s+OUT\b/gu, "never"],
  [/\bonly\s+(?:for\s+)?(?:use|publication|distribution)\s+in\s+([\p{L} ,;/&-]{2,120})(?=[.\n!)]|$)/giu, "only"],
  [/\b([A-Z][A-Z ,/&-]{1,80}?)\s+ONLY\b/gu, "only"],
];

/** What sounds like a limit and is none for a news site. */
export const NO_RESTRICTION =
  /\b(?:for\s+)?(?:editorial|news|journalistic|personal)(?:\s*(?:,|and|or|&)\s*(?:\w+))?\s+(?:use|purposes)\s+only\b|\bonly\s+for\s+(?:editorial|news)\s+(?:use|purposes)\b/giu;

/** Wording that keeps an item off the web altogether. */
export const NOT_ON_SITE =
  /\b(?:on-?line|web|internet|digital)\s+out\b|\bnot?\s+(?:for\s+)?(?:on-?line|web|internet|digital)(?:\s+use)?\b|\bprint\s+only\b|\bnot\s+for\s+(?:publication|release|use)\b/iu;

/** What agencies write in capitals when they mean a limit. */
export const UNKNOWN_RESTRICTION =
  /(?:\b[A-Z][A-Z-]{1,30}\s+){1,6}(?:OUT|ONLY)\b|\bNO\s+(?:USE|SALES?|RESALE|REPRODUCTION|REDISTRIBUTION|[A-Z]+ USE)\b|\bNOT FOR\b(?: [A-Z]+){1,4}|\b(?:clients|members|subscribers)\s+only\b/u;

/** An embargo in words: which only people can read, so that an item without one in its fields is looked at first. */
export const EMBARGO_IN_WORDS =
  /\b(?:under\s+(?:strict\s+)?embargo|embargo(?:ed)?\s+(?:until|till|for|to)|strict\s+embargo|hold\s+for\s+release|not\s+(?:for\s+release|to\s+be\s+published)\s+(?:before|until)|Sperrfrist|sous\s+embargo)\b/iu;

/** A sentence that forbids changing the text, and is no notice to the public that forbids publishing as well. */
export const isLocked = (text: string): boolean =>
  text
    .split(/(?<=[.!\n])\s*/u)
    .some(
      (sentence) =>
        /\b(?:no\s+(?:rewrit\w+|edit(?:s|ing)|alterations?|changes\s+to\s+the\s+text|derivatives?)|(?:must|may|shall|can|do)\s*not\s+(?:be\s+)?(?:\w+[,\s]+(?:or\s+)?){0,4}(?:rewrit\w*|re-?edited|edit(?:ed)?|alter(?:ed)?|modif\w+|changed?)|verbatim\s+only|unaltered|without\s+(?:alteration|modification|changes?))\b/iu.test(
          sentence,
        ) && !/\b(?:published|broadcast)\b/iu.test(sentence),
    );
