import type { Bus, StoredEvent } from "#events";
import type { Tx } from "#store";
import type { KeepingHouse } from "./act-on-subject.ts";
import { closeCases } from "./close-cases.ts";
import { demoteIfWrong } from "./demote.ts";
import { keepDecision, type MailHouse, reverseDecisions } from "./keep-decision.ts";
import { findSubject } from "./subject.ts";

type DecidedHouse = MailHouse & KeepingHouse;

const KINDS = ["comment.decided", "note.decided", "introduction.decided"] as const;

const targetOf = (event: Extract<StoredEvent, { readonly kind: (typeof KINDS)[number] }>): string => {
  if (event.kind === "comment.decided") return `comment:${event.body.comment}`;
  return event.kind === "note.decided" ? `note:${event.body.note}` : `message:${event.body.message}`;
};

/** A comment, a note or a message was taken off or brought back, wherever that was done: its author is told why, what waited is settled, rules learn from it. */
export const hearDecided = async (house: DecidedHouse, tx: Tx, event: StoredEvent): Promise<void> => {
  if (event.kind !== "comment.decided" && event.kind !== "note.decided" && event.kind !== "introduction.decided") return;
  const { state, by, ledger } = event.body;
  const target = targetOf(event);
  const subject = await findSubject(tx, target, house.keepers);
  if (subject === null) return;
  if (state === "published") {
    const reversed = await reverseDecisions(house, tx, target);
    if (by !== null) await closeCases(house, tx, target, { by, outcome: "kept" });
    for (const { checkId } of reversed) await demoteIfWrong(house, tx, checkId);
    return;
  }
  const { storyId, authorId, off, words } = subject;
  if (ledger === null || off === null || authorId === null) return;
  await keepDecision(house, tx, { target, storyId, authorId, measure: state, ...off, body: words, by, ledgerNo: ledger });
  if (by !== null) await closeCases(house, tx, target, { by, outcome: "removed" });
};

export const subscribeDecided = (house: DecidedHouse, bus: Pick<Bus, "subscribe">): void =>
  bus.subscribe({
    name: "moderation.decided",
    kinds: KINDS,
    hear: (tx, event) => hearDecided(house, tx, event),
  });
