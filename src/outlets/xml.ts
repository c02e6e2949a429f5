/** Text that XML 1.0 can hold. */
export const forXml = (text: string): string =>
  text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");

/** Text for XML 1.0: the characters that mean something escaped, what XML cannot hold left out. */
export const xml = (text: string): string =>
  forXml(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** An element with a text; nothing for an empty one. `attributes` are written as they are. */
export const element = (name: string, value: string, attributes = ""): string =>
  value === "" ? "" : `<${name}${attributes === "" ? "" : ` ${attributes}`}>${xml(value)}</${name}>`;

type Attributes = Readonly<Record<string, string | number | null>>;

/** Attributes ready to stand in a tag, each with a blank before it; those that are null or empty are left out. */
export const attributes = (values: Attributes): string =>
  Object.entries(values)
    .flatMap(([name, value]) => (value === null || value === "" ? [] : [` ${name}="${xml(String(value)).replaceAll(/[\t\n\r]/gu, " ")}"`]))
    .join("");

/** An element around what is XML already; nothing around nothing, unless it says something by its attributes. */
export const around = (name: string, values: Attributes, ...inside: readonly string[]): string => {
  const [content, said] = [inside.join(""), attributes(values)];
  if (content !== "") return `<${name}${said}>${content}</${name}>`;
  return said === "" ? "" : `<${name}${said}/>`;
};

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
