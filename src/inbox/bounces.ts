import type { Worker } from "#jobs";
import { later, MINUTE, sha256 } from "#kit";
import { BOUNCES_KEPT_MS } from "#members";
import type { MailServer, Refused, Returned, Returns, Ways } from "#outside";
import type { House } from "#store";
import "./tables.ts";

declare module "#jobs" {
  interface JobBodies {
    /** Reads the mails that came back. */
    "inbox.bounces": Record<string, never>;
  }
}

type Login = Parameters<Ways["openImap"]>[0];

export type BounceHouse = House & {
  readonly openImap: Ways["openImap"];
  readonly login: Login;
  readonly returns: Returns;
  /** What is done with an address that takes no mail, whoever found it out. */
  readonly refused: Refused;
};

const LOOK_EVERY_MS = 5 * MINUTE;
const MAILS_A_LOOK = 200;
const BYTES_MOST = 1024 * 1024; // a report may bring the whole mail back
const SOFT_DAYS_MOST = 4; // days on which an address did not take a mail, before it is one that takes none
const BOX = "bounces";

/** Counts a day on which an address did not take a mail. Whether there were too many lately. */
const countSoft = (house: House, address: string): Promise<boolean> =>
  house.store.transact(async (tx) => {
    const [hash, now] = [sha256(address), house.clock.now()];
    const day = { id: sha256(`${address} ${now.slice(0, 10)}`), address_hash: hash, at: now };
    await tx
      .insertInto("soft_bounce")
      .values(day)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx.deleteFrom("soft_bounce").where("at", "<", later(now, -BOUNCES_KEPT_MS)).execute();
    const rows = await tx.selectFrom("soft_bounce").select("id").where("address_hash", "=", hash).execute();
    if (rows.length < SOFT_DAYS_MOST) return false;
    await tx.deleteFrom("soft_bounce").where("address_hash", "=", hash).execute();
    return true;
  });

const heed = async (house: BounceHouse, { address, isForGood, sentence }: Returned): Promise<void> => {
  if (isForGood || (await countSoft(house, address))) await house.refused(address, sentence);
};

/** Reads what came since the last look. The mailbox is not changed; a mail that is no report of ours is passed over. */
const readNew = async (house: BounceHouse, box: MailServer): Promise<boolean> => {
  const { store, clock } = house;
  const known = await store.db.selectFrom("bounce_box").selectAll().where("id", "=", BOX).executeTakeFirst();
  const from = known?.validity === box.validity ? known.uid : 0;
  const { mails, isMore } = await box.after(from, MAILS_A_LOOK, BYTES_MOST);
  for (const { bytes } of mails) {
    const returned = bytes === null ? null : await house.returns.read(bytes, clock.now()).catch(() => null);
    if (returned !== null) await heed(house, returned);
  }
  const now = { validity: box.validity, uid: mails.at(-1)?.uid ?? from, looked_at: clock.now() };
  await store.transact((tx) =>
    tx
      .insertInto("bounce_box")
      .values({ id: BOX, ...now })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(now))
      .execute(),
  );
  return isMore && mails.length > 0;
};

/** Looks into the mailbox every five minutes. A mailbox that cannot be opened is a job that failed, and says why in the log. */
export const handleBounces = (house: BounceHouse, worker: Worker): void => {
  worker.handle("inbox.bounces", async () => {
    const opened = await house.openImap(house.login);
    if (!opened.ok) throw new Error(opened.problem.reason);
    try {
      while (await readNew(house, opened.value));
    } finally {
      await opened.value.close();
    }
  });
  worker.schedule({ job: { kind: "inbox.bounces", body: {}, rank: "upkeep", mostAttempts: 2 }, everyMs: LOOK_EVERY_MS });
};
