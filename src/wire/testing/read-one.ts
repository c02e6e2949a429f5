import type { WireItem } from "../item.ts";
import { readWire } from "../read.ts";

/** The first item of a text; throws the reason where it is refused. */
export const only = (text: string | Uint8Array): WireItem => {
  const reading = readWire(typeof text === "string" ? Buffer.from(text) : text);
  if (!reading.ok) throw new Error(reading.problem.reason);
  const [item] = reading.items;
  if (item === undefined) throw new Error(reading.refused[0]?.reason);
  return item;
};
/** Every item of a text; none where it is refused. */
export const itemsOf = (text: string): readonly WireItem[] => {
  const reading = readWire(Buffer.from(text));
  return reading.ok ? reading.items : [];
};
/** Why a text, or the first refused item of it, was refused; "" where it was not. */
export const reasonOf = (text: string | Uint8Array): string => {
  const reading = readWire(typeof text === "string" ? Buffer.from(text) : text);
  return reading.ok ? (reading.refused[0]?.reason ?? "") : reading.problem.reason;
};

export const NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"';
type G2 = Partial<Record<"attributes" | "rights" | "item" | "content" | "body" | "set", string>>;

/** A small item of NewsML-G2 with some of its parts replaced. */
export const g2 = (parts: G2 = {}): string => {
  const { attributes = 'guid="urn:g:1" version="3" xml:lang="en"', rights = "", item = "" } = parts;
  const { content = "<headline>Gull on hat</headline>", body = "<p>It sat.</p>" } = parts;
  const html = `<html xmlns="http://www.w3.org/1999/xhtml"><body>${body}</body></html>`;
  const set = parts.set ?? `<inlineXML contenttype="application/xhtml+xml">${html}</inlineXML>`;
  const meta = `<itemMeta><itemClass qcode="ninat:text"/><provider literal="PELLAM"><name>Pellam Agency</name></provider>${item}</itemMeta>`;
  return `<?xml version="1.0"?><newsItem ${NS} ${attributes}>${rights}${meta}<contentMeta>${content}</contentMeta><contentSet>${set}</contentSet></newsItem>`;
};
