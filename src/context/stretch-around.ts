/** Where a sentence ends and another begins. Blocks are joined by a space, so a heading is one with the sentence behind it. */
const BREAK = /(?<=[.!?؟۔।]["')\]]{0,2}) |(?<=[。！？])/gu;

/** The sentences of a canonical text, once for each text. */
export type Sentences = { readonly text: string; readonly starts: readonly number[] };

export const sentencesOf = (text: string): Sentences => ({
  text,
  starts: [0, ...[...text.matchAll(BREAK)].map(({ 0: gap, index }) => index + gap.length)],
});

type Stretch = { readonly text: string; readonly start: number; readonly end: number };

/** The whole sentences in which a stretch lies. */
export const stretchAround = ({ text, starts }: Sentences, start: number, end: number): Stretch => {
  const from = starts.findLast((at) => at <= start) ?? 0;
  const to = starts.find((at) => at >= end && at > from) ?? text.length;
  const whole = text.slice(from, to).trimEnd();
  return { text: whole, start: from, end: from + whole.length };
};
