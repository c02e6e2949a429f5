import { type Actor, DAY, HOUR, isModerator, MINUTE } from "#kit";
import type { AnchorState } from "./anchor.ts";
import { type Reason, REASONS } from "./scorer/reasons.ts";
import type { NoteStatus } from "./scorer/score.ts";

export const KINDS = ["background", "update", "source", "dispute"] as const;
/** What a note brings: what was before, what came since, a source or document, or that something in the passage is not so. */
export type NoteKind = (typeof KINDS)[number];

/**
 * `held` waits for a moderator and `rejected` was refused by one: both are seen by their author and by moderators alone. `incorporated`: the desk
 * changed the story because of it. `withdrawn` by its author, `removed` by a moderator.
 */
export type NoteState = "draft" | "held" | "rejected" | "open" | "incorporated" | "withdrawn" | "removed";

/** What the desk has said of it. */
export type DeskWord = "" | "published" | "vetoed";

export type RatingSource = "organic" | "asked" | "linked";

export const LETTERS_MOST = 500; // one claim: what needs more is a reply or a story
export const LINKS_MOST = 4;
export const NOTES_A_DAY = 10; // by one author: most communities are written by a few (arXiv 2510.12559)
export const NOTES_A_STORY = 3; // by one author under one story
export const OPEN_A_STORY = 60; // in all: more than anybody rates
export const OLD_ENOUGH_MS = 7 * DAY; // an account younger than this is stored and counted later
export const RECHECK_MS = 72 * HOUR; // in which somebody has to say that a note still fits a passage that changed
export const LOCK_MS = 14 * DAY; // after which a status stays
export const HOLD_MS = { S0: 60 * MINUTE, S1: 60 * MINUTE, S2: 30 * MINUTE, S3: 30 * MINUTE } as const;
export const CONFIRMS = { editor: 3, author: 1, rater: 1, needed: 3 } as const; // whose word weighs what when a passage changed

/** What was good, beside yes and somewhat; what was not, beside no and somewhat. */
const GOOD: readonly Reason[] = ["clear", "good-sources", "addresses-passage", "adds-background", "neutral-wording"];

export const HELPFUL = ["yes", "somewhat", "no"] as const;
export type Helpful = (typeof HELPFUL)[number];
export const VALUE = { yes: 1, somewhat: 0.5, no: 0 } as const satisfies Record<Helpful, number>;

/** The reasons that may go with an answer: what was good with "yes", what was not with "no", either with "somewhat". */
export const reasonsFor = (helpful: Helpful): readonly Reason[] =>
  helpful === "somewhat" ? REASONS : REASONS.filter((reason) => GOOD.includes(reason) === (helpful === "yes"));

/** What a note is called by programs and by its author: its life in one word. */
export type Status = NoteStatus | "DRAFT" | "HELD" | "REJECTED" | "WITHDRAWN" | "REMOVED" | "INCORPORATED" | "RECHECK" | "ORPHANED";

type Life = { readonly state: NoteState; readonly status: NoteStatus; readonly anchor: AnchorState };

const WORD_OF: Readonly<Record<Exclude<NoteState, "open">, Status>> = {
  draft: "DRAFT",
  held: "HELD",
  rejected: "REJECTED",
  incorporated: "INCORPORATED",
  withdrawn: "WITHDRAWN",
  removed: "REMOVED",
};

export const statusOf = ({ state, status, anchor }: Life): Status => {
  if (state !== "open") return WORD_OF[state];
  return anchor === "orphan" ? "ORPHANED" : anchor === "changed_material" ? "RECHECK" : status;
};

const IN_PLACE: readonly AnchorState[] = ["exact", "moved", "changed"];

/** Whether a note's passage stands in the version that readers see, and says what it said when the note was last found to fit. */
export const isInPlace = (
  note: { readonly anchor: AnchorState; readonly anchor_revision_id: string },
  revisionId: string | null,
): boolean => IN_PLACE.includes(note.anchor) && note.anchor_revision_id === revisionId;

type Shown = Life & { readonly desk: DeskWord; readonly anchor_revision_id: string };

/** Whether readers see the note at its passage: found helpful, or the desk's choice, and never against the desk's veto. */
export const isShown = (note: Shown, revisionId: string | null): boolean =>
  note.state === "open" &&
  note.desk !== "vetoed" &&
  (note.desk === "published" || note.status === "HELPFUL") &&
  isInPlace(note, revisionId);

type Own = { readonly author_id: string; readonly state: NoteState };

/** Whether an actor may see a note at all: what is open, everybody who is signed in; the rest, its author and moderators. */
export const maySee = (actor: Actor, note: Own): boolean =>
  isModerator(actor) || (actor.id !== null && actor.id === note.author_id) || (note.state === "open" && actor.role !== "visitor");

/** Whether a note may be rated: it is open, stands somewhere, and is not locked. */
export const isRateable = (note: Life & { readonly is_locked: number }): boolean =>
  note.state === "open" && note.anchor !== "orphan" && note.is_locked === 0;
