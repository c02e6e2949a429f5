import { flat, type Markup } from "./markup.ts";
import type { Xml } from "./read-xml.ts";

export const isElement = (node: Xml | string): node is Xml => typeof node !== "string";

/** The child elements of those names, in document order. */
export const childrenOf = (parent: Xml | null | undefined, ...names: readonly string[]): readonly Xml[] =>
  (parent?.children ?? []).filter(isElement).filter((child) => names.includes(child.name));

/** The first child element of that name. */
export const childOf = (parent: Xml | null | undefined, name: string): Xml | null => childrenOf(parent, name)[0] ?? null;

export const rawTextOf = (node: Xml | string): string => (typeof node === "string" ? node : node.children.map(rawTextOf).join(""));

/** The text within an element on one line; null for none. */
export const textOf = (element: Xml | null | undefined): string | null => {
  const text = element === null || element === undefined ? "" : flat(rawTextOf(element));
  return text === "" ? null : text;
};

/** An attribute's value without blanks at its ends; null when it is missing or empty. */
export const attributeOf = (element: Xml | null | undefined, name: string): string | null => {
  const value = element?.attributes.get(name)?.trim() ?? "";
  return value === "" ? null : value;
};

/** The first element of that local name within, in document order. */
export const findXml = (parent: Xml, name: string): Xml | null => {
  for (const child of parent.children) {
    if (!isElement(child)) continue;
    const found = child.name === name ? child : findXml(child, name);
    if (found !== null) return found;
  }
  return null;
};

/** An element as body markup: names in lower case. */
export const markupOf = (element: Xml): Markup => ({
  name: element.name.toLowerCase(),
  attributes: element.attributes,
  children: element.children.map((child) => (isElement(child) ? markupOf(child) : child)),
});
