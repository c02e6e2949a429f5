import { DAY } from "#kit";
import type { RatingColumns, ScoreInput, ScoreNote, ScoreRater } from "./score.ts";

/** The input in one order, whatever order it came in: notes and raters by id, ratings by note and rater, the latest of each pair. */
export type Arranged = {
  readonly notes: readonly ScoreNote[];
  readonly raters: readonly ScoreRater[];
  /** Places of the raters who wrote the notes, -1 where none did. */
  readonly authors: Int32Array;
  readonly note: Int32Array;
  readonly rater: Int32Array;
  readonly half: Uint8Array;
  readonly at: Float64Array;
  readonly isValid: Uint8Array;
  readonly reasons: Uint32Array | null;
  readonly source: Uint8Array | null;
};

const WHOLE = /^(0|[1-9]\d*)$/u;
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whole numbers first and by size, all else by code units: the same on every machine. */
export const compareIds = (a: string, b: string): number => {
  const [isA, isB] = [WHOLE.test(a), WHOLE.test(b)];
  if (isA !== isB) return isA ? -1 : 1;
  return (isA ? a.length - b.length : 0) || compareText(a, b);
};

/** The list by id, and the place that each member of the list has in it. */
const byId = <Item extends { readonly id: string }>(
  list: readonly Item[],
): { readonly sorted: readonly Item[]; readonly to: Int32Array } => {
  const order = Int32Array.from(list, (_, k) => k).sort((a, b) => compareIds(list[a]!.id, list[b]!.id));
  const to = new Int32Array(list.length);
  for (let place = 0; place < order.length; place += 1) to[order[place]!] = place;
  return { sorted: Array.from(order, (k) => list[k]!), to };
};

const VALID_FOR = 7 * DAY; // later ratings were made in the light of others
const UNKNOWN = 255;

const isValidAt = (columns: RatingColumns, j: number, note: ScoreNote): boolean => {
  if (columns.valid[j] !== UNKNOWN) return columns.valid[j] === 1;
  const at = columns.at[j]!;
  return at <= note.createdAt + VALID_FOR && at < (note.decidedAt ?? Number.POSITIVE_INFINITY);
};

/** Which of two ratings of one rater on one note is the later, whatever order they came in: by time, then by what each says. */
const compareRows = ({ half, at, valid, reasons, source }: RatingColumns, a: number, b: number): number =>
  at[a]! - at[b]! ||
  half[a]! - half[b]! ||
  valid[a]! - valid[b]! ||
  (reasons === undefined ? 0 : reasons[a]! - reasons[b]!) ||
  (source === undefined ? 0 : source[a]! - source[b]!);

/** Which of the input's ratings count, in order: not of one's own note, the latest of each rater on each note (the higher value on a tie). */
const countedRatings = (columns: RatingColumns, ofNote: Int32Array, ofRater: Int32Array, authors: Int32Array): Int32Array => {
  const { note, rater } = columns;
  const raters = ofRater.length;
  const key = (j: number): number => ofNote[note[j]!]! * raters + ofRater[rater[j]!]!;
  const keys = Float64Array.from(note, (_, j) => key(j));
  const order = Int32Array.from(note, (_, j) => j).sort((a, b) => keys[a]! - keys[b]! || compareRows(columns, a, b));
  return order.filter((j, place) => {
    const next = order[place + 1];
    return authors[ofNote[note[j]!]!] !== ofRater[rater[j]!] && (next === undefined || keys[next] !== keys[j]);
  });
};

export const arrangeInput = ({ notes, raters, ratings }: Pick<ScoreInput, "notes" | "raters" | "ratings">): Arranged => {
  const [n, r] = [byId(notes), byId(raters)];
  const placeOf = new Map(r.sorted.map(({ id }, u) => [id, u]));
  const authors = Int32Array.from(n.sorted, ({ author }) => (author === null ? -1 : (placeOf.get(author) ?? -1)));
  const order = countedRatings(ratings, n.to, r.to, authors);
  return {
    notes: n.sorted,
    raters: r.sorted,
    authors,
    note: order.map((j) => n.to[ratings.note[j]!]!),
    rater: order.map((j) => r.to[ratings.rater[j]!]!),
    half: Uint8Array.from(order, (j) => ratings.half[j]!),
    at: Float64Array.from(order, (j) => ratings.at[j]!),
    isValid: Uint8Array.from(order, (j) => (isValidAt(ratings, j, notes[ratings.note[j]!]!) ? 1 : 0)),
    reasons: ratings.reasons === undefined ? null : Uint32Array.from(order, (j) => ratings.reasons![j]!),
    source: ratings.source === undefined ? null : Uint8Array.from(order, (j) => ratings.source![j]!),
  };
};
