import { type Actor, done, isModerator, later, newId, refuse, type Result } from "#kit";
import { appendLedger } from "#ledger";
import { lockRow, type Tx } from "#store";
import { bringBackSubject, type KeepingHouse } from "./act-on-subject.ts";
import { liftWhenDue } from "./appeal-due.ts";
import { APPEAL_DUE_MS, APPEAL_LETTERS, BASE_SCORES, REASON_MOST } from "./case.ts";
import { restorePart } from "./clear-parts.ts";
import { closeCase } from "./close-cases.ts";
import { type AppealBar, type Decision, decisionOf, mayAppeal } from "./decision.ts";
import { demoteIfWrong } from "./demote.ts";
import { liftSanction } from "./bind-member.ts";
import { type MailHouse, reverseDecisions } from "./keep-decision.ts";
import { openCase } from "./open-case.ts";
import { appealMail } from "./statement-mail.tsx";
import { tellDecision } from "./tell-decision.ts";
import { memberFacts } from "#members";
import { sendMail } from "#outside";

export type AppealProblem = AppealBar | "not-there" | "again" | "too-short";

const decisionIn = async (tx: Tx, id: string): Promise<Decision | null> => {
  const row = await tx.selectFrom("decision").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : decisionOf(row);
};

/** Appeals against a decision: once, within six months, for nothing. A clock runs from now on. */
export const appeal = (house: MailHouse, actor: Actor, decisionId: string, words: string): Promise<Result<null, AppealProblem>> =>
  house.store.transact(async (tx) => {
    const decision = await decisionIn(tx, decisionId);
    if (decision === null) return refuse("not-there");
    const now = house.clock.now();
    const bar = mayAppeal(actor, decision, now);
    if (bar !== null) return refuse(bar);
    const said = words.toWellFormed().trim().slice(0, APPEAL_LETTERS.most);
    if ([...said].length < APPEAL_LETTERS.least) return refuse("too-short");
    const dueAt = later(now, APPEAL_DUE_MS);
    const id = newId(house.clock.ms());
    const made = await tx
      .insertInto("appeal")
      .values({
        id,
        decision_id: decisionId,
        author_id: decision.authorId,
        words: said,
        at: now,
        due_at: dueAt,
        state: "open",
        decided_by: null,
        reason: "",
        decided_at: null,
      })
      .onConflict((conflict) => conflict.column("decision_id").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (made === undefined) return refuse("again");
    const { target, storyId, authorId } = decision;
    const opened = await openCase(house, tx, { kind: "appeal", target, storyId, authorId, base: BASE_SCORES.appeal, decisionId, dueAt });
    await liftWhenDue(house, tx, opened.id, dueAt);
    return done(null);
  });

export type HearProblem = "not-yours" | "not-there" | "own-decision" | "no-reason";

/** Sets a thing back to what it was before it was decided about. */
const setBack = async (house: MailHouse & KeepingHouse, tx: Tx, decision: Decision, by: string): Promise<void> => {
  const [kind, id = ""] = decision.target.split(":");
  if (kind === "sanction") {
    await liftSanction(house, tx, id);
    await appendLedger(house, tx, {
      kind: "restoration",
      target: decision.target,
      ground: "appeal",
      rule: null,
      decidedBy: "moderator",
      details: { overturns: decision.ledgerNo },
    });
    return;
  }
  if (kind === "profile") await restorePart(house, tx, decision, "appeal");
  else await bringBackSubject(house, tx, decision.target, { by, ground: "appeal" });
};

const uphold = (house: MailHouse, tx: Tx, decision: Decision): Promise<unknown> =>
  appendLedger(house, tx, {
    kind: "appeal",
    target: decision.target,
    ground: "upheld",
    rule: decision.rule,
    decidedBy: "moderator",
    details: { upholds: decision.ledgerNo },
  });

/**
 * Answers an appeal. Never by whoever took the decision: where a site has one moderator, an editor hears it. Reversing sets everything back and
 * counts against the rule that led to it.
 */
export const hearAppeal = (
  house: MailHouse & KeepingHouse,
  actor: Actor,
  caseId: string,
  { isReversed, reason }: { readonly isReversed: boolean; readonly reason: string },
): Promise<Result<null, HearProblem>> =>
  house.store.transact(async (tx) => {
    if (!isModerator(actor) || actor.id === null) return refuse("not-yours");
    const row = lockRow(house.store.dialect)(
      tx.selectFrom("moderation_case").selectAll().where("id", "=", caseId).where("state", "=", "open"),
    );
    const found = await row.executeTakeFirst();
    const decision = found === undefined || found.decision_id === null ? null : await decisionIn(tx, found.decision_id);
    if (decision === null) return refuse("not-there");
    if (decision.decidedBy === actor.id) return refuse("own-decision");
    const words = reason.toWellFormed().trim().slice(0, REASON_MOST);
    if (words === "") return refuse("no-reason");
    await tx
      .updateTable("appeal")
      .set({ state: isReversed ? "reversed" : "upheld", decided_by: actor.id, reason: words, decided_at: house.clock.now() })
      .where("decision_id", "=", decision.id)
      .execute();
    await closeCase(house, tx, caseId, { by: actor.id, outcome: isReversed ? "reversed" : "upheld" });
    const author = await memberFacts(tx, decision.authorId);
    if (author !== null) {
      const of = { to: author.email, lang: author.lang ?? ("en" as const), site: house.mailName, origin: house.origin, decision };
      await sendMail(house, tx, appealMail({ ...of, isReversed, reason: words }));
      await tellDecision(house, tx, decision, isReversed ? "reversed" : "upheld");
    }
    const reversed = isReversed ? await reverseDecisions(house, tx, decision.target, { isTold: true }) : [];
    if (isReversed) await setBack(house, tx, decision, actor.id);
    else await uphold(house, tx, decision);
    for (const { checkId } of reversed) await demoteIfWrong(house, tx, checkId);
    return done(null);
  });
