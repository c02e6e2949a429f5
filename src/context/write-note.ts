import { type Judge, lettersIn, type Rule, tidyBody } from "#conversation";
import { type Actor, DAY, done, isStaff, later, newShortId, refuse, type Result, safeUrl, sha256 } from "#kit";
import { storySubject, type StorySubject, versionTexts } from "#stories";
import { type House, lockRow, type Tx } from "#store";
import { anchorAt } from "./anchor.ts";
import { CANON, canonicalStory } from "./canonical-text.ts";
import { logNote, tellAuthor, tellChange } from "./log-note.ts";
import { KINDS, LETTERS_MOST, LINKS_MOST, type NoteKind, type NoteState, NOTES_A_DAY, NOTES_A_STORY, OPEN_A_STORY } from "./note.ts";
import { openTicket } from "./open-ticket.ts";
import { placeQuote, type Quote, type QuoteProblem } from "./place-quote.ts";
import { signalsIn } from "./signals-in.ts";
import type { NoteTable } from "./tables.ts";

export type NoteProblem =
  | { readonly kind: "not-signed-in" | "story-gone" | "switched-off" | "empty" | "no-kind" | "no-evidence" | "many-links" }
  | { readonly kind: QuoteProblem }
  | { readonly kind: "too-long"; readonly letters: number }
  | { readonly kind: "bad-link"; readonly link: string }
  | { readonly kind: "day-full" | "story-full" | "enough-here"; readonly most: number }
  | { readonly kind: "against-rule"; readonly rule: Rule };

export type NewNote = Quote & {
  readonly storyId: string;
  readonly body: string;
  readonly kind: string;
  readonly evidence: readonly string[];
  readonly isUnnamed?: boolean;
  /** Kept for its author alone, to be sent in later. */
  readonly isDraft?: boolean;
  readonly key: string | null;
};

export type WrittenNote = { readonly note: NoteTable; readonly story: StorySubject };

type Writer = House & { readonly judge: Judge };

type Checked = { readonly body: string; readonly kind: NoteKind; readonly evidence: readonly string[] };

/** What a note says, tidied, or what is wrong with it. */
const checkWords = (wanted: NewNote): Result<Checked, NoteProblem> => {
  const body = tidyBody(wanted.body);
  if (!/[\p{L}\p{N}]/u.test(body)) return refuse({ kind: "empty" });
  const letters = body.length > 8 * LETTERS_MOST ? body.length : lettersIn(body);
  if (letters > LETTERS_MOST) return refuse({ kind: "too-long", letters });
  const kind = KINDS.find((each) => each === wanted.kind);
  if (kind === undefined) return refuse({ kind: "no-kind" });
  const links = [...new Set(wanted.evidence.map((link) => link.trim()).filter((link) => link !== ""))];
  if (links.length > LINKS_MOST) return refuse({ kind: "many-links" });
  const evidence: string[] = [];
  for (const link of links) {
    const safe = safeUrl(link);
    if (safe === null || !/^https?:/u.test(safe)) return refuse({ kind: "bad-link", link });
    evidence.push(safe);
  }
  if (evidence.length === 0 && kind !== "update") return refuse({ kind: "no-evidence" });
  return done({ body, kind, evidence });
};

const count = async (query: { executeTakeFirstOrThrow: () => Promise<{ count: number }> }): Promise<number> =>
  (await query.executeTakeFirstOrThrow()).count;

/** Whether this author, this story and this day take one more. Staff are not held up. */
const checkRoom = async (house: House, tx: Tx, actor: Actor, storyId: string): Promise<NoteProblem | null> => {
  if (isStaff(actor)) return null;
  const notes = () => tx.selectFrom("note").select((eb) => eb.fn.countAll<number>().as("count"));
  const day = later(house.clock.now(), -DAY);
  const mine = notes().where("author_id", "=", actor.id ?? "");
  if ((await count(mine.where("made_at", ">", day))) >= NOTES_A_DAY) return { kind: "day-full", most: NOTES_A_DAY };
  const standing = ["draft", "held", "open", "incorporated"] as const;
  if ((await count(mine.where("story_id", "=", storyId).where("state", "in", standing))) >= NOTES_A_STORY)
    return { kind: "story-full", most: NOTES_A_STORY };
  const all = await count(notes().where("story_id", "=", storyId).where("state", "in", ["held", "open"]));
  return all >= OPEN_A_STORY ? { kind: "enough-here", most: OPEN_A_STORY } : null;
};

const isOff = async (tx: Tx, storyId: string): Promise<boolean> =>
  (await tx.selectFrom("note_story").select("is_off").where("story_id", "=", storyId).executeTakeFirst())?.is_off === 1;

const sentBefore = async (tx: Tx, actor: Actor, key: string | null): Promise<NoteTable | undefined> =>
  key === null
    ? undefined
    : tx
        .selectFrom("note")
        .selectAll()
        .where("author_id", "=", actor.id ?? "")
        .where("idempotency_key", "=", key)
        .executeTakeFirst();

const NEW = {
  status: "NEEDS_MORE_RATINGS",
  canon: CANON,
  anchor: "exact",
  recheck_since: null,
  decided_at: null,
  met_since: null,
  shown_at: null,
  is_locked: 0,
  desk: "",
  reason: null,
  rule: null,
  ledger_no: null,
} as const;

