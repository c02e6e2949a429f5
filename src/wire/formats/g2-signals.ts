import type { WireItem } from "../item.ts";
import type { Xml } from "../markup/read-xml.ts";
import { childrenOf, textOf } from "../markup/xml.ts";
import { correctsByHeadline } from "./corrects.ts";
import { roleOf } from "./g2-lines.ts";
import { codeOf } from "./g2-meta.ts";
import { clip, lastPart } from "./parts.ts";
import { reason } from "../reason.ts";

export const signalsOf = (itemMeta: Xml | null): readonly string[] =>
  childrenOf(itemMeta, "signal").flatMap((signal) => codeOf(signal) ?? []);

const isSaid = (signals: readonly string[], word: string): boolean => signals.some((signal) => lastPart(signal).toLowerCase() === word);

/** Reuters says with a signal, too, that an item is deleted. */
export const isDeletedBySignal = (signals: readonly string[]): boolean => signals.some((signal) => signal.toLowerCase() === "edstat:d");

/** Whether a version corrects the one before: by a signal (IPTC's, Reuters'), by the role of a note (dpa), or by how its headline begins. */
export const correctsBySignal = (signals: readonly string[], notes: readonly Xml[], headline: string | null): boolean =>
  isSaid(signals, "correction") ||
  signals.some((signal) => signal.toLowerCase() === "edstat:c") ||
  notes.some((note) => roleOf(note).startsWith("correction")) ||
  correctsByHeadline(headline);

const isAp = (item: Pick<WireItem, "provider" | "providerName" | "guid">, signals: readonly string[]): boolean =>
  signals.some((signal) => signal.toLowerCase().startsWith("apsig:")) ||
  [item.provider, item.providerName].some(
    (name) => name !== null && /^(?:the )?associated press$|^ap(?:\.org)?$/iu.test(lastPart(name).trim()),
  ) ||
  /^(?:urn|tag):.*\bap\.org\b/iu.test(item.guid ?? "");

const NO_CONTENT = reason("ap-no-content");

/** AP's test items are for nobody's readers. */
export const isTest = (signals: readonly string[]): boolean => isSaid(signals, "test");

/** Why an editor has to look at an item first: AP's without its mark for news (AP Media API guide), an embargo that only people can read. */
export const askOf = (
  item: Pick<WireItem, "provider" | "providerName" | "guid">,
  signals: readonly string[],
  notes: readonly Xml[],
): string | null => {
  if (isAp(item, signals) && !isSaid(signals, "newscontent")) return NO_CONTENT;
  const inWords = notes.find((note) => /^(?:ed)?(?:embargotext|embargonote|embargo)$/u.test(roleOf(note)));
  return inWords === undefined ? null : reason("embargo-in-words", { words: clip(textOf(inWords) ?? "", 200) });
};
