import type { Mark, Node } from "prosemirror-model";
import type { AsideBlock, Block, Inline, TableRow } from "../../block.ts";
import { tidyBody } from "../body-markup.ts";

const worn = (mark: Mark, inside: readonly Inline[]): readonly Inline[] => {
  const { name } = mark.type;
  if (name === "link") return [{ kind: "link", href: String(mark.attrs["href"]), inside }];
  return name === "strong" || name === "em" || name === "sub" || name === "sup" ? [{ kind: name, inside }] : inside;
};

const inlinesIn = (node: Node): readonly Inline[] =>
  node.children.flatMap((child): readonly Inline[] => {
    const plain: readonly Inline[] = [child.isText ? { kind: "text", text: child.text ?? "" } : { kind: "break" }];
    return child.marks.reduce((inside, mark) => worn(mark, inside), plain);
  });

/** Rows of a table are equally long, whatever was deleted of them. */
const rowsOf = (rows: readonly Node[]): readonly TableRow[] => {
  const width = Math.max(0, ...rows.map((row) => row.childCount));
  return rows.map((row) => ({
    head: row.attrs["head"] === true,
    cells: Array.from({ length: width }, (_, place) => (row.maybeChild(place) === null ? [] : inlinesIn(row.child(place)))),
  }));
};

const blockOf = (node: Node): Block => {
  switch (node.type.name) {
    case "heading":
      return { kind: "heading", level: node.attrs["level"] as 2 | 3 | 4, inside: inlinesIn(node) };
    case "list":
      return { kind: "list", ordered: node.attrs["ordered"] === true, items: node.children.map(inlinesIn) };
    case "quote":
      return { kind: "quote", inside: inlinesIn(node.child(0)), by: node.child(1).textContent };
    case "preformatted":
      return { kind: "preformatted", text: node.textContent };
    case "table":
      return { kind: "table", caption: node.child(0).textContent, rows: rowsOf(node.children.slice(1)) };
    case "rule":
      return { kind: "rule" };
    case "picture":
      return { kind: "picture", sha: String(node.attrs["sha"]) };
    case "embed":
      return { kind: "embed", href: String(node.attrs["href"]), title: String(node.attrs["title"]) };
    case "aside":
      return { kind: "aside", title: node.child(0).textContent, blocks: node.children.slice(1).map(blockOf) as readonly AsideBlock[] };
    default:
      return { kind: "paragraph", inside: inlinesIn(node) };
  }
};

/** The body that a document of the editor is, in its one form: what is empty in it is left out. */
export const blocksOfDoc = (doc: Node): readonly Block[] => tidyBody(doc.children.map(blockOf));