type Place = { readonly text: string; readonly start: number; readonly end: number };

const rowOf = (
  house: House,
  actor: Actor,
  story: StorySubject,
  wanted: NewNote,
  checked: Checked,
  place: Place,
): Omit<NoteTable, "state"> => {
  const now = house.clock.now();
  const { exact, prefix, suffix, start, end } = anchorAt(place.text, place.start, place.end);
  const revisionId = story.revisionId ?? "";
  return {
    ...NEW,
    id: newShortId(12),
    story_id: story.id,
    author_id: actor.id ?? "",
    is_unnamed: wanted.isUnnamed === true ? 1 : 0,
    kind: checked.kind,
    body: checked.body,
    evidence: JSON.stringify(checked.evidence),
    lang: story.lang,
    made_at: now,
    changed_at: now,
    idempotency_key: wanted.key,
    made_version: story.version,
    made_revision_id: revisionId,
    quote: exact,
    prefix,
    suffix,
    start_at: start,
    end_at: end,
    quote_hash: sha256(exact),
    confirmed_quote: exact,
    confirmed_revision_id: revisionId,
    base_revision_id: revisionId,
    base_start: start,
    base_end: end,
    anchor_revision_id: revisionId,
    anchor_start: start,
    anchor_end: end,
    quoted_now: exact,
    anchored_at: now,
  };
};

/** Puts a note before raters: the judge's first look, the ticket of a dispute, who is told. */
export const sendIn = async (
  house: Writer,
  tx: Tx,
  actor: Actor,
  note: NoteTable,
  text: string,
): Promise<Result<NoteTable, NoteProblem>> => {
  const earlier = await count(
    tx
      .selectFrom("note")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("author_id", "=", note.author_id)
      .where("state", "in", ["open", "incorporated"]),
  );
  const signals = signalsIn(note.body, text, earlier);
  const judged = await house.judge(tx, {
    author: actor,
    storyId: note.story_id,
    parentId: null,
    body: note.body,
    signals,
    target: `note:${note.id}`,
  });
  if (judged.verdict === "reject") return refuse({ kind: "against-rule", rule: judged.rule });
  const state: NoteState = judged.verdict === "hold" ? "held" : "open";
  const sent: NoteTable = { ...note, state };
  await tx.updateTable("note").set({ state, changed_at: house.clock.now() }).where("id", "=", note.id).execute();
  await logNote(house, tx, note.id, { what: state === "held" ? "held" : "submitted", by: "author" });
  if (note.kind === "dispute") await openTicket(house, tx, sent);
  if (state === "held") await tellAuthor(house, tx, note, "held");
  else await tellChange(house, tx, note);
  return done(sent);
};

/**
 * Writes a note on a passage of the version that readers see. It is before raters at once, or held where the judge says so; one that disputes a
 * fact opens a ticket on the desk in the same transaction.
 */
export const writeNote = (house: Writer, actor: Actor, wanted: NewNote): Promise<Result<WrittenNote, NoteProblem>> =>
  house.store.transact(async (tx) => {
    if (actor.id === null || actor.role === "visitor" || actor.role === "source") return refuse({ kind: "not-signed-in" });
    const story = await storySubject(tx, wanted.storyId);
    if (story === null || !story.isPublic || story.revisionId === null) return refuse({ kind: "story-gone" });
    const twice = await sentBefore(tx, actor, wanted.key);
    if (twice !== undefined) return done({ note: twice, story });
    if (await isOff(tx, story.id)) return refuse({ kind: "switched-off" });
    const checked = checkWords(wanted);
    if (!checked.ok) return checked;
    const texts = (await versionTexts(tx, story.id, [story.revisionId])).get(story.revisionId) ?? [];
    const canonical = canonicalStory(texts);
    const place = placeQuote(canonical, wanted);
    if ("problem" in place) return refuse({ kind: place.problem });
    const full = await checkRoom(house, tx, actor, story.id);
    if (full !== null) return refuse(full);
    const note: NoteTable = { ...rowOf(house, actor, story, wanted, checked.value, { ...place, text: canonical.text }), state: "draft" };
    await tx.insertInto("note").values(note).execute();
    await tx.insertInto("note_anchor").values(firstAnchor(note)).execute();
    if (wanted.isDraft === true) return done({ note, story });
    const sent = await sendIn(house, tx, actor, note, canonical.text);
    if (sent.ok) return done({ note: sent.value, story });
    await tx.deleteFrom("note").where("id", "=", note.id).execute();
    return sent;
  });

const firstAnchor = (note: NoteTable) => ({
  note_id: note.id,
  revision_id: note.made_revision_id,
  version: note.made_version,
  state: "exact" as const,
  start_at: note.start_at,
  end_at: note.end_at,
  how: "context" as const,
  score: 1,
  quoted_now: note.quote,
  at: note.made_at,
});

/** A note, locked until the transaction ends. */
export const lockNote = (house: House, tx: Tx, id: string): Promise<NoteTable | undefined> =>
  lockRow(house.store.dialect)(tx.selectFrom("note").selectAll().where("id", "=", id)).executeTakeFirst();
