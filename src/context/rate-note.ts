import { type Actor, DAY, done, later, refuse, type Result } from "#kit";
import { limitsOf, trustOf } from "#members";
import { storySubject } from "#stories";
import type { House, Tx } from "#store";
import { type Helpful, isRateable, isShown, OLD_ENOUGH_MS, type RatingSource, reasonsFor, VALUE } from "./note.ts";
import { type Reason, REASONS } from "./scorer/reasons.ts";
import type { NoteTable } from "./tables.ts";
import { lockNote } from "./write-note.ts";

export type RatingProblem = "not-signed-in" | "not-there" | "own" | "no-reasons" | "too-many";

export type NewRating = {
  readonly helpful: Helpful;
  readonly reasons: readonly string[];
  /** Where its rater came from; who was asked is known without it. */
  readonly source?: RatingSource;
};

/** `countsFrom`: null where it never counts, since its rater could see what had become of the note. */
export type Rated = {
  readonly note: NoteTable;
  readonly helpful: Helpful;
  readonly reasons: readonly Reason[];
  readonly countsFrom: string | null;
  readonly isBlind: boolean;
};

/** A reason by its name, or by the words that the form asks with ("adds missing background"). */
const reasonNamed = (given: string, among: readonly Reason[]): Reason | undefined => {
  const name = given
    .trim()
    .replace(/([a-z])([A-Z])/gu, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z]+/gu, "-");
  const names = [name, name.replace("-the-", "-"), name.replace("adds-missing-", "adds-")];
  return among.find((reason) => names.some((each) => each === reason || each.startsWith(`${reason}-`)));
};

/** The reasons that may go with an answer, each once, in the fixed order. */
const reasonsIn = (helpful: Helpful, given: readonly string[]): readonly Reason[] => {
  const named = new Set(given.map((each) => reasonNamed(each, reasonsFor(helpful))));
  return REASONS.filter((reason) => named.has(reason));
};

const isBusy = async (house: House, tx: Tx, raterId: string): Promise<boolean> => {
  const { ratingsADay } = await limitsOf(tx, raterId);
  const over = await tx
    .selectFrom("note_rating")
    .select("at")
    .where("rater_id", "=", raterId)
    .where("at", ">", later(house.clock.now(), -DAY))
    .orderBy("at", "desc")
    .offset(ratingsADay - 1)
    .limit(1)
    .executeTakeFirst();
  return over !== undefined;
};

/** From when a rater's voice counts: from now on for an account older than 7 days with a proved mailbox; null while the mailbox is not proved. */
const countsFrom = async (tx: Tx, raterId: string, now: string): Promise<string | null> => {
  const trust = (await trustOf(tx, [raterId])).get(raterId);
  if (trust === undefined || !trust.isOpen || !trust.isProved) return null;
  const ripe = later(trust.joinedAt, OLD_ENOUGH_MS);
  return ripe > now ? ripe : now;
};

/** Says whether a note helps people understand its passage; the latest answer of a rater stands. */
export const rateNote = (house: House, actor: Actor, noteId: string, wanted: NewRating): Promise<Result<Rated, RatingProblem>> =>
  house.store.transact(async (tx) => {
    if (actor.id === null || actor.role === "visitor" || actor.role === "source") return refuse("not-signed-in");
    const note = await lockNote(house, tx, noteId);
    if (note === undefined || !isRateable(note)) return refuse("not-there");
    const story = await storySubject(tx, note.story_id);
    if (story === null || !story.isPublic || note.anchor_revision_id !== story.revisionId) return refuse("not-there");
    if (note.author_id === actor.id) return refuse("own");
    const reasons = reasonsIn(wanted.helpful, wanted.reasons);
    if (reasons.length === 0) return refuse("no-reasons");
    if (await isBusy(house, tx, actor.id)) return refuse("too-many");
    const now = house.clock.now();
    const invite = await tx
      .updateTable("note_invite")
      .set({ answered_at: now })
      .where("note_id", "=", note.id)
      .where("rater_id", "=", actor.id)
      .where("opens_at", "<=", now)
      .returning("rater_id")
      .executeTakeFirst();
    // Who could read that others found it helpful is no independent voice; who was drawn by lot is one.
    const isBlind = invite !== undefined || !isShown({ ...note, desk: note.desk === "published" ? "" : note.desk }, story.revisionId);
    const counts = await countsFrom(tx, actor.id, now);
    const row = {
      note_id: note.id,
      rater_id: actor.id,
      value: VALUE[wanted.helpful],
      reasons: JSON.stringify(reasons),
      source: invite === undefined ? (wanted.source ?? "organic") : ("asked" as const),
      at: now,
      counts_from: counts,
      is_blind: isBlind ? 1 : 0,
      anchor_revision_id: note.anchor_revision_id,
      is_before_change: 0,
    };
    await tx
      .insertInto("note_rating")
      .values(row)
      .onConflict((conflict) => conflict.columns(["note_id", "rater_id"]).doUpdateSet(row))
      .execute();
    await tx.updateTable("note").set({ changed_at: now }).where("id", "=", note.id).execute();
    return done({ note, helpful: wanted.helpful, reasons, countsFrom: isBlind ? counts : null, isBlind });
  });
