/**
 * Sellers' algorithm (1980): for every place in `text` the fewest edits that turn some stretch ending there into `pattern`. Entry `k` is for
 * the stretch that ends before unit `k`. Costs pattern × text.
 */
export const editsByEnd = (pattern: string, text: string): Int32Array => {
  const rows = pattern.length;
  const column = Int32Array.from({ length: rows + 1 }, (_, row) => row);
  const ends = new Int32Array(text.length + 1);
  ends[0] = rows;
  for (let at = 1; at <= text.length; at += 1) {
    const unit = text.charCodeAt(at - 1);
    let diagonal = 0;
    for (let row = 1; row <= rows; row += 1) {
      const above = column[row]!;
      const left = column[row - 1]!;
      const swapped = pattern.charCodeAt(row - 1) === unit ? diagonal : diagonal + 1;
      column[row] = Math.min(swapped, above + 1, left + 1);
      diagonal = above;
    }
    ends[at] = column[rows]!;
  }
  return ends;
};

/** How much of `pattern` stands somewhere in `text`: 1 for all of it, 0 for none. */
export const likeness = (pattern: string, text: string): number => {
  if (pattern === "") return 0;
  let fewest = pattern.length;
  for (const edits of editsByEnd(pattern, text)) fewest = Math.min(fewest, edits);
  return 1 - fewest / pattern.length;
};
