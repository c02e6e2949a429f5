import { expect } from "vitest";
import { canonical, type WireItem } from "../item.ts";
import { readWire } from "../read.ts";

const KINDS = ["story", "picture", "video", "audio", "graphic", "package", "advisory", "event"];

/** All texts within a value. */
export const textsIn = (value: unknown): readonly string[] =>
  typeof value === "string" ? [value] : typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];

/** What rooms to the right, and databases, believe of every item without looking. */
export const expectSound = (item: WireItem): void => {
  expect(KINDS).toContain(item.kind);
  expect(["usable", "withheld", "canceled"]).toContain(item.pubStatus);
  for (const text of textsIn([item, canonical(item)]))
    expect([text, text.isWellFormed(), text.includes("\u0000")]).toEqual([text, true, false]);
};

/** Reads, looks at all that came of it, and gives the items. */
export const soundly = (bytes: Uint8Array): readonly WireItem[] => {
  const reading = readWire(bytes);
  if (!reading.ok) expect(reading.problem.reason).not.toContain("makers of Townwire");
  const items = reading.ok ? reading.items : [];
  for (const item of items) expectSound(item);
  return items;
};
