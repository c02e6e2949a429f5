import { enqueue } from "#jobs";
import { type Instant, later, MINUTE, sha256 } from "#kit";
import { isLiveSession, mailAddresses } from "#members";
import type { Pusher } from "#outside";
import { readSite } from "#stories";
import { choicesOf } from "./choices.ts";
import { type InboxItem, resolveNotices } from "./inbox-view.ts";
import { noteAnswer } from "./push-device.ts";
import { pushText } from "./push-text.ts";
import { quietUntil } from "./quiet-hours.ts";
import type { MailingHouse } from "./send-mails.ts";
import type { NoticeTable } from "./tables.ts";

export type PushingHouse = MailingHouse & { readonly pusher: Pusher };

/** What one device is to be told: ids only, for what they say is worked out when it is sent. `tries` counts those before. */
export type Delivery = { readonly device: string; readonly ids: readonly string[]; readonly topic: string; readonly tries: number };

declare module "#jobs" {
  interface JobBodies {
    /** Tells one device of some notices. */
    "inbox.push": Delivery;
  }
}

const MEMBERS_A_TURN = 200;
const NOTICES_MOST = 50;
const APART_MOST = 3; // bundles told one by one; more are told as one
const TRIES_MOST = 8;
const KEPT_MS = 12 * 60 * MINUTE; // by the service, for a device that is off

/** Where a push stands among others: a newer one of the same takes the older one's place. */
const topicOf = (memberId: string, bundle: string): string => sha256(`${memberId} ${bundle}`).slice(0, 32);

const leaveDeliveries = async (house: PushingHouse, memberId: string, rows: readonly NoticeTable[]): Promise<void> => {
  const { store } = house;
  const items = await resolveNotices(house, rows, "newsletter");
  const parts: readonly Pick<Delivery, "ids" | "topic">[] =
    items.length > APART_MOST
      ? [{ ids: items.flatMap(({ ids }) => ids), topic: topicOf(memberId, "several") }]
      : items.map(({ ids, key }) => ({ ids, topic: topicOf(memberId, key) }));
  await store.transact(async (tx) => {
    const noted = rows.map(({ id }) => id);
    await tx.updateTable("notice").set({ push_at: null }).where("id", "in", noted).execute();
    const devices = await tx.selectFrom("push_device").select("id").where("member_id", "=", memberId).execute();
    for (const { id: device } of devices)
      for (const part of parts)
        await enqueue(house, tx, { kind: "inbox.push", body: { device, ...part, tries: 0 }, rank: "outward", mostAttempts: 3 });
  });
};

const quietOf = async (house: PushingHouse, memberId: string): Promise<Instant | null> => {
  const { quietFrom, quietTo } = await choicesOf(house, memberId);
  return quietUntil((await readSite(house.store)).zone, house.clock.now(), quietFrom, quietTo);
};

/** Hands on what is due on devices: a job for each. Returns to how many members. */
export const pushDue = async (house: PushingHouse): Promise<number> => {
  const { store, clock } = house;
  const due = await store.db
    .selectFrom("notice")
    .select("member_id")
    .distinct()
    .where("push_at", "<=", clock.now())
    .limit(MEMBERS_A_TURN)
    .execute();
  for (const { member_id: memberId } of due) {
    const rows = await store.db
      .selectFrom("notice")
      .selectAll()
      .where("member_id", "=", memberId)
      .where("push_at", "<=", clock.now())
      .orderBy("at", "desc")
      .limit(NOTICES_MOST)
      .execute();
    const quiet = await quietOf(house, memberId);
    const ids = rows.map(({ id }) => id);
    if (quiet === null) await leaveDeliveries(house, memberId, rows);
    else await store.transact((tx) => tx.updateTable("notice").set({ push_at: quiet }).where("id", "in", ids).execute());
  }
  return due.length;
};

/** What of these notices is still to be told: unseen, of kinds that the member still wants so, and still true. */
const leftOf = async (house: PushingHouse, memberId: string, ids: readonly string[]): Promise<readonly InboxItem[]> => {
  const { ways } = await choicesOf(house, memberId);
  const rows = await house.store.db
    .selectFrom("notice")
    .selectAll()
    .where("member_id", "=", memberId)
    .where("id", "in", ids)
    .where("seen_at", "is", null)
    .orderBy("at", "desc")
    .execute();
  return resolveNotices(
    house,
    rows.filter(({ kind }) => ways[kind] === "push"),
    "newsletter",
  );
};

/** Tells one device. What was removed, read or put off meanwhile is not told; a service that is busy is asked again when it says. */
export const deliver = async (house: PushingHouse, delivery: Delivery): Promise<void> => {
  const { store, clock } = house;
  const device = await store.db.selectFrom("push_device").selectAll().where("id", "=", delivery.device).executeTakeFirst();
  if (device === undefined) return;
  const drop = () => store.transact((tx) => tx.deleteFrom("push_device").where("id", "=", device.id).execute());
  const again = (at: Instant, tries: number) =>
    store.transact((tx) =>
      enqueue(house, tx, { kind: "inbox.push", body: { ...delivery, tries }, runAt: at, rank: "outward", mostAttempts: 3 }),
    );
  if (!(await isLiveSession(house, device.session_id, device.member_id))) return void (await drop());
  const member = (await mailAddresses(store.db, [device.member_id])).get(device.member_id);
  if (member === undefined) return;
  const quiet = await quietOf(house, device.member_id);
  if (quiet !== null) return again(quiet, delivery.tries);
  const items = await leftOf(house, device.member_id, delivery.ids);
  if (items.length === 0) return;
  const site = await readSite(store);
  const text = pushText({ lang: member.lang ?? site.lang, site: site.name, items, topic: delivery.topic });
  const answer = await house.pusher.send(device, { text, keepMs: KEPT_MS, topic: delivery.topic });
  if (answer.is === "gone") return void (await drop());
  if (answer.is === "later" && delivery.tries < TRIES_MOST) return again(later(clock.now(), answer.inMs), delivery.tries + 1);
  await store.transact((tx) => noteAnswer(house, tx, device.id, answer.is === "taken" ? null : answer.said));
};
