import { type Actor, type Instant, isModerator, MINUTE } from "#kit";
import type { Tx } from "#store";

/**
 * `held` for a moderator and `rejected` by one are seen by their author and by moderators alone; `hidden` by a moderator after it was public, its
 * words kept; `deleted` by its author, its words gone. A tombstone stays for the last two, so that answers can be read.
 */
export type CommentState = "published" | "held" | "rejected" | "hidden" | "deleted";

/** What a comment is for. An opening begins a discussion. A question and its answers have a life of their own, in another room. */
export type CommentKind = "comment" | "opening" | "question" | "answer";

export const LETTERS_MOST = 5000; // about 800 words: longer than any that people read to the end
export const ROOTS_A_PAGE = 20;
export const REPLIES_SHOWN = 12; // under one comment before "more replies"
export const REPLIES_A_PAGE = 50;
export const DEPTH_SHOWN = 3; // deeper answers stand at this level and say whom they answer
export const STRETCH = 8; // levels on one page; what is deeper goes on at a page of its own

export const EDIT_MS = 5 * MINUTE; // long enough to see a slip, too short to change what others have answered
export const UNDO_MS = 2 * MINUTE; // in which words are taken back into the box, leaving no trace
export const ADDITIONS_MOST = 3; // after that it is another comment

export const ORDERS = ["bridging", "best", "newest", "oldest", "respected", "staff"] as const;
export type Order = (typeof ORDERS)[number];
/** Before opinion groups are found; from then on it is "bridging". */
export const FIRST_ORDER: Order = "best";

export const VOTES = ["respect", "doesnt-help", "none"] as const;
export type VoteValue = (typeof VOTES)[number];

/** What a comment did for a reader: taught something, moved an opinion, put another view well. */
export const REACTIONS = ["learned", "moved", "well-put"] as const;
export type Reaction = (typeof REACTIONS)[number];

export const COUNT_SHOWN_LEAST = 5; // fewer say nothing but who was first, and sway those who come next

/** What was added to a comment that could no longer be changed. */
export type Addition = { readonly at: string; readonly body: string };

/** What an editor says a member is under a story. */
export const LABELS = ["author", "expert", "guest"] as const;
export type LabelKind = (typeof LABELS)[number];
export type Label = { readonly kind: LabelKind; readonly words: string };

/** The rules of the house, by number. A removal names one. */
export const RULES = ["1", "2", "3", "4", "5", "6", "7"] as const;
export type Rule = (typeof RULES)[number];

/** What a member is about to say. */
export type Contribution = {
  readonly author: Actor;
  readonly storyId: string;
  readonly parentId: string | null;
  readonly body: string;
  /** What whoever took the words in saw in them that a person should look at first. */
  readonly signals?: readonly ("named-person" | "new-author" | "link")[];
  /** What it is or will be if it is kept, as the ledger names it: `comment:k3f9…`. Left out where nothing of it is kept until it is published. */
  readonly target?: string;
  /** `change`, `add`: the same author changes what was judged before. */
  readonly how?: "new" | "change" | "add";
  /** Whether a moderator reads everything there first. */
  readonly isPremoderated?: boolean;
};

/**
 * What to do with it. Rules are named by their number. `hold`: a moderator looks first. `reject`: nobody sees it; the words go back to their
 * author, who may put them otherwise. `isFinal`: they are kept instead, turned down, and their author may appeal. `until`: until when its author
 * may say nothing at all, null for good.
 */
export type Verdict =
  | { readonly verdict: "publish" }
  | { readonly verdict: "hold" }
  | { readonly verdict: "reject"; readonly rule: Rule; readonly isFinal?: boolean; readonly until?: Instant | null };

/** Something that is more than a comment; `about` is JSON of the room that keeps the rest of it. */
export type Typed = {
  readonly kind: Exclude<CommentKind, "comment" | "opening">;
  readonly storyId: string;
  readonly parentId: string | null;
  readonly body: string;
  readonly key: string | null;
  readonly about: string;
};

/** Asked before anything a member says is published. Another room is the judge; it decides in the same transaction. */
export type Judge = (tx: Tx, said: Contribution) => Promise<Verdict>;

export type May = { readonly ok: true } | { readonly ok: false; readonly reason: "visitor" | "not-yours" | "not-there" };

type Own = { readonly author_id: string; readonly state: CommentState };

export const mayHide = (actor: Actor, comment: Own): May => {
  if (actor.role === "visitor") return { ok: false, reason: "visitor" };
  if (!isModerator(actor)) return { ok: false, reason: "not-yours" };
  return comment.state === "published" || comment.state === "held" ? { ok: true } : { ok: false, reason: "not-there" };
};

/** Brings back what was hidden, and lets out what is held. */
export const mayRestore = (actor: Actor, comment: Own): May => {
  if (!isModerator(actor)) return { ok: false, reason: actor.role === "visitor" ? "visitor" : "not-yours" };
  return ["hidden", "held", "rejected"].includes(comment.state) ? { ok: true } : { ok: false, reason: "not-there" };
};

export const mayDelete = (actor: Actor, comment: Own): May => {
  if (actor.role === "visitor") return { ok: false, reason: "visitor" };
  if (actor.id !== comment.author_id) return { ok: false, reason: "not-yours" };
  return ["published", "held", "rejected"].includes(comment.state) ? { ok: true } : { ok: false, reason: "not-there" };
};

type Timed = Own & { readonly posted_at: string; readonly answers: number; readonly edit_until: string | null };

const isWithin = (nowMs: number, postedAt: string, ms: number): boolean => nowMs - Date.parse(postedAt) < ms;

/** Whether its author may add something below the words. */
export const mayAdd = (actor: Actor, comment: Own): boolean => mayDelete(actor, comment).ok && comment.state !== "rejected";

/** Whether its author may still change the words: for a few minutes, and until somebody answers; or as long as was said for this comment alone. */
export const mayEdit = (actor: Actor, comment: Timed, nowMs: number): boolean =>
  mayAdd(actor, comment) &&
  (comment.edit_until === null
    ? comment.answers === 0 && isWithin(nowMs, comment.posted_at, EDIT_MS)
    : nowMs < Date.parse(comment.edit_until));

/** Whether its author may take the words back into the box. */
export const mayUndo = (actor: Actor, comment: Timed, nowMs: number): boolean =>
  mayDelete(actor, comment).ok && comment.answers === 0 && isWithin(nowMs, comment.posted_at, UNDO_MS);

/** Letters as readers count them (UAX 29): a flag or a letter with its marks is one. */
export const lettersIn = (text: string): number => [...graphemes.segment(text)].length;
const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
