/** Text for XML 1.0: the characters that mean something escaped, what XML cannot hold left out. */
export const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** An element with a text; nothing for an empty one. `attributes` are written as they are. */
export const element = (name: string, value: string, attributes = ""): string =>
  value === "" ? "" : `<${name}${attributes === "" ? "" : ` ${attributes}`}>${xml(value)}</${name}>`;

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
