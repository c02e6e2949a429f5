/** What a rater may say beside yes and somewhat, then beside no; the order is that of the bits and must not change. */
export const REASONS = [
  "clear",
  "good-sources",
  "addresses-passage",
  "adds-background",
  "neutral-wording",
  "sources-missing",
  "source-does-not-support",
  "incorrect",
  "opinion",
  "unclear",
  "off-passage",
  "argumentative",
  "not-needed",
  "outdated",
  "harassment",
] as const;
export type Reason = (typeof REASONS)[number];
