/** A passage of a story, in canonical text: its words and what stands on either side in the text it was taken from. */
export type Passage = { readonly exact: string; readonly prefix: string; readonly suffix: string };

export type PassageProblem = "short" | "long" | "absent" | "unclear";

/** `reworded`: it says the same in other words; `changed`: in other words it may say another thing; `gone`: it is nowhere for sure. */
export type PassageState = "there" | "reworded" | "changed" | "gone";

/** Finds passages and follows them through versions. Notes have the rules for it; the house puts them here. */
export type PassageFinder = {
  /** The passage that typed words stand for in a text; or why there is none. */
  readonly find: (typed: string, texts: readonly string[]) => Passage | PassageProblem;
  /** What became of a passage of one version in a later one. */
  readonly follow: (
    passage: Passage,
    before: readonly string[],
    after: readonly string[],
    lang: string,
  ) => { readonly state: PassageState; readonly at: Passage | null };
  /** Whether a passage stands in the words that may be shown. */
  readonly holds: (texts: readonly string[], passage: Passage) => boolean;
};
