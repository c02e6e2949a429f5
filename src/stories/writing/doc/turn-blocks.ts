import { closeHistory } from "prosemirror-history";
import { Fragment, type Node, type ResolvedPos } from "prosemirror-model";
import { type Command, type EditorState, Selection, TextSelection } from "prosemirror-state";
import { editorSchema, nodeType } from "./editor-schema.ts";

/** The blocks that a selection touches, which stand beside each other in the text or in one box. */
export type Span = { readonly container: Node; readonly from: number; readonly to: number; readonly blocks: readonly Node[] };

const containerDepth = ($pos: ResolvedPos): number => ($pos.depth > 1 && $pos.node(1).type.name === "aside" && $pos.index(1) > 0 ? 1 : 0);

/** What of the document is selected, as whole blocks; a selection that leaves a box takes the box as a whole. */
export const spanOf = (state: EditorState): Span => {
  const { $from, $to } = state.selection;
  const depth = $from.sameParent($to) || $from.start(1) === $to.start(1) ? Math.min(containerDepth($from), containerDepth($to)) : 0;
  const container = $from.node(depth);
  const first = $from.index(depth);
  const last = Math.max(first, $to.depth > depth ? $to.index(depth) : $to.indexAfter(depth) - 1);
  const blocks = container.children.slice(first, last + 1);
  const from = $from.posAtIndex(first, depth);
  return { container, from, to: from + blocks.reduce((sum, block) => sum + block.nodeSize, 0), blocks };
};

/** The lines of words of a block, as a block of another kind takes them. */
const linesOf = (block: Node): readonly Fragment[] => {
  if (block.isTextblock) return block.type.name === "preformatted" ? textLines(block.textContent) : [block.content];
  if (block.type.name === "embed") return textLines(`${String(block.attrs["title"])} ${String(block.attrs["href"])}`);
  return block.children.flatMap(linesOf).filter((line) => line.size > 0);
};

const textLines = (text: string): readonly Fragment[] =>
  text.split("\n").map((line) => (line === "" ? Fragment.empty : Fragment.from(editorSchema.text(line))));

const wordsOf = (lines: readonly Fragment[]): Fragment =>
  lines.reduce((all, line, place) => (place === 0 ? line : all.addToEnd(nodeType("hard_break").create()).append(line)), Fragment.empty);

export type Kind = "paragraph" | "heading" | "bullets" | "numbers" | "quote" | "preformatted";

const plainOf = (line: Fragment): string => line.textBetween(0, line.size, "\n", "\n");

const made = (kind: Kind, lines: readonly Fragment[], level: number): readonly Node[] => {
  switch (kind) {
    case "paragraph":
      return lines.map((line) => nodeType("paragraph").create(null, line));
    case "heading":
      return lines.map((line) => nodeType("heading").create({ level }, line));
    case "bullets":
    case "numbers":
      return [
        nodeType("list").create(
          { ordered: kind === "numbers" },
          lines.map((line) => nodeType("list_item").create(null, line)),
        ),
      ];
    case "quote":
      return [nodeType("quote").create(null, [nodeType("quote_text").create(null, wordsOf(lines)), nodeType("quote_by").create()])];
    case "preformatted": {
      const text = lines.map(plainOf).join("\n");
      return [nodeType("preformatted").create(null, text === "" ? null : editorSchema.text(text))];
    }
  }
};

/** Whether a block is of a kind already. */
export const isOfKind = (block: Node, kind: Kind, level = 2): boolean => {
  if (kind === "bullets" || kind === "numbers")
    return block.type.name === "list" && (block.attrs["ordered"] === true) === (kind === "numbers");
  return block.type.name === kind && (kind !== "heading" || block.attrs["level"] === level);
};

const hasWords = (block: Node): boolean => !["picture", "rule", "aside"].includes(block.type.name);

/** Turns the selected blocks into `kind`; those that are of it already into paragraphs. A picture, a rule and a box stay what they are. */
export const turnInto =
  (kind: Kind, level = 2): Command =>
  (state, dispatch) => {
    const { from, to, blocks } = spanOf(state);
    if (!blocks.every(hasWords)) return false;
    if (dispatch === undefined) return true;
    const isSo = blocks.every((block) => isOfKind(block, kind, level));
    const lines = blocks.flatMap(linesOf);
    const nodes = made(isSo ? "paragraph" : kind, lines.length === 0 ? [Fragment.empty] : lines, level);
    const tr = state.tr.replaceWith(from, to, [...nodes]);
    const before = state.selection.from - from;
    const end = from + nodes.reduce((sum, node) => sum + node.nodeSize, 0);
    const at =
      blocks.length === 1 && blocks[0]?.isTextblock === true && nodes.length === 1 ? before + (nodes[0]?.isTextblock === true ? 0 : 1) : 1;
    dispatch(
      closeHistory(tr)
        .setSelection(TextSelection.near(tr.doc.resolve(Math.min(from + at, end - 1))))
        .scrollIntoView(),
    );
    return true;
  };

/** Puts a block after the one that is selected, in place of an empty paragraph; a box and what stands in it only beside other boxes. */
export const insertBlock =
  (node: Node): Command =>
  (state, dispatch) => {
    const { $from } = state.selection;
    const depth = node.type.name === "aside" ? 0 : containerDepth($from);
    if ($from.depth > depth && $from.node(depth + 1).type.name === "table" && node.type.name === "aside") return false;
    if (dispatch === undefined) return true;
    const index = $from.index(depth);
    const block = $from.node(depth).maybeChild(index);
    const at = $from.posAtIndex(index, depth);
    const isEmpty = block?.type.name === "paragraph" && block.content.size === 0;
    const [from, to] = isEmpty ? [at, at + block.nodeSize] : [at + (block?.nodeSize ?? 0), at + (block?.nodeSize ?? 0)];
    const isLast = to === $from.end(depth);
    const tr = state.tr.replaceWith(from, to, isLast && !node.isTextblock ? [node, nodeType("paragraph").create()] : [node]);
    const into = node.isAtom || node.isLeaf ? from + node.nodeSize : from + 1;
    dispatch(
      closeHistory(tr)
        .setSelection(Selection.near(tr.doc.resolve(into)))
        .scrollIntoView(),
    );
    return true;
  };

export const newTable = (rows = 3, columns = 2): Node =>
  nodeType("table").create(null, [
    nodeType("table_caption").create(),
    ...Array.from({ length: rows }, (_, row) =>
      nodeType("table_row").create(
        { head: row === 0 },
        Array.from({ length: columns }, () => nodeType("table_cell").create()),
      ),
    ),
  ]);

export const newBox = (): Node => nodeType("aside").create(null, [nodeType("aside_title").create(), nodeType("paragraph").create()]);
