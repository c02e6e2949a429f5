import { type Actor, DAY, done, type Instant, isModerator, isStaff, later, MINUTE, newId, refuse, type Result, visitor } from "#kit";
import type { Rule } from "#conversation";
import { appendLedger } from "#ledger";
import { memberFacts } from "#members";
import type { House, Tx } from "#store";
import { REASON_MOST } from "./case.ts";
import type { Bound } from "./given.ts";
import { keepDecision, type MailHouse } from "./keep-decision.ts";

/** What can be laid on a member, the mildest first. All but a warning may end; a ban ends when it is lifted. */
export const SANCTIONS = ["warn", "slow", "hold", "suspend", "ban"] as const;
export type SanctionKind = (typeof SANCTIONS)[number];
/** Days that can be chosen; 0 for no end, which only a ban has. */
export const SANCTION_DAYS = [1, 3, 7, 30, 90, 0] as const;
/** One contribution in so long for a member who was slowed. */
export const SLOWED_MS = 10 * MINUTE;

export type Binding = {
  readonly kind: SanctionKind;
  readonly days: number;
  /** `site`, `section:harbour` or `story:0199…`. */
  readonly scope: string;
  readonly rule: Rule;
  readonly reason: string;
};
export type BindProblem = "not-yours" | "not-there" | "staff" | "no-reason" | "no-end";

const SCOPE = /^(?:site|section:[a-z0-9-]{1,80}|story:[0-9a-zA-Z-]{3,40})$/u;

/** Lays something on a member, tells them why, and writes it into the ledger without a name. */
export const bindMember = (
  house: MailHouse,
  actor: Actor,
  memberId: string,
  { kind, days, scope, rule, reason }: Binding,
): Promise<Result<{ readonly ledgerNo: number }, BindProblem>> =>
  house.store.transact(async (tx) => {
    if (!isModerator(actor) || actor.id === null) return refuse("not-yours");
    const member = await memberFacts(tx, memberId);
    if (member === null || !SCOPE.test(scope)) return refuse("not-there");
    if (isStaff({ ...visitor, role: member.role })) return refuse("staff");
    const words = reason.toWellFormed().trim().slice(0, REASON_MOST);
    if (words === "") return refuse("no-reason");
    if (days === 0 && kind !== "ban" && kind !== "warn") return refuse("no-end");
    const now = house.clock.now();
    const endsAt = kind === "warn" || days === 0 ? null : later(now, days * DAY);
    const id = newId(house.clock.ms());
    await tx
      .insertInto("sanction")
      .values({ id, member_id: memberId, kind, scope, rule, by_id: actor.id, at: now, ends_at: endsAt, lifted_at: null })
      .execute();
    const { no } = await appendLedger(house, tx, {
      kind: "sanction",
      target: `sanction:${id}`,
      ground: "rule",
      rule,
      decidedBy: "moderator",
      details: { measure: kind, ...(endsAt === null ? {} : { days }) },
    });
    const target = `sanction:${id}`;
    const made = {
      target,
      storyId: null,
      authorId: memberId,
      measure: kind,
      rule,
      reason: words,
      body: "",
      by: actor.id,
      ledgerNo: no,
      endsAt,
    };
    await keepDecision(house, tx, made);
    return done({ ledgerNo: no });
  });

/** Ends a sanction before its time. */
export const liftSanction = async (house: House, tx: Tx, id: string): Promise<void> => {
  await tx.updateTable("sanction").set({ lifted_at: house.clock.now() }).where("id", "=", id).where("lifted_at", "is", null).execute();
};

/** What binds a member where they want to speak. */
export const boundOf = async (
  tx: Tx,
  memberId: string,
  place: { readonly storyId: string; readonly section: string; readonly now: Instant },
): Promise<readonly Bound[]> => {
  const rows = await tx
    .selectFrom("sanction")
    .select(["kind", "ends_at"])
    .where("member_id", "=", memberId)
    .where("kind", "!=", "warn")
    .where("lifted_at", "is", null)
    .where("scope", "in", ["site", `story:${place.storyId}`, `section:${place.section}`])
    .where((eb) => eb.or([eb("ends_at", "is", null), eb("ends_at", ">", place.now)]))
    .execute();
  const bound: Bound[] = [];
  for (const row of rows) {
    if (row.kind !== "slow") {
      bound.push({ kind: row.kind as Bound["kind"], until: row.ends_at });
      continue;
    }
    const last = await tx
      .selectFrom("judgement")
      .select("at")
      .where("author_id", "=", memberId)
      .where("verdict", "in", ["publish", "watch", "hold"])
      .where("at", ">", later(place.now, -SLOWED_MS))
      .limit(1)
      .executeTakeFirst();
    if (last !== undefined) bound.push({ kind: "slow", until: later(last.at, SLOWED_MS) });
  }
  return bound;
};
