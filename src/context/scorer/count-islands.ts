import type { RatingMatrix } from "#kit";

/** Number of parts of a matrix that no rating connects. */
export const countIslands = ({ notes, raters, byNote, byRater }: RatingMatrix): number => {
  const seenNotes = new Uint8Array(notes);
  const seenRaters = new Uint8Array(raters);
  let islands = 0;
  for (let first = 0; first < notes; first += 1) {
    if (seenNotes[first] === 1) continue;
    islands += 1;
    seenNotes[first] = 1;
    const open = [first];
    for (let k = open.pop(); k !== undefined; k = open.pop()) {
      for (let j = byNote.start[k]!; j < byNote.start[k + 1]!; j += 1) {
        const u = byNote.other[j]!;
        if (seenRaters[u] === 1) continue;
        seenRaters[u] = 1;
        for (let i = byRater.start[u]!; i < byRater.start[u + 1]!; i += 1) {
          const next = byRater.other[i]!;
          if (seenNotes[next] === 0) open.push(next);
          seenNotes[next] = 1;
        }
      }
    }
  }
  return islands;
};
