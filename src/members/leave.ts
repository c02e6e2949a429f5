import { publish } from "#events";
import { dropJobs } from "#jobs";
import { type Actor, type Instant, later, newShortId } from "#kit";
import { absolute, paths } from "#paths";
import { sendMail } from "#outside";
import type { House, Tx } from "#store";
import { langOf } from "./admit.ts";
import { dropWaysIn } from "./factors.ts";
import { letterOf } from "./letter-of.tsx";
import { LEAVING_MS } from "./member.ts";
import type { PersonalData } from "./personal-data.ts";
import { eraseOfRunning } from "./running/own-running.ts";
import { wordsOf } from "./words/index.ts";
import "./events.ts";
import "./tables.ts";

export type LeaveHouse = House & { readonly origin: string; readonly siteName: () => Promise<string> };

/** When a member's account will be erased; null while nobody asked. */
export const leavingAt = async (house: House, memberId: string): Promise<Instant | null> =>
  (await house.store.db.selectFrom("leaving").select("due_at").where("member_id", "=", memberId).executeTakeFirst())?.due_at ?? null;

/** Asks for an account to be erased after the days to think it over, and says so by mail. Asked again, the first date stands. */
export const askLeaving = async (house: LeaveHouse, member: Actor, isKeepingWords: boolean): Promise<void> => {
  const site = await house.siteName();
  await house.store.transact(async (tx) => {
    const now = house.clock.now();
    const due = later(now, LEAVING_MS);
    const asked = await tx
      .insertInto("leaving")
      .values({ member_id: member.id ?? "", asked_at: now, due_at: due, is_keeping_words: isKeepingWords ? 1 : 0 })
      .onConflict((conflict) => conflict.column("member_id").doNothing())
      .executeTakeFirst();
    if ((asked.numInsertedOrUpdatedRows ?? 0n) === 0n) return;
    const row = await tx
      .selectFrom("member")
      .select(["email", "lang"])
      .where("id", "=", member.id ?? "")
      .executeTakeFirstOrThrow();
    const lang = langOf(row.lang);
    const words = wordsOf(lang).leave;
    const lines = [words.mail(due), words.mailStay, { link: absolute(house.origin, paths.settingsDelete()) }];
    await sendMail(house, tx, letterOf({ to: row.email, lang, site, subject: words.mailSubject(site), lines }));
  });
};

/** Stays after all. */
export const stay = (house: House, memberId: string): Promise<unknown> =>
  house.store.transact((tx) => tx.deleteFrom("leaving").where("member_id", "=", memberId).execute());

/** Every address that the account has had while we remember it. */
const addressesOf = async (tx: Tx, memberId: string): Promise<ReadonlySet<string>> => {
  const { email } = await tx.selectFrom("member").select("email").where("id", "=", memberId).executeTakeFirstOrThrow();
  const changes = await tx.selectFrom("email_change").select(["old_email", "new_email"]).where("member_id", "=", memberId).execute();
  return new Set([email, ...changes.flatMap((change) => [change.old_email, change.new_email])]);
};

/**
 * Takes away all by which a member could be told, in every room: the row stays under no name, so that answers keep their place. Gives the
 * addresses, for whoever keeps mails in files.
 */
export const eraseMember = (
  house: House,
  rooms: readonly PersonalData[],
  memberId: string,
  isKeepingWords: boolean,
): Promise<ReadonlySet<string>> =>
  house.store.transact(async (tx) => {
    for (const room of rooms) await room.erase(house, tx, { id: memberId, isKeepingWords });
    const addresses = await addressesOf(tx, memberId);
    const folds = [...addresses].map((address) => address.toLowerCase());
    await tx.deleteFrom("login").where("email_fold", "in", folds).execute();
    await dropJobs(tx, "mail.send", ({ letter }) => addresses.has(letter.to));
    await dropWaysIn(tx, memberId);
    await eraseOfRunning(tx, memberId, folds);
    for (const table of ["api_token", "leaving", "portrait", "member_interest", "member_hidden", "member_day", "member_standing"] as const)
      await tx.deleteFrom(table).where("member_id", "=", memberId).execute();
    await tx
      .deleteFrom("block")
      .where((eb) => eb.or([eb("member_id", "=", memberId), eb("other_id", "=", memberId)]))
      .execute();
    const handle = `former_${newShortId(10)}`;
    const now = house.clock.now();
    await tx
      .updateTable("member")
      .set({
        email: `${handle}@former.invalid`, // RFC 6761, 6.4: nobody's
        email_fold: `${handle}@former.invalid`,
        handle,
        handle_key: handle,
        handle_look: handle,
        name: "Former member",
        name_key: handle,
        name_look: handle,
        role: "member",
        place: "",
        about: "",
        proved_at: null,
        name_changed_at: null,
        lang: null,
        closed_at: now,
      })
      .where("id", "=", memberId)
      .execute();
    await publish(house, tx, { kind: "member.changed", topic: `member:${memberId}`, body: { member: memberId } });
    return addresses;
  });

/** Erases those whose days to think it over have passed. `forgetMails` deletes the mails to an address that lie in files. */
export const eraseDue = async (
  house: House,
  rooms: readonly PersonalData[],
  forgetMails: (address: string) => Promise<void>,
): Promise<void> => {
  const due = await house.store.db.selectFrom("leaving").selectAll().where("due_at", "<=", house.clock.now()).limit(50).execute();
  for (const row of due) {
    const addresses = await eraseMember(house, rooms, row.member_id, row.is_keeping_words === 1);
    for (const address of addresses) await forgetMails(address);
  }
};
