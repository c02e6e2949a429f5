/** How far a passage reaches at the most and at the least, in units of the canonical text. */
export const QUOTE_LEAST = 8; // fewer letters name no passage
export const QUOTE_MOST = 600; // a longer one is no passage but a part
export const BLOCKS_MOST = 3;
/** Below this a quote says too little by itself: it is known by what stands around it. */
export const SHORT = 24;
export const CONTEXT = 48; // letters before and after that are kept with a quote

/** A passage as it stands in the canonical text of one version (W3C Web Annotation: TextQuoteSelector and TextPositionSelector in UTF-16 units). */
export type Anchor = {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
};

export const ANCHOR_STATES = ["exact", "moved", "changed", "changed_material", "orphan"] as const;

/**
 * Where a passage is in a later version: as it was; as it was, elsewhere; reworded; reworded so that what is said may be another thing; gone.
 */
export type AnchorState = (typeof ANCHOR_STATES)[number];

/** How it was found: by its surroundings, by comparing the versions, by its own words, by nearly its own words. */
export type AnchorHow = "context" | "diff" | "quote" | "partial" | "fuzzy" | "none";

export type Found = {
  readonly state: AnchorState;
  readonly how: AnchorHow;
  /** 0 to 1. */
  readonly score: number;
  readonly start: number | null;
  readonly end: number | null;
};

export const ORPHAN: Found = { state: "orphan", how: "none", score: 0, start: null, end: null };

/** The passage from `start` to `end` of a canonical text, with what stands around it. */
export const anchorAt = (text: string, start: number, end: number): Anchor => ({
  exact: text.slice(start, end),
  prefix: text.slice(Math.max(0, start - CONTEXT), start),
  suffix: text.slice(end, end + CONTEXT),
  start,
  end,
});
