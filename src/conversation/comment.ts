import { type Actor, isModerator } from "#kit";
import type { Tx } from "#store";

/** `hidden` by a moderator, its words kept; `deleted` by its author, its words gone. A tombstone stays for both, so that answers can be read. */
export type CommentState = "published" | "hidden" | "deleted";

export const LETTERS_MOST = 5000; // about 800 words: longer than any that people read to the end
export const ROOTS_A_PAGE = 20;
export const REPLIES_SHOWN = 12; // under one comment before "more replies"
export const REPLIES_A_PAGE = 50;
export const DEPTH_SHOWN = 3; // deeper answers stand at this level and say whom they answer

export const ORDERS = ["newest", "oldest"] as const;
export type Order = (typeof ORDERS)[number];

/** The rules of the house, by number. A removal names one. */
export const RULES = ["1", "2", "3", "4", "5", "6", "7"] as const;
export type Rule = (typeof RULES)[number];

/** What a member is about to say. */
export type Contribution = { readonly author: Actor; readonly storyId: string; readonly parentId: string | null; readonly body: string };

/** What to do with it. Rules are named by their number. */
export type Verdict = { readonly verdict: "publish" } | { readonly verdict: "reject"; readonly rule: Rule };

/** Asked before anything a member says is published. Another room is the judge; it decides in the same transaction. */
export type Judge = (tx: Tx, said: Contribution) => Promise<Verdict>;

export type May = { readonly ok: true } | { readonly ok: false; readonly reason: "visitor" | "not-yours" | "not-there" };

type Own = { readonly author_id: string; readonly state: CommentState };

export const mayHide = (actor: Actor, comment: Own): May => {
  if (actor.role === "visitor") return { ok: false, reason: "visitor" };
  if (!isModerator(actor)) return { ok: false, reason: "not-yours" };
  return comment.state === "published" ? { ok: true } : { ok: false, reason: "not-there" };
};

export const mayRestore = (actor: Actor, comment: Own): May => {
  if (!isModerator(actor)) return { ok: false, reason: actor.role === "visitor" ? "visitor" : "not-yours" };
  return comment.state === "hidden" ? { ok: true } : { ok: false, reason: "not-there" };
};

export const mayDelete = (actor: Actor, comment: Own): May => {
  if (actor.role === "visitor") return { ok: false, reason: "visitor" };
  if (actor.id !== comment.author_id) return { ok: false, reason: "not-yours" };
  return comment.state === "published" ? { ok: true } : { ok: false, reason: "not-there" };
};
