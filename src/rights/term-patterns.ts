import type { PictureLimit } from "./limits.ts";

/** Words about territory with the list of countries as their first group: "NO USE IN JAPAN", "JAPAN OUT", "Only for use in Austria". */
export const TERRITORY_OUT: readonly (readonly [pattern: RegExp, kind: "never" | "only"])[] = [
  [/\b(?:no|not for)\s+(?:use|publication|distribution|sales?)\s+in\s+([\p{L} ,;/&-]{2,120})(?=[.\n!)]|$)/giu, "never"],
  [/\b([A-Z][A-Z ,/&-]{1,80}?)\s+OUT\b/gu, "never"],
  [/\bonly\s+(?:for\s+)?(?:use|publication|distribution)\s+in\s+([\p{L} ,;/&-]{2,120})(?=[.\n!)]|$)/giu, "only"],
  [/\b([A-Z][A-Z ,/&-]{1,80}?)\s+ONLY\b/gu, "only"],
];

/** No use in archives. */
export const UNARCHIVED = /\bno\s+archiv\w*|\barchiv\w*\s+(?:use\s+)?(?:is\s+)?(?:not|forbidden|prohibited)\b|\bNO ARCHIVAL USE\b/giu;

/** How many days a text may be kept, as the first group: "online for up to 30 days", "30-day hosting limit", "to be deleted after 30 days". */
export const HOST_DAYS: readonly RegExp[] = [
  /\b(?:on-?line|web|internet|host(?:ed|ing)?|stor(?:ed|age)|kept|retain(?:ed)?|available|display(?:ed)?|archiv(?:e|ed|ing))\b[^.\n\d]{0,60}\b(\d{1,3})[\s-]+days?\b(?:\s+only\b)?/giu,
  /\b(?:remove[d]?|delete[d]?|take[n]?\s+(?:down|off)|expires?)\b[^.\n\d]{0,40}\b(\d{1,3})[\s-]+days?\b/giu,
  /\b(\d{1,3})[\s-]+days?['’]?\s+(?:of\s+)?(?:on-?line|web|internet|host(?:ed|ing)|storage|archive)\b(?:\s+(?:limit|use|licen[cs]e|only)\b)?/giu,
];

/** How much may be shown at most. */
export const MOST_IN_WORDS: readonly (readonly [pattern: RegExp, most: "link" | "excerpt"])[] = [
  [/\bhead(?:lines?|ings?)(?:\s+(?:and|&|\+|with|plus)\s+(?:a\s+)?links?)?\s+only\b|\bonly\s+(?:the\s+)?headlines?\b/giu, "link"],
  [
    /\b(?:excerpts?|summar(?:y|ies)|abstracts?|teasers?|snippets?)\s+only\b|\bonly\s+(?:an?\s+|the\s+)?(?:excerpt|summary|abstract|teaser)\b/giu,
    "excerpt",
  ],
];

/** A reservation of text and data mining, or of the training of machines (directive (EU) 2019/790, article 4). */
export const UNMINED =
  /\bno\s+(?:use\s+(?:for|in|by)\s+)?(?:(?:text\s*(?:and|&)\s*)?data[\s-]*mining|TDM|AI|artificial\s+intelligence|machine[\s-]+learning|scraping|training)\b|\b(?:data[\s-]*mining|TDM|(?:AI|machine[\s-]+learning)(?:\s+training)?)\b[^.\n]{0,40}\b(?:reserved|prohibited|forbidden|not\s+(?:permitted|allowed))\b|\bnot\s+be\s+used\s+(?:for|to|in)\b[^.\n]{0,60}\b(?:mining|AI|artificial\s+intelligence|machine[\s-]+learning|train(?:ing)?)\b|\b44b\s+UrhG\b/giu;

const WITH = "(?:with|in\\s+connection\\s+with|alongside|to\\s+illustrate)";
const THIS_STORY = "(?:this|that|the|its|their)\\s+(?:[\\p{L}-]+\\s+){0,2}?(?:stor(?:y|ies)|items?|articles?|reports?|texts?)";
const OTHER_STORY = "(?:with|in)\\s+(?:any\\s+)?other\\s+(?:stor(?:y|ies)|items?|articles?|reports?)";

/** A picture is for the story that it came with. */
const WITH_ITS_STORY = [
  `\\bonly\\s+(?:(?:to\\s+)?be\\s+|for\\s+)?(?:used?\\s+|publi(?:shed|cation)\\s+)?${WITH}\\s+${THIS_STORY}\\b`,
  `(?:\\bfor\\s+use\\s+)?\\b${WITH}\\s+${THIS_STORY}\\s+only\\b`,
  `\\b(?:not?\\s+(?:for\\s+)?(?:re-?)?use|not\\s+(?:to\\s+)?be\\s+(?:re-?)?used)\\s+${OTHER_STORY}\\b`,
  "\\bno\\s+re-?use\\b",
  "\\bone[\\s-]time\\s+use(?:\\s+only)?\\b|\\bsingle\\s+use\\s+only\\b",
].join("|");

/** What is said of pictures alone. */
export const PICTURE_WORDS: readonly (readonly [pattern: RegExp, limit: PictureLimit])[] = [
  [new RegExp(WITH_ITS_STORY, "giu"), "no-lending"],
  [
    /\b(?:no|not\s+(?:for|in))\s+(?:use\s+in\s+)?(?:(?:photo|picture|image|on-?line|web)(?:-only)?\s+)*(?:galler(?:y|ies)|slide\s?shows?)\b/giu,
    "no-gallery",
  ],
  [/\b(?:no|not\s+be|do\s+not|without)\s+crop(?:p(?:ed|ing))?\b/giu, "no-crop"],
  [/\b(?:no|not\s+for)\s+(?:use\s+(?:on|in)\s+)?social(?:\s+(?:media|networks?|cards?))?(?:\s+use)?\b/giu, "no-card"],
  [
    /\bno\s+(?:use\s+of\s+)?(?:photos?|pictures?|images?)\b|\b(?:photos?|pictures?|images?)\s+(?:not\s+(?:included|licen[cs]ed)|out)\b/giu,
    "none",
  ],
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
