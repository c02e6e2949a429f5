import { type Actor, excerptOf } from "#kit";
import { storiesByIds } from "#stories";
import type { House } from "#store";
import { isRateable, isShown } from "./note.ts";
import type { NoteTable } from "./tables.ts";

/** A note as its raters see it: nothing of what became of it. */
export type RatedSubject = {
  readonly id: string;
  readonly story: { readonly id: string; readonly slug: string; readonly headline: string };
  readonly lang: string;
  readonly quote: string;
  readonly quotedNow: string;
  readonly body: string;
  readonly evidence: readonly string[];
  readonly isAsked: boolean;
  readonly isRecheck: boolean;
};

const QUEUE_MOST = 20;
const LOOK_AT = 200; // notes at a time that are sorted by need

const subjectOf = (note: NoteTable, story: RatedSubject["story"], isAsked: boolean): RatedSubject => ({
  id: note.id,
  story,
  lang: note.lang,
  quote: note.quote,
  quotedNow: note.quoted_now ?? note.quote,
  body: note.body,
  evidence: JSON.parse(note.evidence) as readonly string[],
  isAsked,
  isRecheck: note.anchor === "changed_material",
});

const storyOf = async (house: House, notes: readonly NoteTable[]): Promise<ReadonlyMap<string, RatedSubject["story"]>> => {
  const stories = await storiesByIds(house, [...new Set(notes.map((note) => note.story_id))]);
  return new Map(stories.map((story) => [story.id, { id: story.shortId, slug: story.slug, headline: story.headline }]));
};

/** Invitations that have opened for a member. */
const invitedTo = async (house: House, memberId: string): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await house.store.db
        .selectFrom("note_invite")
        .select("note_id")
        .where("rater_id", "=", memberId)
        .where("opens_at", "<=", house.clock.now())
        .where("answered_at", "is", null)
        .execute()
    ).map((row) => row.note_id),
  );

/**
 * The notes that need a member's answer most: whose passage changed, then those they were drawn for, then those near a decision, then those with
 * the fewest ratings. Without their own, without what they have rated, without what stands in stories already.
 */
export const queueFor = async (house: House, viewer: Actor): Promise<readonly RatedSubject[]> => {
  const memberId = viewer.id ?? "";
  const { db } = house.store;
  const rows = await db
    .selectFrom("note")
    .selectAll()
    .where("state", "=", "open")
    .where("author_id", "<>", memberId)
    .where("anchor_revision_id", "<>", "")
    .where("anchor", "<>", "orphan")
    .where("is_locked", "=", 0)
    .where((eb) =>
      eb.or([
        eb("id", "not in", eb.selectFrom("note_rating").select("note_id").where("rater_id", "=", memberId)),
        eb("anchor", "=", "changed_material"),
      ]),
    )
    .orderBy("made_at", "desc")
    .limit(LOOK_AT)
    .execute();
  const counts = await db
    .selectFrom("note_rating")
    .select((eb) => ["note_id", eb.fn.countAll<number>().as("count")])
    .where("note_id", "in", rows.length === 0 ? [""] : rows.map((row) => row.id))
    .groupBy("note_id")
    .execute();
  const of = new Map(counts.map((row) => [row.note_id, row.count]));
  const invited = await invitedTo(house, memberId);
  const isNear = (note: NoteTable): boolean => note.status === "NEEDS_YOUR_HELP" || note.status === "HOLD";
  const need = (note: NoteTable): number =>
    (note.anchor === "changed_material" ? 1_000 : 0) +
    (invited.has(note.id) ? 500 : 0) +
    (isNear(note) ? 100 : 0) -
    Math.min(99, of.get(note.id) ?? 0);
  const sorted = rows
    .filter((note) => isRateable(note) && (invited.has(note.id) || !isShown(note, note.anchor_revision_id)))
    .toSorted((a, b) => need(b) - need(a) || (a.id < b.id ? -1 : 1))
    .slice(0, QUEUE_MOST);
  const stories = await storyOf(house, sorted);
  return sorted.flatMap((note) => {
    const story = stories.get(note.story_id);
    return story === undefined ? [] : [subjectOf(note, story, invited.has(note.id))];
  });
};

/** One note as its raters see it; null where it is not to be rated by this member. */
export const subjectFor = async (house: House, viewer: Actor, noteId: string): Promise<RatedSubject | null> => {
  const note = await house.store.db.selectFrom("note").selectAll().where("id", "=", noteId).executeTakeFirst();
  if (note === undefined || !isRateable(note) || note.anchor_revision_id === "") return null;
  const story = (await storyOf(house, [note])).get(note.story_id);
  return story === undefined ? null : subjectOf(note, story, (await invitedTo(house, viewer.id ?? "")).has(note.id));
};

/** A member's own notes, newest first, of stories that can be read. */
export const ownNotes = async (
  house: House,
  viewer: Actor,
): Promise<readonly { readonly note: NoteTable; readonly story: RatedSubject["story"] | null; readonly gist: string }[]> => {
  const rows = await house.store.db
    .selectFrom("note")
    .selectAll()
    .where("author_id", "=", viewer.id ?? "")
    .orderBy("made_at", "desc")
    .limit(100)
    .execute();
  const stories = await storyOf(house, rows);
  return rows.map((note) => {
    const story = stories.get(note.story_id) ?? null;
    return { note, story, gist: story === null ? "" : excerptOf(note.body, 120) };
  });
};
