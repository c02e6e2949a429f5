import { isMarkup, type Markup } from "./markup.ts";

/** An address as it is where it stands: a relative one by its base, if there is one; others as sent. */
export const resolved = (href: string, base: string | null): string =>
  base === null || /^[A-Za-z][A-Za-z0-9+.-]*:/u.test(href.trim()) ? href : (URL.parse(href.trim(), base)?.href ?? href);

const ADDRESSES = ["href", "src"];

/** Markup in which links and pictures have whole addresses. */
export const resolveLinks = (node: Markup, base: string | null): Markup => {
  if (base === null) return node;
  const attributes = ADDRESSES.some((name) => node.attributes.has(name))
    ? new Map([...node.attributes].map(([name, value]) => [name, ADDRESSES.includes(name) ? resolved(value, base) : value]))
    : node.attributes;
  return { name: node.name, attributes, children: node.children.map((child) => (isMarkup(child) ? resolveLinks(child, base) : child)) };
};
