import { Fragment, type Mark, type Node } from "prosemirror-model";
import type { Block, Inline } from "../../block.ts";
import { editorSchema, markType, nodeType } from "./editor-schema.ts";

const inlineNodes = (inlines: readonly Inline[], marks: readonly Mark[] = []): readonly Node[] =>
  inlines.flatMap((part): readonly Node[] => {
    if (part.kind === "text") return part.text === "" ? [] : [editorSchema.text(part.text, marks)];
    if (part.kind === "break") return [nodeType("hard_break").create(null, null, marks)];
    const mark = part.kind === "link" ? markType("link").create({ href: part.href }) : markType(part.kind).create();
    return inlineNodes(part.inside, mark.addToSet(marks));
  });

const letters = (text: string | null): Node[] => (text === null || text === "" ? [] : [editorSchema.text(text)]);
const of = (type: string, inlines: readonly Inline[], attrs: Record<string, unknown> | null = null): Node =>
  nodeType(type).create(attrs, [...inlineNodes(inlines)]);

const nodeOf = (block: Block): Node => {
  switch (block.kind) {
    case "paragraph":
      return of("paragraph", block.inside);
    case "heading":
      return of("heading", block.inside, { level: block.level });
    case "list":
      return nodeType("list").create(
        { ordered: block.ordered },
        block.items.map((item) => of("list_item", item)),
      );
    case "quote":
      return nodeType("quote").create(null, [of("quote_text", block.inside), nodeType("quote_by").create(null, letters(block.by))]);
    case "preformatted":
      return nodeType("preformatted").create(null, letters(block.text));
    case "table": {
      const width = Math.max(1, ...block.rows.map((row) => row.cells.length));
      return nodeType("table").create(null, [
        nodeType("table_caption").create(null, letters(block.caption)),
        ...block.rows.map((row) =>
          nodeType("table_row").create(
            { head: row.head },
            Array.from({ length: width }, (_, place) => of("table_cell", row.cells[place] ?? [])),
          ),
        ),
      ]);
    }
    case "rule":
      return nodeType("rule").create();
    case "picture":
      return nodeType("picture").create({ sha: block.sha });
    case "embed":
      return nodeType("embed").create({ href: block.href, title: block.title });
    case "aside":
      return nodeType("aside").create(null, [nodeType("aside_title").create(null, letters(block.title)), ...block.blocks.map(nodeOf)]);
  }
};

/** The nodes of a body in its one form (`tidyBody`); rows of a table become equally long. */
export const nodesOfBlocks = (blocks: readonly Block[]): Fragment => Fragment.from(blocks.map(nodeOf));

/** A body as a document of the editor; an empty one is an empty paragraph. */
export const docOfBlocks = (blocks: readonly Block[]): Node =>
  nodeType("doc").createChecked(null, blocks.length === 0 ? nodeType("paragraph").create() : nodesOfBlocks(blocks));
