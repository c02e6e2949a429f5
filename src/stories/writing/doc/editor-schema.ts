import { type Attrs, type DOMOutputSpec, type NodeSpec, Schema } from "prosemirror-model";

const words = (tag: string, more: Partial<NodeSpec> = {}): NodeSpec => ({
  content: "inline*",
  defining: true,
  toDOM: (): DOMOutputSpec => [tag, 0],
  ...more,
});

/** A line of letters without marks. */
const line = (tag: string, name: string): NodeSpec => ({
  content: "text*",
  marks: "",
  defining: true,
  toDOM: (): DOMOutputSpec => [tag, { "data-part": name }, 0],
});

const text = (attrs: Attrs, name: string): string => String(attrs[name] ?? "");

/**
 * The block model as the editor knows it, and nothing else: whatever is typed or pasted is a document of this schema. `boxed` are the blocks that
 * may stand in a box.
 */
export const editorSchema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: words("p", { group: "block boxed" }),
    heading: {
      ...words("h2", { group: "block boxed" }),
      attrs: { level: { default: 2 } },
      toDOM: (node): DOMOutputSpec => [`h${text(node.attrs, "level")}`, 0],
    },
    list: {
      group: "block boxed",
      content: "list_item+",
      attrs: { ordered: { default: false } },
      toDOM: (node): DOMOutputSpec => [node.attrs["ordered"] === true ? "ol" : "ul", 0],
    },
    list_item: words("li"),
    quote: { group: "block boxed", content: "quote_text quote_by", defining: true, toDOM: (): DOMOutputSpec => ["blockquote", 0] },
    quote_text: words("p"),
    quote_by: line("footer", "by"),
    preformatted: { ...line("pre", "lines"), group: "block boxed", code: true },
    table: {
      group: "block boxed",
      content: "table_caption table_row+",
      isolating: true,
      toDOM: (): DOMOutputSpec => ["table", ["tbody", 0]],
    },
    table_caption: {
      ...line("td", "caption"),
      toDOM: (): DOMOutputSpec => ["tr", { "data-part": "caption" }, ["td", { colspan: "50" }, 0]],
    },
    table_row: {
      content: "table_cell+",
      attrs: { head: { default: false } },
      toDOM: (node): DOMOutputSpec => ["tr", node.attrs["head"] === true ? { "data-head": "1" } : {}, 0],
    },
    table_cell: words("td", { isolating: true }),
    rule: { group: "block boxed", toDOM: (): DOMOutputSpec => ["hr"] },
    picture: {
      group: "block boxed",
      atom: true,
      draggable: true,
      attrs: { sha: {} },
      toDOM: (node): DOMOutputSpec => {
        const sha = text(node.attrs, "sha");
        return ["figure", { "data-sha": sha }, ["img", { src: `/picture/${sha}/480.jpeg`, alt: "" }]];
      },
    },
    embed: {
      group: "block boxed",
      atom: true,
      draggable: true,
      attrs: { href: {}, title: {} },
      toDOM: (node): DOMOutputSpec => [
        "p",
        { "data-embed": text(node.attrs, "href"), "data-part": "embed" },
        `${text(node.attrs, "title")} (${text(node.attrs, "href")})`,
      ],
    },
    aside: { group: "block", content: "aside_title boxed+", defining: true, isolating: true, toDOM: (): DOMOutputSpec => ["aside", 0] },
    aside_title: line("h2", "title"),
    hard_break: { group: "inline", inline: true, selectable: false, toDOM: (): DOMOutputSpec => ["br"] },
    text: { group: "inline" },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      toDOM: (mark): DOMOutputSpec => ["a", { href: text(mark.attrs, "href") }, 0],
    },
    strong: { toDOM: (): DOMOutputSpec => ["strong", 0] },
    em: { toDOM: (): DOMOutputSpec => ["em", 0] },
    sub: { excludes: "sup", toDOM: (): DOMOutputSpec => ["sub", 0] },
    sup: { excludes: "sub", toDOM: (): DOMOutputSpec => ["sup", 0] },
  },
});

/** A type of the schema by its name; throws for a name that it has not. */
export const nodeType = (name: string) => {
  const type = editorSchema.nodes[name];
  if (type === undefined) throw new Error(`the editor has no ${name}`);
  return type;
};

export const markType = (name: string) => {
  const type = editorSchema.marks[name];
  if (type === undefined) throw new Error(`the editor has no mark ${name}`);
  return type;
};
