/** The sentences of the editor, as the page gives them in the reader's language. */
export type EditorWords = {
  readonly tools: string;
  readonly help: string;
  readonly buttons: Readonly<Record<ToolName, string>>;
  readonly address: string;
  readonly name: string;
  readonly picture: string;
  /** Among the pictures to choose from: one that the story does not have yet. */
  readonly library: string;
  readonly done: string;
  readonly cancel: string;
  readonly badAddress: string;
  readonly table: Readonly<Record<"addRow" | "addColumn" | "dropRow" | "dropColumn" | "head", string>>;
  /** By the plural form of the language, `#` for the number. */
  readonly length: { readonly words: Readonly<Record<string, string>>; readonly minutes: Readonly<Record<string, string>> };
};

export const TOOL_NAMES = [
  ...(["strong", "em", "link", "heading2", "heading3", "bullets", "numbers", "quote", "table", "aside", "embed", "picture"] as const),
  ...(["rule", "preformatted", "sup", "sub", "undo", "redo"] as const),
] as const;
export type ToolName = (typeof TOOL_NAMES)[number];

/** A picture that can stand in the text. */
export type PictureChoice = { readonly sha: string; readonly text: string };
