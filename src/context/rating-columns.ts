import { type Reason, REASONS } from "./scorer/reasons.ts";
import type { RatingColumns } from "./scorer/score.ts";
import type { RatingRow } from "./rating-batches.ts";

const SOURCES = { organic: 0, asked: 1, linked: 2 } as const;
const ROOM = 4_096; // ratings for which there is room at first; it doubles

const bitsOf = (reasons: string): number =>
  (JSON.parse(reasons) as readonly Reason[]).reduce((bits, reason) => bits | (1 << REASONS.indexOf(reason)), 0);

type Columns = Required<RatingColumns>;

const withRoom = (room: number): Columns => ({
  note: new Int32Array(room),
  rater: new Int32Array(room),
  half: new Uint8Array(room),
  at: new Float64Array(room),
  valid: new Uint8Array(room),
  reasons: new Uint32Array(room),
  source: new Uint8Array(room),
});

const grown = (old: Columns, room: number): Columns => {
  const columns = withRoom(room);
  for (const name of Object.keys(columns) as (keyof Columns)[]) columns[name].set(old[name]);
  return columns;
};

/**
 * Ratings made columns while they are read, so that no more than a batch of rows is held; raters get places in the order met, and are put in the
 * order of their ids at the end.
 */
export const gatherColumns = () => {
  let columns = withRoom(ROOM);
  let length = 0;
  const met = new Map<string, number>();
  const nextRow = (): number => {
    if (length === columns.note.length) columns = grown(columns, 2 * length);
    length += 1;
    return length - 1;
  };
  return {
    addRating: (row: RatingRow, notePlace: number): void => {
      const k = nextRow();
      const place = met.get(row.rater_id) ?? met.size;
      if (place === met.size) met.set(row.rater_id, place);
      columns.note[k] = notePlace;
      columns.rater[k] = place;
      columns.half[k] = Math.round(row.value * 2);
      columns.at[k] = Date.parse(row.at);
      columns.valid[k] = 255;
      columns.reasons[k] = bitsOf(row.reasons);
      columns.source[k] = SOURCES[row.source];
    },
    isRater: (id: string): boolean => met.has(id),
    /** A vote on a comment needs no time: it is no burst and nobody's agreement is judged by it. */
    addVote: (memberId: string, commentPlace: number, value: number): void => {
      const k = nextRow();
      columns.note[k] = commentPlace;
      columns.rater[k] = met.get(memberId) ?? 0;
      columns.half[k] = value + 1;
    },
    end: (): { readonly raterIds: readonly string[]; readonly ratings: RatingColumns } => {
      const raterIds = [...met.keys()].toSorted();
      const to = new Int32Array(met.size);
      for (const [place, id] of raterIds.entries()) to[met.get(id) ?? 0] = place;
      return {
        raterIds,
        ratings: {
          note: columns.note.slice(0, length),
          rater: columns.rater.slice(0, length).map((place) => to[place] ?? 0),
          half: columns.half.slice(0, length),
          at: columns.at.slice(0, length),
          valid: columns.valid.slice(0, length),
          reasons: columns.reasons.slice(0, length),
          source: columns.source.slice(0, length),
        },
      };
    },
  };
};
