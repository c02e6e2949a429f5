import { lastPart } from "./formats/parts.ts";
import type { KilledPicture, PubStatus, WireItem } from "./item.ts";

/** Signals by which agencies order a status that the status itself need not say: AP's editorial types, Reuters' edStat, dpa's and IPTC's. */
const ORDERS: ReadonlyMap<string, PubStatus> = new Map([
  ["kill", "canceled"],
  ["mandatorykill", "canceled"],
  ["elimination", "canceled"],
  ["withdrawal", "canceled"],
  ["edstat:d", "canceled"],
  ["withhold", "withheld"],
  ["hold", "withheld"],
  ["holdforrelease", "withheld"],
  ["hfr", "withheld"],
  ["disregard", "withheld"],
]);

const CORRECTIONS: readonly string[] = ["correction", "corrective", "corrected", "edstat:c"];

/** A correction by the first word of its headline, as Reuters, AP, dpa and AFP write it. */
const CORRECTION = /^\W*(?:\d+(?:st|nd|rd|th)\s+)?(?:CORRECTED|CORRECTION|CORRECTIVE|CORR|KORR|KORREKTUR|RECTIFICATIF)\b(?=\W)/u;

/** A refile by the first word of its headline: sent again for a technical reason, the word means nothing to readers. */
const REFILE = /^\W*(?:REFILE|REPEAT|RPT)\s*(?:\d+\s*)?[-–—:]\s*/u;

/** A continuation by its take key at the end of the slugline ("HERON, 1st Add", "HERON Take 2"). */
const TAKE = /(?:^|[\s,;-])(?:\d+(?:st|nd|rd|th)[\s-]*add|add\s*\d*|take\s*\d+)$/iu;

const wordsOf = (signal: string): readonly string[] => {
  const whole = signal.toLowerCase().replaceAll(/[\s_]+/gu, "");
  return [whole, lastPart(whole).replaceAll("-", "")];
};

const says = (item: WireItem, words: readonly string[]): boolean =>
  item.signals.some((signal) => wordsOf(signal).some((word) => words.includes(word)));

/** How an item stands besides what its fields say: a continuation to be added, or a clarification to be judged by an editor. */
export const asideIn = (item: WireItem): "add" | "clarification" | null => {
  if (says(item, ["add", "take", "takes"]) || TAKE.test(item.slugline?.trim() ?? "")) return "add";
  return says(item, ["clarification"]) ? "clarification" : null;
};

/** Whether the source took an item back as sent in error: it is held, and an editor is told. */
export const isDisregard = (item: WireItem): boolean => says(item, ["disregard"]);

/** Whether what a correction corrects must not be repeated, as its source says. */
export const isUnrepeated = (item: WireItem): boolean =>
  says(item, ["donotrepeat"]) || /\b(?:do not|must not be|don['’]t) repeat(?:ed)?\b/iu.test(item.edNote ?? "");

/**
 * An item with the status that its signals order, where that lets out less than its own; as a correction, where its signals or the first word of
 * its headline say so; with its headline as it was, where it is only filed again.
 */
export const withStanding = (item: WireItem): WireItem => {
  const ordered = item.signals.flatMap((signal) => wordsOf(signal).flatMap((word) => ORDERS.get(word) ?? []));
  const pubStatus: PubStatus = (["canceled", "withheld"] as const).find((each) => [item.pubStatus, ...ordered].includes(each)) ?? "usable";
  const { headline } = item;
  const isCorrection = item.isCorrection || says(item, CORRECTIONS) || (headline !== null && CORRECTION.test(headline));
  const plain = headline === null ? null : headline.replace(REFILE, "");
  return { ...item, pubStatus, isCorrection, headline: plain === "" ? headline : plain };
};

/** The pictures that an item withdraws: itself, those that it orders off, those among its own that are canceled. */
export const killedPicturesIn = (item: WireItem): readonly (KilledPicture & { readonly isPicture: boolean })[] => {
  const isPicture = item.kind === "picture" || item.kind === "graphic";
  const own = { guid: item.guid, hrefs: isPicture ? item.pictures.map((picture) => picture.href) : [], isPicture };
  const ordered = item.orders.filter((order) => order.pubStatus === "canceled");
  return [
    ...(item.pubStatus === "canceled" ? [own] : []),
    ...ordered.map((order) => ({ guid: order.guid, hrefs: [], isPicture: false })),
    ...(item.killedPictures ?? []).map((picture) => ({ ...picture, isPicture: true })),
  ];
};
