import { ratingMatrix, type RatingMatrix } from "./rating-matrix.ts";

/** Ratings as columns of the same length: places of note and rater, and the value in halves. */
export type RatingTriples = { readonly note: Int32Array; readonly rater: Int32Array; readonly half: Uint8Array };

/** A matrix of the notes and raters that have ratings, and which they are: `notes[k]` is the place that row k had. Both ascend. */
export type PackedRatings = { readonly matrix: RatingMatrix; readonly notes: Int32Array; readonly raters: Int32Array };

const placesOf = (places: Int32Array, keep: Uint8Array): { readonly used: Int32Array; readonly at: Int32Array } => {
  let most = -1;
  for (const place of places) most = Math.max(most, place);
  const at = new Int32Array(most + 1);
  for (let j = 0; j < places.length; j += 1) if (keep[j] === 1) at[places[j]!] = 1;
  let count = 0;
  for (let place = 0; place < at.length; place += 1) {
    const isUsed = at[place] === 1;
    at[place] = isUsed ? count : -1;
    if (isUsed) count += 1;
  }
  const used = new Int32Array(count);
  for (let place = 0; place < at.length; place += 1) if (at[place]! >= 0) used[at[place]!] = place;
  return { used, at };
};

/** The ratings marked 1 in `keep` as a matrix without empty rows, so that penalties are those of what is in it. */
export const packRatings = ({ note, rater, half }: RatingTriples, keep: Uint8Array): PackedRatings => {
  const [ofNotes, ofRaters] = [placesOf(note, keep), placesOf(rater, keep)];
  let count = 0;
  for (const kept of keep) count += kept;
  const packed = { note: new Int32Array(count), rater: new Int32Array(count), half: new Uint8Array(count) };
  for (let j = 0, to = 0; j < keep.length; j += 1) {
    if (keep[j] === 0) continue;
    packed.note[to] = ofNotes.at[note[j]!]!;
    packed.rater[to] = ofRaters.at[rater[j]!]!;
    packed.half[to] = half[j]!;
    to += 1;
  }
  const matrix = ratingMatrix(ofNotes.used.length, ofRaters.used.length, packed.note, packed.rater, packed.half);
  return { matrix, notes: ofNotes.used, raters: ofRaters.used };
};
