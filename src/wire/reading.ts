import type { WireItem } from "./item.ts";

/** An item of a document that was not taken, and why: a sentence that a newsroom can act on. */
export type RefusedItem = { readonly guid: string | null; readonly reason: string };

export type ReadItems = { readonly items: readonly WireItem[]; readonly refused: readonly RefusedItem[] };

export type WireProblem = { readonly kind: "unknown-format" | "malformed" | "too-large" | "limits" | "no-item"; readonly reason: string };

/** What is left to say when an item, or a document, cannot be taken. */
export type ItemRead = { readonly ok: true; readonly item: WireItem } | { readonly ok: false; readonly refused: RefusedItem };
