import { type Actor, isModerator } from "#kit";
import { blocksOf, membersByIds, type Person } from "#members";
import type { StorySubject } from "#stories";
import type { House } from "#store";
import type { AnchorState } from "./anchor.ts";
import { isShown, maySee, type NoteKind, type Status, statusOf } from "./note.ts";
import type { Reason } from "./scorer/reasons.ts";
import type { NoteTable } from "./tables.ts";

/** A note as somebody may see it. */
export type NoteView = {
  readonly id: string;
  readonly kind: NoteKind;
  readonly body: string;
  readonly evidence: readonly string[];
  /** Null where its author wanted no name, or is gone. */
  readonly author: Person | null;
  readonly isOwn: boolean;
  readonly madeAt: string;
  readonly madeVersion: number;
  /** Null: not to be known by whoever asks, who may rate it. */
  readonly status: Status | null;
  readonly isShown: boolean;
  readonly isByDesk: boolean;
  readonly shownAt: string | null;
  readonly anchor: {
    readonly state: AnchorState;
    /** The passage as it was. */
    readonly quote: string;
    readonly quotedNow: string | null;
    readonly start: number | null;
    readonly end: number | null;
    readonly since: string;
    readonly prefix: string;
    readonly suffix: string;
  };
  /** What the viewer said of it. */
  readonly mine: { readonly value: number; readonly reasons: readonly Reason[] } | null;
  readonly counts: NoteCounts | null;
};

/** How many ratings speak for a note that readers see, of how many. */
export type NoteCounts = { readonly helpful: number; readonly all: number };

type Rating = { readonly note_id: string; readonly rater_id: string; readonly value: number; readonly reasons: string };

/** A note that stood at its passage once and whose passage is gone. */
export const isFormer = (note: NoteTable): boolean =>
  note.state === "open" && note.anchor === "orphan" && note.shown_at !== null && note.desk !== "vetoed" && note.quote !== "";

/** Whether a viewer may know what became of a note: it is their own, they are staff, or everybody sees it. */
const knows = (viewer: Actor, note: NoteTable, revisionId: string | null): boolean =>
  isModerator(viewer) || viewer.id === note.author_id || isShown(note, revisionId) || isFormer(note);

const isFor = (viewer: Actor, note: NoteTable, revisionId: string | null): boolean =>
  note.quote !== "" && (isShown(note, revisionId) || isFormer(note) || maySee(viewer, note));

export const viewOf = (
  viewer: Actor,
  note: NoteTable,
  revisionId: string | null,
  more: { readonly author: Person | null; readonly ratings: readonly Rating[] },
): NoteView => {
  const mine = more.ratings.find((rating) => rating.rater_id === viewer.id);
  const shown = isShown(note, revisionId);
  return {
    id: note.id,
    kind: note.kind,
    body: note.body,
    evidence: JSON.parse(note.evidence) as readonly string[],
    author: note.is_unnamed === 1 && viewer.id !== note.author_id ? null : more.author,
    isOwn: viewer.id !== null && viewer.id === note.author_id,
    madeAt: note.made_at,
    madeVersion: note.made_version,
    status: knows(viewer, note, revisionId) ? statusOf(note) : null,
    isShown: shown,
    isByDesk: note.desk === "published",
    shownAt: note.shown_at,
    anchor: {
      state: note.anchor,
      quote: note.quote,
      quotedNow: note.quoted_now,
      start: note.anchor_start,
      end: note.anchor_end,
      since: note.anchored_at,
      prefix: note.prefix,
      suffix: note.suffix,
    },
    mine: mine === undefined ? null : { value: mine.value, reasons: JSON.parse(mine.reasons) as readonly Reason[] },
    counts: shown ? { helpful: more.ratings.filter((rating) => rating.value === 1).length, all: more.ratings.length } : null,
  };
};

const ratingsOf = (house: House, ids: readonly string[]): Promise<readonly Rating[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : house.store.db
        .selectFrom("note_rating")
        .select(["note_id", "rater_id", "value", "reasons"])
        .where("note_id", "in", ids)
        .where("is_before_change", "=", 0)
        .execute();

/** Whether the desk has switched notes off under a story. */
export const areNotesOff = async (house: House, storyId: string): Promise<boolean> =>
  (await house.store.db.selectFrom("note_story").select("is_off").where("story_id", "=", storyId).executeTakeFirst())?.is_off === 1;

const inOrder = (a: NoteView, b: NoteView): number =>
  (a.anchor.start ?? Number.MAX_SAFE_INTEGER) - (b.anchor.start ?? Number.MAX_SAFE_INTEGER) || (a.madeAt < b.madeAt ? -1 : 1);

/**
 * The notes on a public story that a viewer may see, in the order of their passages; those whose passage is gone last. Members see proposed ones
 * too, without what became of them. 4 statements at the most.
 */
export const notesOf = async (
  house: House,
  viewer: Actor,
  story: Pick<StorySubject, "id" | "revisionId">,
): Promise<{ readonly notes: readonly NoteView[]; readonly isOff: boolean }> => {
  const isOff = await areNotesOff(house, story.id);
  if (isOff && !isModerator(viewer)) return { notes: [], isOff };
  const rows = await house.store.db.selectFrom("note").selectAll().where("story_id", "=", story.id).orderBy("id").execute();
  const seen = rows.filter((note) => isFor(viewer, note, story.revisionId));
  if (seen.length === 0) return { notes: [], isOff };
  const blocked = viewer.id === null ? null : await blocksOf(house.store, viewer.id);
  const left = seen.filter((note) => blocked === null || !blocked.has(note.author_id));
  const people = await membersByIds(house.store, [...new Set(left.map((note) => note.author_id))]);
  const ratings = await ratingsOf(
    house,
    left.map((note) => note.id),
  );
  const ofNote = Map.groupBy(ratings, (rating) => rating.note_id);
  const views = left.map((note) =>
    viewOf(viewer, note, story.revisionId, { author: people.get(note.author_id) ?? null, ratings: ofNote.get(note.id) ?? [] }),
  );
  return { notes: views.toSorted(inOrder), isOff };
};
