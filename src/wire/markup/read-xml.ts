import { parseFragment } from "parse5";
import { SaxesParser, type SaxesTagNS } from "saxes";
import { done, refuse, type Result } from "#kit";
import { escapeAmpersands } from "./escape-ampersands.ts";
import { MOST_DEPTH } from "./markup.ts";
import { reason } from "../reason.ts";

/** An element of an XML document. `name` is the local name as sent, `space` its namespace ("" for none); attributes by their name as sent. */
export type Xml = {
  readonly name: string;
  readonly space: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Xml | string)[];
};

type Open = Omit<Xml, "children"> & { readonly children: (Xml | string)[] };

/** Why a text is no XML that can be read, with the line (from 1) and column (from 0) of it. */
export type XmlFault = { readonly reason: string; readonly line: number; readonly column: number; readonly isLimit: boolean };

/** More attributes on one element than any format here has, by far. */
const MOST_ATTRIBUTES = 1_000;

/** Different named entities that are looked up in one document. */
const MOST_ENTITIES = 300;

/** Entities of HTML that the document uses, by their characters; those HTML does not know stay out, and so stand in the text as sent. */
const entitiesIn = (text: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const pattern = /&([A-Za-z][A-Za-z0-9]{1,31});/gu;
  for (let match = pattern.exec(text); match !== null && found.size < MOST_ENTITIES; match = pattern.exec(text)) {
    const name = match[1] ?? "";
    if (found.has(name) || ["amp", "lt", "gt", "quot", "apos"].includes(name)) continue;
    const [node] = parseFragment(`&${name};`).childNodes;
    const chars = node !== undefined && "value" in node ? node.value : "";
    found.set(name, chars === "" || chars.endsWith(";") ? `&${name};` : chars);
  }
  return found;
};

/** Faults that change nothing in what the document says: a name without declared namespace, an entity of a DTD that is never read. */
const isHarmless = (message: string): boolean =>
  /undefined entity|unbound namespace prefix|malformed character entity|XML declaration|encoding value must/u.test(message);

class Stop extends Error {}

/** Characters that XML forbids but wires carry become blanks, so that positions stay. */
const withoutControls = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, " ").trimStart();

/**
 * The tree of an XML document. A DOCTYPE is passed over: nothing is fetched, no entity of it is expanded. Named entities of HTML are decoded,
 * others and a bare "&" stand as they were written. Refuses what is not well-formed, nesting over 200 and over 1,000 attributes on an element.
 */
export const readXml = (source: string): Result<Xml, XmlFault> => {
  const text = escapeAmpersands(withoutControls(source));
  const parser = new SaxesParser({ xmlns: true, position: true });
  for (const [name, chars] of entitiesIn(text)) parser.ENTITIES[name] = chars;
  const stack: Open[] = [];
  const roots: Xml[] = [];
  let fault: XmlFault | null = null;
  const stop = (why: string, isLimit: boolean): never => {
    fault ??= { reason: why, line: parser.line, column: parser.column, isLimit };
    throw new Stop(why);
  };
  let attributes = 0;
  parser.on("error", (error) => {
    const message = error.message.replace(/^\d+:\d+: /u, "").replace(/\.$/u, "");
    if (!isHarmless(message)) stop(message, false);
  });
  parser.on("opentagstart", () => void (attributes = 0));
  parser.on("attribute", () => {
    attributes += 1;
    if (attributes > MOST_ATTRIBUTES) stop(reason("xml-attributes", { most: MOST_ATTRIBUTES }), true);
  });
  parser.on("opentag", (tag: SaxesTagNS) => {
    if (stack.length >= MOST_DEPTH) stop(reason("xml-depth", { most: MOST_DEPTH }), true);
    const element: Open = {
      name: tag.local,
      space: tag.uri,
      attributes: new Map(Object.values(tag.attributes).map((each) => [each.name, each.value])),
      children: [],
    };
    (stack.at(-1)?.children ?? roots).push(element);
    stack.push(element);
  });
  parser.on("closetag", () => void stack.pop());
  const addText = (chunk: string): void => void stack.at(-1)?.children.push(chunk);
  parser.on("text", addText);
  parser.on("cdata", addText);
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
  if (fault !== null) return refuse(fault);
  const [root] = roots;
  return root === undefined ? refuse({ reason: reason("xml-empty"), line: 1, column: 0, isLimit: false }) : done(root);
};
