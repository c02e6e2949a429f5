import type { Judge, Rule } from "#conversation";
import { type Actor, done, isEditor, isModerator, refuse, type Result } from "#kit";
import { appendLedger } from "#ledger";
import { storySubject, versionTexts } from "#stories";
import type { House, Tx } from "#store";
import { canonicalStory } from "./canonical-text.ts";
import { confirmFit } from "./confirm-fit.ts";
import { bringNoteBack, takeNoteOff } from "./keep-note.ts";
import { logNote, tellAuthor, tellChange } from "./log-note.ts";
import type { NoteState } from "./note.ts";
import type { NoteTable } from "./tables.ts";
import { lockNote, type NoteProblem, sendIn } from "./write-note.ts";

export const ACTS = [
  "send",
  "withdraw",
  "fits",
  "fits-not",
  "let-out",
  "turn-down",
  "remove",
  "publish",
  "unpublish",
  "veto",
  "unveto",
  "incorporate",
] as const;
/** What is done to a note: by its author, by whoever rates it, by a moderator, by the desk. */
export type Act = (typeof ACTS)[number];

export type ActProblem = "not-there" | "not-yours" | "no-reason" | NoteProblem;

type Doing = { readonly act: Act; readonly reason?: string; readonly rule?: Rule | null };
type Actors = House & { readonly judge: Judge };

/** Who may do what, and to a note in which state. */
const RULES: Readonly<Record<Act, { readonly who: "author" | "member" | "moderator" | "editor"; readonly from: readonly NoteState[] }>> = {
  send: { who: "author", from: ["draft"] },
  withdraw: { who: "author", from: ["draft", "held", "open"] },
  fits: { who: "member", from: ["open"] },
  "fits-not": { who: "member", from: ["open"] },
  "let-out": { who: "moderator", from: ["held", "rejected"] },
  "turn-down": { who: "moderator", from: ["held"] },
  remove: { who: "moderator", from: ["held", "open"] },
  publish: { who: "editor", from: ["open"] },
  unpublish: { who: "editor", from: ["open"] },
  veto: { who: "editor", from: ["open"] },
  unveto: { who: "editor", from: ["open"] },
  incorporate: { who: "editor", from: ["open"] },
};

/** Whether an actor may do that to a note as it stands. */
export const mayAct = (actor: Actor, note: Pick<NoteTable, "author_id" | "state">, act: Act): boolean => {
  const { who, from } = RULES[act];
  if (!from.includes(note.state) || actor.id === null || actor.role === "source") return false;
  if (who === "author") return actor.id === note.author_id;
  return who === "member" || (who === "moderator" ? isModerator(actor) : isEditor(actor));
};

const set = async (house: House, tx: Tx, note: NoteTable, more: Partial<NoteTable>): Promise<void> => {
  await tx
    .updateTable("note")
    .set({ ...more, changed_at: house.clock.now() })
    .where("id", "=", note.id)
    .execute();
};

/** What moderators do: let out, turn down or remove under a rule and with a reason that its author reads. */
const moderate = async (house: House, tx: Tx, actor: Actor, note: NoteTable, { act, reason = "", rule = null }: Doing): Promise<void> => {
  if (act === "let-out") await bringNoteBack(house, tx, note, { by: actor.id, ground: "mistake" });
  else if (rule !== null) await takeNoteOff(house, tx, note, { rule, reason: reason.trim(), by: actor.id });
};

const DESK = {
  publish: { desk: "published", what: "published", ground: "note-published" },
  unpublish: { desk: "", what: "unpublished", ground: "note-published" },
  veto: { desk: "vetoed", what: "vetoed", ground: "note-vetoed" },
  unveto: { desk: "", what: "unvetoed", ground: "note-vetoed" },
} as const;

/** What the desk decides: each word of it stands in the ledger. */
const decide = async (house: House, tx: Tx, note: NoteTable, act: keyof typeof DESK): Promise<void> => {
  const { desk, what, ground } = DESK[act];
  const isFirst = act === "publish" && note.shown_at === null;
  await set(house, tx, note, { desk, ...(isFirst ? { shown_at: house.clock.now() } : {}) });
  await logNote(house, tx, note.id, { what, by: "desk" });
  if (act === "publish" || act === "veto") await tellAuthor(house, tx, note, act === "publish" ? "published" : "vetoed");
  const isBack = act === "unpublish" || act === "unveto";
  await appendLedger(house, tx, {
    kind: "context",
    target: `note:${note.id}`,
    ground,
    rule: null,
    decidedBy: "editor",
    details: { takenBack: isBack },
  });
};

/** Says that the desk changed the story because of a note: it is locked and credited in the correction. */
export const incorporate = async (house: House, tx: Tx, note: NoteTable): Promise<void> => {
  await set(house, tx, note, { state: "incorporated", is_locked: 1 });
  await logNote(house, tx, note.id, { what: "incorporated", by: "desk" });
  await tellAuthor(house, tx, note, "incorporated");
  await tx
    .updateTable("note_ticket")
    .set({ state: "corrected", changed_at: house.clock.now() })
    .where("note_id", "=", note.id)
    .where("state", "in", ["open", "looking"])
    .execute();
};

const sendDraft = async (house: Actors, tx: Tx, actor: Actor, note: NoteTable): Promise<NoteProblem | null> => {
  const story = await storySubject(tx, note.story_id);
  if (story === null || story.revisionId === null) return { kind: "story-gone" };
  const texts = (await versionTexts(tx, story.id, [story.revisionId])).get(story.revisionId) ?? [];
  const sent = await sendIn(house, tx, actor, note, canonicalStory(texts).text);
  return sent.ok ? null : sent.problem;
};

/** Does what an actor may do to a note, and tells whoever shows it. */
export const actOnNote = (house: Actors, actor: Actor, noteId: string, doing: Doing): Promise<Result<NoteTable, ActProblem>> =>
  house.store.transact(async (tx) => {
    const note = await lockNote(house, tx, noteId);
    if (note === undefined) return refuse("not-there");
    const { act, reason = "" } = doing;
    if (!mayAct(actor, note, act)) return refuse("not-yours");
    if ((act === "remove" || act === "turn-down") && (reason.trim() === "" || (doing.rule ?? null) === null)) return refuse("no-reason");
    switch (act) {
      case "send": {
        const problem = await sendDraft(house, tx, actor, note);
        if (problem !== null) return refuse(problem);
        break;
      }
      case "withdraw":
        await set(house, tx, note, { state: "withdrawn" });
        await logNote(house, tx, note.id, { what: "withdrawn", by: "author" });
        break;
      case "fits":
      case "fits-not":
        if (!(await confirmFit(house, tx, actor, note, act === "fits"))) return refuse("not-yours");
        break;
      case "let-out":
      case "turn-down":
      case "remove":
        await moderate(house, tx, actor, note, doing);
        break;
      case "incorporate":
        await incorporate(house, tx, note);
        break;
      case "publish":
      case "unpublish":
      case "veto":
      case "unveto":
        await decide(house, tx, note, act);
    }
    await tellChange(house, tx, note);
    return done((await lockNote(house, tx, noteId)) ?? note);
  });
