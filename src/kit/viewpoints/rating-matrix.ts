/**
 * Ratings twice in compressed rows, by note and by rater: 10 bytes a rating and one start a row. Values are halves: 0, 1 (½) and 2 (1).
 */
export type RatingMatrix = {
  readonly raters: number;
  readonly notes: number;
  readonly byNote: Rows;
  readonly byRater: Rows;
};

/** Row k holds the places `start[k]` to `start[k + 1]` of `other` (who or what is on the other side) and `half`. */
export type Rows = { readonly start: Int32Array; readonly other: Int32Array; readonly half: Uint8Array };

/** Sorts by row and, within a row, keeps the order of the input: give the input sorted by the other side. */
const rowsOf = (count: number, row: Int32Array, other: Int32Array, half: Uint8Array): Rows => {
  const start = new Int32Array(count + 1);
  for (const k of row) start[k + 1]! += 1;
  for (let k = 0; k < count; k += 1) start[k + 1]! += start[k]!;
  const next = start.slice();
  const rows = { start, other: new Int32Array(row.length), half: new Uint8Array(row.length) };
  for (let j = 0; j < row.length; j += 1) {
    const at = next[row[j]!]!++;
    rows.other[at] = other[j]!;
    rows.half[at] = half[j]!;
  }
  return rows;
};

const turned = (count: number, rows: Rows): Rows => {
  const row = new Int32Array(rows.other.length);
  for (let k = 0; k + 1 < rows.start.length; k += 1) row.fill(k, rows.start[k], rows.start[k + 1]);
  return rowsOf(count, rows.other, row, rows.half);
};

/**
 * A matrix from columns of the same length: `note` and `rater` from 0 on, one rating a pair. The same ratings give the same matrix in whatever
 * order they come, and with it the same sums to the last bit.
 */
export const ratingMatrix = (notes: number, raters: number, note: Int32Array, rater: Int32Array, half: Uint8Array): RatingMatrix => {
  const loose = rowsOf(notes, note, rater, half);
  const byRater = turned(raters, loose);
  const byNote = turned(notes, byRater);
  return { raters, notes, byNote, byRater };
};
