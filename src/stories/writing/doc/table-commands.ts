import type { Node } from "prosemirror-model";
import { type Command, type EditorState, TextSelection } from "prosemirror-state";
import { nodeType } from "./editor-schema.ts";

/** Where the cursor stands in a table: `row` -1 in its caption. */
type Place = { readonly table: Node; readonly start: number; readonly row: number; readonly column: number };

const placeIn = (state: EditorState): Place | null => {
  const { $head } = state.selection;
  for (let depth = $head.depth; depth > 0; depth -= 1) {
    const table = $head.node(depth);
    if (table.type.name !== "table") continue;
    return { table, start: $head.before(depth), row: $head.index(depth) - 1, column: $head.depth > depth + 1 ? $head.index(depth + 1) : 0 };
  }
  return null;
};

export const isInTable = (state: EditorState): boolean => placeIn(state) !== null;

const rowsOf = (table: Node): readonly Node[] => table.children.slice(1);

/** Where the cell at `row` and `column` begins, within its document. */
const cellStart = (table: Node, start: number, row: number, column: number): number => {
  let at = start + 1 + table.child(0).nodeSize;
  for (const each of rowsOf(table).slice(0, row)) at += each.nodeSize;
  at += 1;
  for (const cell of (rowsOf(table)[row]?.children ?? []).slice(0, column)) at += cell.nodeSize;
  return at + 1;
};

type Change = (place: Place) => { readonly rows: readonly Node[]; readonly row: number; readonly column: number };

const remake =
  (change: Change): Command =>
  (state, dispatch) => {
    const place = placeIn(state);
    if (place === null) return false;
    if (dispatch === undefined) return true;
    const { rows, row, column } = change(place);
    const { table, start } = place;
    const end = start + table.nodeSize;
    if (rows.every((each) => each.childCount === 0)) {
      const tr = state.tr.replaceWith(start, end, nodeType("paragraph").create());
      dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(start + 1))).scrollIntoView());
      return true;
    }
    const after = nodeType("table").create(null, [table.child(0), ...rows]);
    const tr = state.tr.replaceWith(start, end, after);
    const at = cellStart(after, start, Math.min(Math.max(row, 0), rows.length - 1), Math.max(0, column));
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at))).scrollIntoView());
    return true;
  };

const emptyRow = (like: Node): Node =>
  nodeType("table_row").create(
    null,
    like.children.map(() => nodeType("table_cell").create()),
  );

const withCells = (row: Node, change: (cells: Node[]) => void): Node => {
  const cells = [...row.children];
  change(cells);
  return row.type.create(row.attrs, cells);
};

export const addRow: Command = remake(({ table, row, column }) => {
  const rows = rowsOf(table);
  const like = rows[Math.max(0, row)] ?? table.child(1);
  return { rows: rows.toSpliced(row + 1, 0, emptyRow(like)), row: row + 1, column };
});

export const dropRow: Command = remake(({ table, row, column }) => ({ rows: rowsOf(table).toSpliced(Math.max(0, row), 1), row, column }));

export const addColumn: Command = remake(({ table, row, column }) => ({
  rows: rowsOf(table).map((each) => withCells(each, (cells) => cells.splice(column + 1, 0, nodeType("table_cell").create()))),
  row,
  column: column + 1,
}));

export const dropColumn: Command = remake(({ table, row, column }) => {
  const rows = rowsOf(table).map((each) => [...each.children].toSpliced(column, 1));
  if (rows.some((cells) => cells.length === 0)) return { rows: [], row, column };
  return { rows: rowsOf(table).map((each, place) => each.type.create(each.attrs, rows[place])), row, column: Math.max(0, column - 1) };
});

/** Makes the row a head of the table, or one of its others again. */
export const turnHead: Command = remake(({ table, row, column }) => ({
  rows: rowsOf(table).map((each, place) =>
    place === Math.max(0, row) ? each.type.create({ head: each.attrs["head"] !== true }, each.content) : each,
  ),
  row,
  column,
}));

/** To the next cell, or the one before; past the last into a new row. */
export const nextCell =
  (way: 1 | -1): Command =>
  (state, dispatch) => {
    const place = placeIn(state);
    if (place === null) return false;
    const { table, start, row, column } = place;
    const width = rowsOf(table)[Math.max(0, row)]?.childCount ?? 1;
    const next = row < 0 ? (way === 1 ? 0 : -1) : row * width + column + way;
    if (next < 0) return false;
    if (next >= rowsOf(table).length * width) return addRow(state, dispatch);
    const at = cellStart(table, start, Math.floor(next / width), next % width);
    dispatch?.(state.tr.setSelection(TextSelection.near(state.doc.resolve(at))).scrollIntoView());
    return true;
  };
