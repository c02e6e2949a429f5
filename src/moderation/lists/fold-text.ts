/**
 * `text` ready for matching, with the way back: unit `i` of `folded` stands for the units `from[i]` to `to[i]` of the original. Both are null
 * where every unit stands for itself.
 */
export type FoldedText = { readonly folded: string; readonly from: Int32Array | null; readonly to: Int32Array | null };

/** What readers do not see and what parts words for machines only (Unicode DerivedCoreProperties). */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;

/** A letter with its marks; conjoining jamo together, since NFKC makes one syllable of them. */
const CLUSTERS = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+|\P{M}\p{M}*|\p{M}+/gu;

const MARKS_ON_LETTER = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{Mn}+/gu;

/** Unicode's full case folding but for a handful of letters: ß and ẞ become ss, ς becomes σ, ı and İ become i. */
const foldCase = (cluster: string): string => [...cluster].map((letter) => letter.toUpperCase().toLowerCase()).join("");

/** One cluster folded: NFKC, case, nothing invisible, no marks that make no letter of a living script (struck-out and "zalgo" text). */
const foldCluster = (cluster: string): string => {
  const plain = cluster.replace(IGNORABLE, "").normalize("NFKC").replace(IGNORABLE, "");
  return foldCase(plain).normalize("NFC").replace(MARKS_ON_LETTER, "");
};

const ASCII = /^[\u0000-\u007f]*$/u;

/** Folds plain text in one pass; its cost is linear in its length. */
export const foldText = (text: string): FoldedText => {
  if (ASCII.test(text)) return { folded: text.toLowerCase(), from: null, to: null };
  const parts: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTERS)) {
    const folded = cluster.length === 1 && cluster < "\u0080" ? cluster.toLowerCase() : foldCluster(cluster);
    parts.push(folded);
    for (let unit = 0; unit < folded.length; unit += 1) {
      from.push(index);
      to.push(index + cluster.length);
    }
  }
  return { folded: parts.join(""), from: Int32Array.from(from), to: Int32Array.from(to) };
};
