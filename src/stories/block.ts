/** A run of text inside a block. Links carry an address already checked by `safeUrl`. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "em" | "strong" | "sub" | "sup"; readonly inside: readonly Inline[] }
  | { readonly kind: "link"; readonly href: string; readonly inside: readonly Inline[] }
  | { readonly kind: "break" };

/** The whole of what a story's body can be made of. Everything a parser reads becomes one of these or is left out. */
export type Block =
  | { readonly kind: "paragraph"; readonly inside: readonly Inline[] }
  | { readonly kind: "heading"; readonly level: 2 | 3 | 4; readonly inside: readonly Inline[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: "quote"; readonly inside: readonly Inline[]; readonly by: string | null }
  | { readonly kind: "preformatted"; readonly text: string }
  | { readonly kind: "table"; readonly caption: string | null; readonly rows: readonly TableRow[] }
  | { readonly kind: "rule" };

export type TableRow = { readonly head: boolean; readonly cells: readonly (readonly Inline[])[] };

/** The words of a run of inlines; a break is one newline. */
export const textOfInlines = (inlines: readonly Inline[]): string =>
  inlines.map((part) => (part.kind === "text" ? part.text : part.kind === "break" ? "\n" : textOfInlines(part.inside))).join("");

/** The words of a block as one text: list items and table rows on lines of their own, cells parted by tabs. */
export const textOfBlock = (block: Block): string => {
  switch (block.kind) {
    case "paragraph":
    case "heading":
    case "quote":
      return textOfInlines(block.inside);
    case "list":
      return block.items.map(textOfInlines).join("\n");
    case "preformatted":
      return block.text;
    case "table":
      return block.rows.map((row) => row.cells.map(textOfInlines).join("\t")).join("\n");
    case "rule":
      return "";
  }
};

/** The texts of a body, one entry a block that has words. */
export const paragraphsOf = (blocks: readonly Block[]): readonly string[] => blocks.map(textOfBlock).filter((text) => text.trim() !== "");

/** The words of each block of a body, at the block's place: empty where it has none. */
export const textsOf = (blocks: readonly Block[]): readonly string[] => blocks.map(textOfBlock);
