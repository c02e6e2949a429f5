import { type Actor, done, type Instant, isModerator, later, newId, refuse, type Result } from "#kit";
import type { Rule } from "#conversation";
import { type House, lockRow, type Tx } from "#store";
import { bringBackSubject, type KeepingHouse, lockSubject, takeOffSubject } from "./act-on-subject.ts";
import { CLAIM_MS, NOTE_MOST, type Outcome, REASON_MOST, UNDO_MS } from "./case.ts";
import { closeCase } from "./close-cases.ts";
import { clearParts, type ProfilePart, restoreParts } from "./clear-parts.ts";
import type { MailHouse } from "./keep-decision.ts";
import { findSubject } from "./subject.ts";
import type { CaseTable } from "./tables.ts";

export type CaseProblem = "not-yours" | "not-there" | "claimed" | "no-reason" | "no-rule" | "closed" | "too-late" | "own" | "no-part";

/** What a moderator does with a case. */
export type Deciding =
  | { readonly do: "keep" }
  | { readonly do: "ignore" }
  /** `parts`: what of a profile is cleared. */
  | { readonly do: "remove"; readonly rule: Rule; readonly reason: string; readonly parts?: readonly ProfilePart[] };

type DecidingHouse = MailHouse & KeepingHouse;

const oneCase = async (house: House, tx: Tx, id: string): Promise<CaseTable | null> =>
  (await lockRow(house.store.dialect)(tx.selectFrom("moderation_case").selectAll().where("id", "=", id)).executeTakeFirst()) ?? null;

const isTaken = (found: CaseTable, actor: Actor, now: Instant): boolean =>
  found.claimed_by !== null && found.claimed_by !== actor.id && (found.claimed_until ?? "") > now;

/** Takes a case for a quarter of an hour, so that two do not work on one; taken again it is held on to. */
export const claimCase = (house: House, actor: Actor, id: string): Promise<Result<null, CaseProblem>> =>
  house.store.transact(async (tx) => {
    if (!isModerator(actor) || actor.id === null) return refuse("not-yours");
    const found = await oneCase(house, tx, id);
    if (found === null) return refuse("not-there");
    if (found.state !== "open") return refuse("closed");
    const now = house.clock.now();
    if (isTaken(found, actor, now)) return refuse("claimed");
    await tx
      .updateTable("moderation_case")
      .set({ claimed_by: actor.id, claimed_until: later(now, CLAIM_MS) })
      .where("id", "=", id)
      .execute();
    return done(null);
  });

export const releaseCase = (house: House, actor: Actor, id: string): Promise<Result<null, CaseProblem>> =>
  house.store.transact(async (tx) => {
    if (!isModerator(actor)) return refuse("not-yours");
    await tx
      .updateTable("moderation_case")
      .set({ claimed_by: null, claimed_until: null })
      .where("id", "=", id)
      .where("claimed_by", "=", actor.id ?? "")
      .execute();
    return done(null);
  });

/** A word to the next moderator; authors and readers never see it. */
export const noteCase = (house: House, actor: Actor, id: string, body: string): Promise<Result<null, CaseProblem>> =>
  house.store.transact(async (tx) => {
    if (!isModerator(actor) || actor.id === null) return refuse("not-yours");
    if ((await oneCase(house, tx, id)) === null) return refuse("not-there");
    const words = body.toWellFormed().trim().slice(0, NOTE_MOST);
    if (words === "") return refuse("no-reason");
    await tx
      .insertInto("case_note")
      .values({ id: newId(house.clock.ms()), case_id: id, by_id: actor.id, body: words, at: house.clock.now() })
      .execute();
    return done(null);
  });

const memberIn = (target: string): string | null => (target.startsWith("member:") ? target.slice("member:".length) : null);

const actOn = async (house: DecidingHouse, tx: Tx, target: string, by: string, deciding: Deciding): Promise<void> => {
  if (deciding.do === "ignore") return;
  if (deciding.do === "keep") {
    await bringBackSubject(house, tx, target, { by, ground: "mistake" });
    return;
  }
  const why = { rule: deciding.rule, reason: tidyReason(deciding.reason), by };
  const memberId = memberIn(target);
  if (memberId === null) await takeOffSubject(house, tx, target, why);
  else await clearParts(house, tx, memberId, deciding.parts ?? [], why);
};

const tidyReason = (reason: string): string => reason.toWellFormed().trim().slice(0, REASON_MOST);

const OUTCOME: Readonly<Record<Deciding["do"], Outcome>> = { keep: "kept", remove: "removed", ignore: "ignored" };

/** Decides a case: keeps what was said, takes it off under a rule and with a reason that its author reads, or lays the reports aside. */
export const decideCase = (house: DecidingHouse, actor: Actor, id: string, deciding: Deciding): Promise<Result<null, CaseProblem>> =>
  house.store.transact(async (tx) => {
    if (!isModerator(actor) || actor.id === null) return refuse("not-yours");
    const found = await oneCase(house, tx, id);
    if (found === null || found.kind === "appeal") return refuse("not-there");
    if (found.state !== "open") return refuse("closed");
    if (isTaken(found, actor, house.clock.now())) return refuse("claimed");
    if (deciding.do === "remove" && deciding.reason.trim() === "") return refuse("no-reason");
    if (deciding.do === "remove" && memberIn(found.target) !== null && (deciding.parts ?? []).length === 0) return refuse("no-part");
    await lockSubject(house, tx, found.target);
    const subject = await findSubject(tx, found.target, house.keepers);
    if (subject !== null && subject.authorId === actor.id) return refuse("own");
    await closeCase(house, tx, id, { by: actor.id, outcome: OUTCOME[deciding.do] });
    await actOn(house, tx, found.target, actor.id, deciding);
    return done(null);
  });

/** Opens a closed case again, unless another about the same has been opened meanwhile. */
const openAgain = async (tx: Tx, found: CaseTable): Promise<void> => {
  await tx.updateTable("report").set({ state: "pending", decided_at: null }).where("case_id", "=", found.id).execute();
  await tx
    .updateTable("moderation_case")
    .set({ state: "open", closed_at: null, closed_by: null, outcome: null })
    .where("id", "=", found.id)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("moderation_case as other")
            .select("other.id")
            .where("other.target", "=", found.target)
            .where("other.kind", "=", found.kind)
            .where("other.state", "=", "open"),
        ),
      ),
    )
    .execute();
};

/** Takes one's own decision back within ten minutes: what was said stands as before, and the case is open again. */
export const undoCase = (house: DecidingHouse, actor: Actor, id: string): Promise<Result<null, CaseProblem>> =>
  house.store.transact(async (tx) => {
    const found = await oneCase(house, tx, id);
    if (found === null || actor.id === null || found.closed_by !== actor.id || found.kind === "appeal") return refuse("not-there");
    if (house.clock.ms() - Date.parse(found.closed_at ?? "") > UNDO_MS) return refuse("too-late");
    await lockSubject(house, tx, found.target);
    await openAgain(tx, found);
    if (found.outcome !== "removed") return done(null);
    const memberId = memberIn(found.target);
    if (memberId !== null) await restoreParts(house, tx, memberId, { by: actor.id, since: found.closed_at ?? "" });
    else {
      const subject = await findSubject(tx, found.target, house.keepers);
      if (subject !== null && subject.off !== null) await bringBackSubject(house, tx, found.target, { by: null, ground: "mistake" });
    }
    return done(null);
  });
