import type { Bus, StoredEvent } from "#events";
import { commentSubject } from "#conversation";
import type { Tx } from "#store";
import { demoteIfWrong } from "./demote.ts";
import { keepDecision, type MailHouse, reverseDecisions } from "./keep-decision.ts";
import { closeCases } from "./close-cases.ts";

/** A comment was taken off or brought back, wherever that was done: its author is told why, what waited is settled, rules learn from it. */
export const hearDecided = async (house: MailHouse, tx: Tx, event: StoredEvent): Promise<void> => {
  if (event.kind !== "comment.decided") return;
  const { comment: id, state, by, ledger } = event.body;
  const target = `comment:${id}`;
  const comment = await commentSubject(tx, id);
  if (comment === null) return;
  if (state === "published") {
    const reversed = await reverseDecisions(house, tx, target);
    if (by !== null) await closeCases(house, tx, target, { by, outcome: "kept" });
    for (const { checkId } of reversed) await demoteIfWrong(house, tx, checkId);
    return;
  }
  if (ledger === null || comment.rule === null) return;
  await keepDecision(house, tx, {
    target,
    storyId: comment.storyId,
    authorId: comment.authorId,
    measure: state,
    rule: comment.rule,
    reason: comment.reason,
    body: comment.words,
    by,
    ledgerNo: ledger,
  });
  if (by !== null) await closeCases(house, tx, target, { by, outcome: "removed" });
};

export const subscribeDecided = (house: MailHouse, bus: Pick<Bus, "subscribe">): void =>
  bus.subscribe({ name: "moderation.decided", kinds: ["comment.decided"], hear: (tx, event) => hearDecided(house, tx, event) });
