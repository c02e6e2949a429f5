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
  | { readonly kind: "rule" }
  | PictureBlock
  | EmbedBlock
  | { readonly kind: "aside"; readonly title: string | null; readonly blocks: readonly AsideBlock[] };

/** The place in the text of one of the story's pictures, by the digest of its bytes; what it shows and says stands with the picture, behind its rights. */
export type PictureBlock = { readonly kind: "picture"; readonly sha: string };
/** Something on another site, loaded only by whoever asks for it; `title` says what it is. */
export type EmbedBlock = { readonly kind: "embed"; readonly href: string; readonly title: string };
/** What a box beside the text can hold: anything but another box. */
export type AsideBlock = Exclude<Block, { readonly kind: "aside" }>;

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
    case "aside":
      return [...(block.title === null ? [] : [block.title]), ...block.blocks.map(textOfBlock).filter((text) => text !== "")].join("\n");
    case "embed":
      return block.title;
    case "picture":
    case "rule":
      return "";
  }
};

/** The texts of a body, one entry a block that has words. */
export const paragraphsOf = (blocks: readonly Block[]): readonly string[] => blocks.map(textOfBlock).filter((text) => text.trim() !== "");

/** The words of each block of a body, at the block's place: empty where it has none. */
export const textsOf = (blocks: readonly Block[]): readonly string[] => blocks.map(textOfBlock);
