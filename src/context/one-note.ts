import { type Actor, isModerator } from "#kit";
import { membersByIds } from "#members";
import { storySubject, type StorySubject } from "#stories";
import type { House } from "#store";
import { areNotesOff, isFormer, type NoteView, viewOf } from "./note-list.ts";
import { isShown, maySee } from "./note.ts";
import type { Reason } from "./scorer/reasons.ts";
import type { NoteTable } from "./tables.ts";

/** What its author is told is missing: how many ratings to the least that decide, two shared reasons, the other side. */
export type Missing = { readonly ratings: number; readonly reasons: boolean; readonly otherSide: boolean };

export type OneNote = {
  readonly note: NoteTable;
  readonly view: NoteView;
  readonly story: StorySubject;
  readonly missing: Missing | null;
  readonly log: readonly { readonly at: string; readonly what: string }[];
  readonly ticket: { readonly state: string; readonly answer: string } | null;
};

const RATINGS_LEAST = 5; // fewer decide nothing (specification 1.4)
const SHARED_LEAST = 2;

const missingOf = (
  note: NoteTable,
  ratings: readonly { readonly value: number; readonly reasons: string; readonly counts_from: string | null }[],
  now: string,
): Missing => {
  const counted = ratings.filter((rating) => rating.counts_from !== null && rating.counts_from <= now);
  const times = new Map<string, number>();
  for (const rating of counted.filter((each) => each.value > 0))
    for (const reason of JSON.parse(rating.reasons) as readonly Reason[]) times.set(reason, (times.get(reason) ?? 0) + 1);
  const shared = [...times.values()].filter((count) => count >= SHARED_LEAST).length;
  return {
    ratings: Math.max(0, RATINGS_LEAST - counted.length),
    reasons: shared < SHARED_LEAST,
    otherSide: note.status === "NEEDS_YOUR_HELP",
  };
};

/** A note by itself, as a viewer may see it; null where they may not, or where its story cannot be read. Its life is its author's and the staff's. */
export const oneNote = async (house: House, viewer: Actor, id: string): Promise<OneNote | null> => {
  const { db } = house.store;
  const note = await db.selectFrom("note").selectAll().where("id", "=", id).executeTakeFirst();
  const story = note === undefined ? null : await storySubject(db, note.story_id);
  if (note === undefined || story === null || !story.isPublic || note.quote === "") return null;
  const knows = isModerator(viewer) || viewer.id === note.author_id;
  if (!knows && ((await areNotesOff(house, story.id)) || !(isShown(note, story.revisionId) || isFormer(note) || maySee(viewer, note))))
    return null;
  const ratings = await db.selectFrom("note_rating").selectAll().where("note_id", "=", id).where("is_before_change", "=", 0).execute();
  const author = (await membersByIds(house.store, [note.author_id])).get(note.author_id) ?? null;
  const log = knows ? await db.selectFrom("note_log").select(["at", "what"]).where("note_id", "=", id).orderBy("id").execute() : [];
  const ticket = knows
    ? await db.selectFrom("note_ticket").select(["state", "answer"]).where("note_id", "=", id).executeTakeFirst()
    : undefined;
  const isOpen = note.state === "open" && note.status !== "HELPFUL" && note.status !== "NOT_HELPFUL";
  return {
    note,
    view: viewOf(viewer, note, story.revisionId, { author, ratings }),
    story,
    missing: knows && isOpen ? missingOf(note, ratings, house.clock.now()) : null,
    log,
    ticket: ticket ?? null,
  };
};
