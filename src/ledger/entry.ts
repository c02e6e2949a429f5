import { type Instant, sha256 } from "#kit";

export const KINDS = [
  "removal",
  "restoration",
  "correction",
  "withdrawal",
  "context",
  "appeal",
  "sanction",
  "rule",
  "recovery",
  "exits",
] as const;
export type Kind = (typeof KINDS)[number];

/** Who decided, without a name: the ledger is public and keeps no names of members. */
export const DECIDERS = ["source", "moderator", "editor", "author", "rule"] as const;
export type DecidedBy = (typeof DECIDERS)[number];

/** Why. A removal by a rule of the house names the rule too. */
export type Ground =
  | "correction-by-source"
  | "kill-by-source"
  | "correction-by-editor"
  | "kill-by-editor"
  | "lift-by-editor"
  | "purge"
  | "restore"
  | "rule"
  | "mistake"
  | "note-published"
  | "note-vetoed"
  | "notes-closed"
  | "notes-opened"
  | "appeal"
  | "upheld"
  | "often-wrong"
  | "tried"
  | "trial-ended"
  | "two-persons"
  | "all-down"
  | "not-down";

/** One decision. `target` is a kind and an id: `story:k3f9…`, `comment:0199…`. */
export type Decision = {
  readonly kind: Kind;
  readonly target: string;
  readonly ground: Ground;
  readonly rule: string | null;
  readonly decidedBy: DecidedBy;
  /** Facts without names and without the removed words. */
  readonly details: Readonly<Record<string, string | number | boolean>>;
};

/** `no` counts from 1 without a gap. `seal` is of everything in the entry and of the seal before it. */
export type Entry = Decision & { readonly no: number; readonly at: Instant; readonly sealBefore: string; readonly seal: string };

/** What stands before the first entry. */
export const FIRST_SEAL = "0".repeat(64);

/**
 * SHA-256 over the seal before and the entry's own fields, as a JSON array in the order below: a hash chain (Haber & Stornetta 1991), so that
 * no entry can be changed, taken out or put between without every later seal being wrong. `details` goes in as the text that is stored.
 */
export const sealOf = (entry: Omit<Entry, "seal" | "details">, details: string): string => {
  const { no, at, kind, target, ground, rule, decidedBy, sealBefore } = entry;
  return sha256(JSON.stringify([sealBefore, no, at, kind, target, ground, rule, decidedBy, details]));
};
