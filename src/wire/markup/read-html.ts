import { Token, Tokenizer, TokenizerMode } from "parse5";
import { type Markup, MOST_DEPTH } from "./markup.ts";

type Open = { readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly children: (Markup | string)[] };

const VOID = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]);

/** Elements whose content is not markup (HTML 13.2.5: the tokenizer's other states). */
const RAW = new Map<string, Tokenizer["state"]>([
  ["script", TokenizerMode.SCRIPT_DATA],
  ["style", TokenizerMode.RAWTEXT],
  ["iframe", TokenizerMode.RAWTEXT],
  ["noembed", TokenizerMode.RAWTEXT],
  ["noframes", TokenizerMode.RAWTEXT],
  ["xmp", TokenizerMode.RAWTEXT],
  ["title", TokenizerMode.RCDATA],
  ["textarea", TokenizerMode.RCDATA],
]);

const CLOSES_PARAGRAPH = new Set(
  "address article aside blockquote center details dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre section table ul".split(
    " ",
  ),
);

/** What an opening tag ends, up to the nearest of the second. */
const ENDS: ReadonlyMap<string, readonly [readonly string[], readonly string[]]> = new Map([
  ["li", [["li"], ["ul", "ol", "menu"]]],
  ["dt", [["dt", "dd"], ["dl"]]],
  ["dd", [["dt", "dd"], ["dl"]]],
  ["tr", [["tr", "td", "th"], ["table"]]],
  [
    "td",
    [
      ["td", "th"],
      ["tr", "table"],
    ],
  ],
  [
    "th",
    [
      ["td", "th"],
      ["tr", "table"],
    ],
  ],
]);

const IN_TABLE = new Set(["thead", "tbody", "tfoot", "tr", "td", "th", "caption"]);

/**
 * The tree of an HTML text: parse5's tokenizer with a builder of our own, whose work grows with the length of the text only (the standard's
 * tree rules repair misnested formatting, for which a text can be made that takes their time to the square). Deeper than `MOST_DEPTH`,
 * elements are put beside each other. Never throws.
 */
export const readHtml = (html: string): Markup => {
  const root: Open = { name: "body", attributes: new Map(), children: [] };
  const stack: Open[] = [root];
  const top = (): Open => stack.at(-1) ?? root;
  const closeTo = (names: readonly string[], fence: readonly string[]): void => {
    for (let at = stack.length - 1; at > 0; at -= 1) {
      const name = stack[at]?.name ?? "";
      if (names.includes(name)) return void (stack.length = at);
      if (fence.includes(name)) return;
    }
  };
  const addText = (text: string): void => {
    const { children } = top();
    const last = children.at(-1);
    if (typeof last === "string") children[children.length - 1] = last + text;
    else children.push(text);
  };
  const start = (token: Token.TagToken): void => {
    const name = token.tagName;
    if (CLOSES_PARAGRAPH.has(name)) closeTo(["p"], ["td", "th", "li", "blockquote", "div", "section", "table"]);
    const ends = ENDS.get(name);
    if (ends !== undefined) closeTo(...ends);
    const element: Open = { name, attributes: new Map(token.attrs.map((attr) => [attr.name, attr.value])), children: [] };
    top().children.push(element);
    if (!VOID.has(name) && !token.selfClosing && stack.length < MOST_DEPTH) stack.push(element);
    const raw = RAW.get(name);
    if (raw !== undefined && !token.selfClosing) tokenizer.state = raw;
  };
  const end = (token: Token.TagToken): void => {
    if (token.tagName === "br") top().children.push({ name: "br", attributes: new Map(), children: [] });
    else closeTo([token.tagName], token.tagName === "table" ? [] : IN_TABLE.has(token.tagName) ? ["table"] : ["table", "td", "th"]);
  };
  const ignore = (): void => undefined;
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag: start,
      onEndTag: end,
      onCharacter: (token) => addText(token.chars),
      onWhitespaceCharacter: (token) => addText(token.chars),
      onNullCharacter: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
    },
  );
  tokenizer.write(html, true);
  return root;
};
