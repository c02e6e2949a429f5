/** A node of a body as it was sent, from XML or from HTML: names in lower case without prefix, attributes by their name as sent. */
export type Markup = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Markup | string)[];
};

/** How deep a document may be nested; deeper is no document of an agency but an attack on the reader. */
export const MOST_DEPTH = 200;

export const isMarkup = (node: Markup | string): node is Markup => typeof node !== "string";

/** All text within, as sent. */
export const textWithin = (node: Markup | string): string => (typeof node === "string" ? node : node.children.map(textWithin).join(""));

/** Text on one line: runs of white space are one blank, none at the ends. */
export const flat = (text: string): string => text.replace(/[\s\u00a0]+/gu, " ").trim();

/** The first element of that name within `node`, in document order; itself excluded. */
export const findFirst = (node: Markup, name: string): Markup | null => {
  for (const child of node.children) {
    if (!isMarkup(child)) continue;
    if (child.name === name) return child;
    const found = findFirst(child, name);
    if (found !== null) return found;
  }
  return null;
};

/** All elements that satisfy `test`, in document order, none within another. */
export const findAll = (node: Markup, test: (element: Markup) => boolean): readonly Markup[] =>
  node.children.filter(isMarkup).flatMap((child) => (test(child) ? [child] : findAll(child, test)));
