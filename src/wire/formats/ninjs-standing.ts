import type { Instant } from "#kit";
import type { PubStatus, WireItem } from "../item.ts";
import { readInstant } from "../read-instant.ts";
import type { Json } from "./ninjs-fields.ts";
import { pubStatusOf, strictest, unknownStatus } from "./parts.ts";

/** What a field says when it says nothing: PA sends "", others null or false. */
const isSilent = (value: unknown): boolean =>
  value === undefined || value === null || value === false || (typeof value === "string" && value.trim() === "");

const spoken = (item: Json, keys: readonly string[]): readonly unknown[] =>
  keys.map((key) => item[key]).filter((value) => !isSilent(value));

/** "embargoed" is how AP and PA say in the status that an embargo holds: the item is usable after it. */
const isEmbargoWord = (value: unknown): boolean => typeof value === "string" && /^(?:.*[:/#])?\s*embargoed\s*$/iu.test(value);

export type Standing = { readonly status: PubStatus } | { readonly problem: string };

const STATUS_KEYS = ["pubstatus", "pubStatus"];

/**
 * An item's status by any spelling of its field, the strictest where several differ; a problem where one cannot be read. Usable when none is
 * there. A field named only `status` is a word of some system's work flow, unless it is one of the standard's.
 */
export const statusIn = (item: Json): Standing => {
  const found: PubStatus[] = [];
  for (const value of spoken(item, STATUS_KEYS)) {
    if (isEmbargoWord(value)) continue;
    const status = typeof value === "string" ? pubStatusOf(value) : null;
    if (status === null) return { problem: unknownStatus(typeof value === "string" ? value : (JSON.stringify(value) ?? "")) };
    found.push(status);
  }
  const loose = typeof item["status"] === "string" ? pubStatusOf(item["status"]) : null;
  return { status: strictest(loose === null ? found : [...found, loose]) };
};

const EMBARGO_KEYS = ["embargoed", "embargoedUntil", "embargoeduntil", "embargo", "embargotime", "embargoTime"];

/** An embargo by any of its names, the latest where several differ; one that cannot be read as a time has no known end, and holds. */
export const embargoIn = (item: Json): WireItem["embargo"] => {
  const ends = spoken(item, EMBARGO_KEYS).map((value) =>
    typeof value === "string" || typeof value === "number" ? readInstant(String(value)) : null,
  );
  if (ends.length === 0) return spoken(item, STATUS_KEYS).some(isEmbargoWord) ? { until: null } : null;
  const known = ends.filter((end): end is Instant => end !== null);
  return { until: known.length < ends.length ? null : (known.toSorted().at(-1) ?? null) };
};
