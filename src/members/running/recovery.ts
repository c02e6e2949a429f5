import { appendLedger } from "#ledger";
import { type Actor, DAY, done, HOUR, type Instant, later, newId, newSecret, refuse, type Result, sha256 } from "#kit";
import { sendMail } from "#outside";
import { absolute, paths } from "#paths";
import { type House, isTaken, type Store, type Tx } from "#store";
import { langOf } from "../admit.ts";
import { dropWaysIn } from "../factors.ts";
import { letterOf } from "../letter-of.tsx";
import { recoveryWordsOf } from "./words/recovery.ts";
import "./tables.ts";

/** How long the second admin has, and how long the person has to object once both have agreed. */
export const RECOVERY_WAITS_MS = 3 * DAY;
export const RECOVERY_DELAY_MS = DAY;

export type RecoveryProblem = "not-allowed" | "unknown" | "yourself" | "same-person" | "open-already" | "over";
export type RecoveryHouse = House & { readonly origin: string; readonly siteName: () => Promise<string> };

export type Recovery = {
  readonly id: string;
  readonly memberId: string;
  readonly name: string;
  readonly handle: string;
  readonly askedBy: string | null;
  readonly askedByName: string | null;
  readonly askedAt: Instant;
  readonly endsAt: Instant;
  readonly confirmedByName: string | null;
  readonly dueAt: Instant | null;
  readonly state: "asked" | "agreed" | "stopped" | "done" | "over";
};

const SHOWN = 50;

/** What was asked for, newest first; in one statement. */
export const listRecoveries = async (house: House): Promise<readonly Recovery[]> => {
  const now = house.clock.now();
  const rows = await house.store.db
    .selectFrom("factor_recovery as r")
    .innerJoin("member as m", "m.id", "r.member_id")
    .leftJoin("member as a", "a.id", "r.asked_by")
    .leftJoin("member as b", "b.id", "r.confirmed_by")
    .select(["r.id", "r.member_id", "m.name", "m.handle", "r.asked_by", "a.name as asked_name", "b.name as confirmed_name"])
    .select(["r.asked_at", "r.ends_at", "r.due_at", "r.stopped_at", "r.done_at"])
    .orderBy("r.id", "desc")
    .limit(SHOWN)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    memberId: row.member_id,
    name: row.name,
    handle: row.handle,
    askedBy: row.asked_by,
    askedByName: row.asked_name,
    askedAt: row.asked_at,
    endsAt: row.ends_at,
    confirmedByName: row.confirmed_name,
    dueAt: row.due_at,
    state:
      row.done_at !== null
        ? "done"
        : row.stopped_at !== null
          ? "stopped"
          : row.due_at !== null
            ? "agreed"
            : row.ends_at <= now
              ? "over"
              : "asked",
  }));
};

const isAdmin = async (tx: Tx, id: string | null): Promise<boolean> =>
  (await tx
    .selectFrom("member")
    .select("id")
    .where("id", "=", id ?? "")
    .where("role", "=", "admin")
    .where("standing", "=", "good")
    .where("closed_at", "is", null)
    .executeTakeFirst()) !== undefined;

const staffOf = (tx: Tx, id: string) =>
  tx
    .selectFrom("member")
    .select(["id", "email", "lang"])
    .where("id", "=", id)
    .where("role", "<>", "member")
    .where("standing", "=", "good")
    .where("closed_at", "is", null)
    .executeTakeFirst();

type News = { readonly what: "asked" | "agreed" | "done"; readonly site: string; readonly by: string; readonly stop: string | null };

const tell = async (
  house: RecoveryHouse,
  tx: Tx,
  to: { readonly email: string; readonly lang: string | null },
  news: News,
): Promise<void> => {
  const lang = langOf(to.lang);
  const { mails } = recoveryWordsOf(lang);
  const { what, site, by, stop } = news;
  const said = what === "done" ? [mails.done] : [mails[what](by), mails.notYou];
  const link = stop === null ? paths.signIn() : paths.recoveryStop(stop);
  const lines = [...said, { link: absolute(house.origin, link) }];
  await sendMail(house, tx, letterOf({ to: to.email, lang, site, subject: mails.subject(site), lines }));
};

/** One admin says that somebody else of the staff has lost what they sign in with. The person is told, and can stop it. */
export const askRecovery = async (
  house: RecoveryHouse,
  actor: Actor,
  memberId: string,
): Promise<Result<{ readonly id: string }, RecoveryProblem>> => {
  const site = await house.siteName();
  const stop = newSecret();
  try {
    return await house.store.transact(async (tx) => {
      if (!(await isAdmin(tx, actor.id))) return refuse("not-allowed");
      if (actor.id === memberId) return refuse("yourself");
      const person = await staffOf(tx, memberId);
      if (person === undefined) return refuse("unknown");
      const now = house.clock.now();
      await tx
        .updateTable("factor_recovery")
        .set({ stopped_at: now })
        .where("member_id", "=", memberId)
        .where("confirmed_at", "is", null)
        .where("stopped_at", "is", null)
        .where("ends_at", "<=", now)
        .execute();
      const id = newId(house.clock.ms());
      const ends_at = later(now, RECOVERY_WAITS_MS);
      await tx
        .insertInto("factor_recovery")
        .values({ id, member_id: memberId, asked_by: actor.id, asked_at: now, ends_at, stop_hash: sha256(stop) })
        .execute();
      await tell(house, tx, person, { what: "asked", site, by: actor.name ?? "", stop });
      return done({ id });
    });
  } catch (error) {
    if (isTaken(error)) return refuse("open-already");
    throw error;
  }
};

