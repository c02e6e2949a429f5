import { type OnVersion, versionTexts } from "#stories";
import type { House, Tx } from "#store";
import { type Anchor, anchorAt, type AnchorState, type Found, ORPHAN } from "./anchor.ts";
import { type CanonicalStory, canonicalStory } from "./canonical-text.ts";
import type { News } from "./events.ts";
import { isMaterial } from "./is-material.ts";
import { logNote, tellAuthor, tellChange } from "./log-note.ts";
import type { NoteState } from "./note.ts";
import { reAnchor } from "./re-anchor.ts";
import type { NoteTable } from "./tables.ts";
import { type VersionDiff, versionDiff } from "./version-diff.ts";
import "./events.ts";

type Shown = Parameters<OnVersion["shown"]>[2];

/** States whose passage is followed: what was withdrawn or refused is not read again. */
const FOLLOWED: readonly NoteState[] = ["draft", "held", "open", "incorporated"];

type Pair = { readonly before: CanonicalStory; readonly diff: VersionDiff };

/** The comparisons that one version needs, each made once however many notes ask for it. */
const comparisons = (texts: ReadonlyMap<string, readonly string[]>, after: CanonicalStory) => {
  const made = new Map<string, Pair>();
  return (revisionId: string): Pair | null => {
    const known = made.get(revisionId);
    if (known !== undefined) return known;
    const text = texts.get(revisionId);
    if (text === undefined) return null;
    const before = canonicalStory(text);
    const pair = { before, diff: versionDiff(before.text, after.text) };
    made.set(revisionId, pair);
    return pair;
  };
};

const from = (pair: Pair | null, after: CanonicalStory, anchorIn: (before: CanonicalStory) => Anchor): Found =>
  pair === null ? ORPHAN : reAnchor(anchorIn(pair.before), { before: pair.before.text, after: after.text, diff: pair.diff });

type Settled = { readonly state: AnchorState; readonly found: Found; readonly quotedNow: string | null };

/** Where a note's passage is in a version: compared with the version it was last found in and, if it is not there, with the first. */
const settle = (note: NoteTable, version: Shown, after: CanonicalStory, pairOf: (revisionId: string) => Pair | null): Settled => {
  const last = from(pairOf(note.base_revision_id), after, (before) => anchorAt(before.text, note.base_start, note.base_end));
  const found =
    last.state !== "orphan" || note.base_revision_id === note.made_revision_id
      ? last
      : from(pairOf(note.made_revision_id), after, (before) => anchorAt(before.text, note.start_at, note.end_at));
  if (found.start === null || found.end === null) return { state: "orphan", found, quotedNow: null };
  const quotedNow = after.text.slice(found.start, found.end);
  if (quotedNow === note.confirmed_quote) return { state: found.state === "moved" ? "moved" : "exact", found, quotedNow };
  return { state: isMaterial(note.confirmed_quote, quotedNow, version.lang) ? "changed_material" : "changed", found, quotedNow };
};

const newsOf = (before: AnchorState, after: AnchorState): News | null => {
  if (before === after) return null;
  if (after === "changed_material") return "recheck";
  if (after === "orphan") return "orphaned";
  return before === "orphan" || before === "changed_material" ? "back" : null;
};

const write = async (house: House, tx: Tx, note: NoteTable, version: Shown, { state, found, quotedNow }: Settled): Promise<void> => {
  const now = house.clock.now();
  const isFound = found.start !== null && found.end !== null;
  const isRecheck = state === "changed_material" && (note.recheck_since === null || note.quoted_now !== quotedNow);
  await tx
    .updateTable("note")
    .set({
      anchor: state,
      anchor_revision_id: version.revisionId,
      anchor_start: found.start,
      anchor_end: found.end,
      quoted_now: quotedNow,
      anchored_at: state === note.anchor && quotedNow === note.quoted_now ? note.anchored_at : now,
      recheck_since: state === "changed_material" ? (isRecheck ? now : note.recheck_since) : null,
      ...(isFound ? { base_revision_id: version.revisionId, base_start: found.start, base_end: found.end } : {}),
    })
    .where("id", "=", note.id)
    .execute();
  const row = {
    note_id: note.id,
    revision_id: version.revisionId,
    version: version.number,
    state,
    start_at: found.start,
    end_at: found.end,
    how: found.how,
    score: found.score,
    quoted_now: quotedNow,
    at: now,
  };
  await tx
    .insertInto("note_anchor")
    .values(row)
    .onConflict((conflict) => conflict.columns(["note_id", "revision_id"]).doUpdateSet(row))
    .execute();
  if (isRecheck) await tx.updateTable("note_rating").set({ is_before_change: 1 }).where("note_id", "=", note.id).execute();
  const news = newsOf(note.anchor, state);
  if (news === "back") await tx.updateTable("note_rating").set({ is_before_change: 0 }).where("note_id", "=", note.id).execute();
  if (news !== null && note.state !== "draft") {
    await logNote(house, tx, note.id, {
      what: `anchor:${state}`,
      by: "story",
      details: { version: version.number, how: found.how, score: found.score },
    });
    await tellAuthor(house, tx, note, news);
  }
  if (state !== note.anchor) await tellChange(house, tx, note);
};

/** Finds every note's passage again in the version that readers come to see, in the transaction that shows it. */
const shown: OnVersion["shown"] = async (house, tx, version) => {
  const notes = await tx
    .selectFrom("note")
    .selectAll()
    .where("story_id", "=", version.storyId)
    .where("state", "in", FOLLOWED)
    .where("quote", "<>", "")
    .orderBy("id")
    .execute();
  const old = notes.filter((note) => note.anchor_revision_id !== version.revisionId);
  if (old.length === 0) return;
  const texts = await versionTexts(
    tx,
    version.storyId,
    old.flatMap((note) => [note.base_revision_id, note.made_revision_id]),
  );
  const after = canonicalStory(version.texts);
  const pairOf = comparisons(texts, after);
  for (const note of old) await write(house, tx, note, version, settle(note, version, after, pairOf));
};

/** What a kill takes out of a note: the words of the story that it quoted. */
const WITHOUT_QUOTES = { quote: "", prefix: "", suffix: "", confirmed_quote: "", quoted_now: null, anchor: "orphan" } as const;

/** A story that readers no longer see takes its notes with it; their authors are told. A kill takes what they quoted, too. */
const gone: OnVersion["gone"] = async (house, tx, { id, isKilled }) => {
  const notes = await tx
    .selectFrom("note")
    .select(["id", "story_id", "author_id", "state", "quote"])
    .where("story_id", "=", id)
    .where((eb) => eb.or([eb("anchor_revision_id", "<>", ""), eb("quote", "<>", "")]))
    .execute();
  if (notes.length === 0) return;
  await tx
    .updateTable("note")
    .set({ anchor_revision_id: "", ...(isKilled ? WITHOUT_QUOTES : {}) })
    .where("story_id", "=", id)
    .execute();
  const ids = notes.map((note) => note.id);
  if (isKilled) await tx.updateTable("note_anchor").set({ quoted_now: null }).where("note_id", "in", ids).execute();
  for (const note of notes.filter((each) => ["held", "open", "incorporated"].includes(each.state))) {
    await logNote(house, tx, note.id, { what: "story-gone", by: "story" });
    await tellAuthor(house, tx, note, "gone");
  }
};

export const onVersion: OnVersion = { shown, gone };
