import type { Xml } from "../markup/read-xml.ts";
import { attributeOf, childOf, childrenOf, isElement, textOf } from "../markup/xml.ts";

/** A content item of a NewsML 1 item, the news components around it, the outermost first, and their roles. */
export type Content = { readonly xml: Xml; readonly within: readonly Xml[]; readonly roles: readonly string[] };

/** Every content item of a news item, in document order. */
export const contentsIn = (item: Xml): readonly Content[] => {
  const found: Content[] = [];
  const walk = (parent: Xml, within: readonly Xml[], roles: readonly string[]): void => {
    for (const child of parent.children.filter(isElement)) {
      if (child.name === "NewsComponent") walk(child, [...within, child], [...roles, roleOf(child)]);
      else if (child.name === "ContentItem") found.push({ xml: child, within, roles });
    }
  };
  walk(item, [], []);
  return found;
};

/** Every news component of an item, in document order. */
export const componentsIn = (parent: Xml): readonly Xml[] =>
  childrenOf(parent, "NewsComponent").flatMap((child) => [child, ...componentsIn(child)]);

/** The `FormalName` of a child element, else its text. */
export const formalName = (parent: Xml | null | undefined, name: string): string | null => {
  const child = childOf(parent, name);
  return attributeOf(child, "FormalName") ?? textOf(child);
};

export const roleOf = (component: Xml | undefined): string => (formalName(component, "Role") ?? "").toLowerCase();

/** The first of these elements with a text among the `NewsLines` of components, in their order. */
export const lineIn = (components: readonly Xml[], ...names: readonly string[]): string | null => {
  for (const component of components)
    for (const line of childrenOf(component, "NewsLines").flatMap((lines) => childrenOf(lines, ...names))) {
      const text = textOf(line);
      if (text !== null) return text;
    }
  return null;
};

/** What a `Property` of that name says within an element, by its value. */
export const propertyIn = (parent: Xml | null, name: RegExp): string | null => {
  const found = childrenOf(parent, "Property").find((each) => name.test(attributeOf(each, "FormalName") ?? ""));
  return attributeOf(found, "Value") ?? textOf(found);
};

/** The name of the party that an item's components name as its provider, source or creator; of several, all. */
export const partyIn = (components: readonly Xml[], name: string): string | null => {
  for (const component of components) {
    const metadata = childrenOf(component, "AdministrativeMetadata").flatMap((each) => childrenOf(each, name));
    const parties = metadata
      .flatMap((each) => childrenOf(each, "Party"))
      .flatMap((party) => attributeOf(party, "FormalName") ?? textOf(party) ?? []);
    if (parties.length > 0) return [...new Set(parties)].join(", ");
  }
  return null;
};
