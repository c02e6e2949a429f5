import { Fragment, type ResolvedPos } from "prosemirror-model";
import { type Command, Selection, TextSelection } from "prosemirror-state";
import { nodeType } from "./editor-schema.ts";

const nameAt = ($pos: ResolvedPos): string => $pos.parent.type.name;

/** Takes the item at the cursor out of its list, as a paragraph between what stood before and after it. */
const takeOut = ($pos: ResolvedPos): { from: number; to: number; nodes: Fragment; at: number } => {
  const depth = $pos.depth - 1;
  const list = $pos.node(depth);
  const index = $pos.index(depth);
  const part = (from: number, to?: number) => {
    const items = list.children.slice(from, to);
    return items.length === 0 ? [] : [list.type.create(list.attrs, items)];
  };
  const before = part(0, index);
  const nodes = Fragment.from([...before, nodeType("paragraph").create(null, $pos.parent.content), ...part(index + 1)]);
  const from = $pos.before(depth);
  return { from, to: $pos.after(depth), nodes, at: from + (before[0]?.nodeSize ?? 0) + 1 };
};

/** Enter on an item without words ends the list there. */
export const leaveList: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || nameAt($from) !== "list_item" || $from.parent.content.size > 0) return false;
  const { from, to, nodes, at } = takeOut($from);
  if (dispatch === undefined) return true;
  const tr = state.tr.replaceWith(from, to, nodes);
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at))).scrollIntoView());
  return true;
};

/** Backspace at the beginning of a list takes its first item out of it. */
export const unlist: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || nameAt($from) !== "list_item" || $from.parentOffset > 0 || $from.index($from.depth - 1) > 0) return false;
  const { from, to, nodes, at } = takeOut($from);
  if (dispatch === undefined) return true;
  const tr = state.tr.replaceWith(from, to, nodes);
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at))).scrollIntoView());
  return true;
};

/** Backspace at the beginning of an empty quotation, box, heading or lines turns it into a paragraph. */
export const unwrap: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const name = nameAt($from);
  if (!empty || $from.parentOffset > 0 || !["quote_text", "aside_title", "heading", "preformatted"].includes(name)) return false;
  const depth = name === "quote_text" || name === "aside_title" ? $from.depth - 1 : $from.depth;
  const block = $from.node(depth);
  if (name !== "heading" && block.textContent !== "") return false;
  if (dispatch === undefined) return true;
  const tr = state.tr.replaceWith(
    $from.before(depth),
    $from.after(depth),
    nodeType("paragraph").create(null, name === "heading" ? block.content : null),
  );
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve($from.before(depth) + 1))).scrollIntoView());
  return true;
};

/** Enter goes from a part of a block to its next part, and after its last part to a new paragraph. */
export const nextPart: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const name = nameAt($from);
  if (!$from.sameParent($to)) return false;
  if (["quote_text", "aside_title", "table_caption"].includes(name)) {
    dispatch?.(state.tr.setSelection(Selection.near(state.doc.resolve($from.after()), 1)).scrollIntoView());
    return true;
  }
  if (name === "table_cell") {
    dispatch?.(state.tr.replaceSelectionWith(nodeType("hard_break").create()).scrollIntoView());
    return true;
  }
  if (name !== "quote_by") return false;
  const after = $from.after($from.depth - 1);
  if (dispatch === undefined) return true;
  const tr = state.tr.insert(after, nodeType("paragraph").create());
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(after + 1))).scrollIntoView());
  return true;
};

/** Enter on an empty paragraph at the end of a box goes on after the box. */
export const leaveBox: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.depth !== 2 || nameAt($from) !== "paragraph" || $from.parent.content.size > 0) return false;
  const box = $from.node(1);
  if (box.type.name !== "aside" || $from.index(1) !== box.childCount - 1 || box.childCount < 3) return false;
  if (dispatch === undefined) return true;
  const [from, to] = [$from.before(2), $from.after(1)];
  const tr = state.tr.delete(from, $from.after(2));
  const at = tr.mapping.map(to);
  tr.insert(at, nodeType("paragraph").create());
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  return true;
};

/** A new line within the block; a line feed where lines are kept. */
export const breakLine: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if (!$from.parent.inlineContent) return false;
  if (nameAt($from) === "preformatted") {
    dispatch?.(state.tr.insertText("\n").scrollIntoView());
    return true;
  }
  if (!$from.parent.type.contentMatch.matchType(nodeType("hard_break"))) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodeType("hard_break").create(), true).scrollIntoView());
  return true;
};