/** Another admin agrees. From then on the person has a day to object. */
export const confirmRecovery = async (house: RecoveryHouse, actor: Actor, id: string): Promise<Result<Instant, RecoveryProblem>> => {
  const site = await house.siteName();
  const stop = newSecret();
  return house.store.transact(async (tx) => {
    if (!(await isAdmin(tx, actor.id))) return refuse("not-allowed");
    const row = await tx.selectFrom("factor_recovery").selectAll().where("id", "=", id).executeTakeFirst();
    if (row === undefined) return refuse("unknown");
    if (row.member_id === actor.id) return refuse("yourself");
    if (row.asked_by === null || row.asked_by === actor.id || !(await isAdmin(tx, row.asked_by))) return refuse("same-person");
    const person = await staffOf(tx, row.member_id);
    if (person === undefined) return refuse("unknown");
    const now = house.clock.now();
    const due = later(now, RECOVERY_DELAY_MS);
    const agreed = await tx
      .updateTable("factor_recovery")
      .set({ confirmed_by: actor.id, confirmed_at: now, due_at: due, stop_hash: sha256(stop) })
      .where("id", "=", id)
      .where("confirmed_at", "is", null)
      .where("stopped_at", "is", null)
      .where("ends_at", ">", now)
      .executeTakeFirst();
    if (agreed.numUpdatedRows === 0n) return refuse("over");
    await tell(house, tx, person, { what: "agreed", site, by: actor.name ?? "", stop });
    return done(due);
  });
};

/** Stops what is under way: any admin by its id, or whoever has the link out of the newest mail. */
export const stopRecovery = (
  house: House,
  by: { readonly actor: Actor; readonly id: string } | { readonly link: string },
): Promise<Result<null, RecoveryProblem>> =>
  house.store.transact(async (tx) => {
    if ("actor" in by && !(await isAdmin(tx, by.actor.id))) return refuse("not-allowed");
    const open = tx
      .updateTable("factor_recovery")
      .set({ stopped_at: house.clock.now() })
      .where("stopped_at", "is", null)
      .where("done_at", "is", null);
    const stopped = await ("link" in by ? open.where("stop_hash", "=", sha256(by.link)) : open.where("id", "=", by.id)).executeTakeFirst();
    return stopped.numUpdatedRows > 0n ? done(null) : refuse("over");
  });

/** Whether a link can still stop something. */
export const canStop = async (store: Store, link: string): Promise<boolean> =>
  (await store.db
    .selectFrom("factor_recovery")
    .select("id")
    .where("stop_hash", "=", sha256(link))
    .where("stopped_at", "is", null)
    .where("done_at", "is", null)
    .executeTakeFirst()) !== undefined;

const recoverOne = async (house: RecoveryHouse, id: string, site: string): Promise<void> => {
  await house.store.transact(async (tx) => {
    const now = house.clock.now();
    const row = await tx
      .updateTable("factor_recovery")
      .set({ done_at: now })
      .where("id", "=", id)
      .where("stopped_at", "is", null)
      .where("done_at", "is", null)
      .where("due_at", "<=", now)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return;
    const person = await staffOf(tx, row.member_id);
    if (person === undefined || !(await isAdmin(tx, row.asked_by)) || !(await isAdmin(tx, row.confirmed_by))) {
      await tx.updateTable("factor_recovery").set({ done_at: null, stopped_at: now }).where("id", "=", id).execute();
      return;
    }
    await dropWaysIn(tx, person.id);
    await tell(house, tx, person, { what: "done", site, by: "", stop: null });
    await appendLedger(house, tx, {
      kind: "recovery",
      target: `recovery:${id}`,
      ground: "two-persons",
      rule: null,
      decidedBy: "editor",
      details: { persons: 2, hours: RECOVERY_DELAY_MS / HOUR },
    });
  });
};

/**
 * Takes every way in from those whose day to object has passed: they sign in by their mailbox, as when they joined, and the desk leads them to
 * set up a strong factor anew. Where one of the two admins is none any more, it is stopped.
 */
export const recoverDue = async (house: RecoveryHouse): Promise<void> => {
  const site = await house.siteName();
  const due = await house.store.db
    .selectFrom("factor_recovery")
    .select("id")
    .where("due_at", "<=", house.clock.now())
    .where("stopped_at", "is", null)
    .where("done_at", "is", null)
    .orderBy("due_at")
    .limit(50)
    .execute();
  for (const { id } of due) await recoverOne(house, id, site);
};
