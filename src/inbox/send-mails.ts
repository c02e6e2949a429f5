import { type Instant, later, DAY } from "#kit";
import { mailAddresses } from "#members";
import { sendMail } from "#outside";
import { type ListFilter, listStories, readSite, type Teaser } from "#stories";
import type { House, Tx } from "#store";
import { choicesOf } from "./choices.ts";
import { followedBy } from "./follow.ts";
import { type InboxItem, resolveNotices } from "./inbox-view.ts";
import { nextDigest } from "./next-digest.ts";
import { type Digest, NOTICE_KINDS } from "./notice.ts";
import { noticeMail } from "./notice-mail.tsx";
import { quietUntil } from "./quiet-hours.ts";
import type { NoticeTable } from "./tables.ts";
import { unsubscribeAddress } from "./unsubscribe.ts";

export type MailingHouse = House & { readonly origin: string };

const MEMBERS_A_TURN = 200;
const NOTICES_A_MAIL = 50;
const STORIES_A_DIGEST = 12;
const FOLLOWED_LISTS = 20; // sections and topics that a digest looks into
const DIGEST_SPAN = { daily: 1 * DAY, weekly: 7 * DAY } as const;

type Mailing = {
  readonly items: readonly InboxItem[];
  readonly stories: readonly Teaser[];
  readonly digest: Exclude<Digest, "none"> | null;
};

/** Sends one mail, if there is something to say and an address that takes it; `then` notes in the same transaction that it was. */
const mailMember = async (
  house: MailingHouse,
  memberId: string,
  { items, stories, digest }: Mailing,
  then: (tx: Tx) => Promise<unknown>,
): Promise<void> => {
  const site = await readSite(house.store);
  await house.store.transact(async (tx) => {
    await then(tx);
    if (items.length === 0 && stories.length === 0) return;
    const post = await tx.selectFrom("post_choice").select("refused_at").where("member_id", "=", memberId).executeTakeFirst();
    const address = (await mailAddresses(tx, [memberId])).get(memberId);
    if (address === undefined || (post?.refused_at ?? null) !== null) return;
    const unsubscribe = await unsubscribeAddress(house, tx, memberId, digest === null ? "notices" : "digest");
    const about = { to: address.email, lang: address.lang ?? site.lang, site: site.name, zone: site.zone, origin: house.origin };
    await sendMail(house, tx, noticeMail({ ...about, at: house.clock.now(), items, stories, digest, unsubscribe }));
  });
};

const mailNotices = async (house: MailingHouse, memberId: string, rows: readonly NoticeTable[]): Promise<void> => {
  const { store, clock } = house;
  const ids = rows.map(({ id }) => id);
  const post = await store.db.selectFrom("post_choice").selectAll().where("member_id", "=", memberId).executeTakeFirst();
  const { zone } = await readSite(store);
  const quiet = quietUntil(zone, clock.now(), post?.quiet_from ?? null, post?.quiet_to ?? null);
  if (quiet !== null) {
    await store.transact((tx) => tx.updateTable("notice").set({ mail_at: quiet }).where("id", "in", ids).execute());
    return;
  }
  const items = await resolveNotices(house, rows, "newsletter");
  await mailMember(house, memberId, { items, stories: [], digest: null }, (tx) =>
    tx.updateTable("notice").set({ mail_at: null }).where("id", "in", ids).execute(),
  );
};

/** Mails what is due at once, one mail a member. Returns to how many. */
export const mailDue = async (house: MailingHouse): Promise<number> => {
  const { db } = house.store;
  const due = await db
    .selectFrom("notice")
    .select("member_id")
    .distinct()
    .where("mail_at", "<=", house.clock.now())
    .limit(MEMBERS_A_TURN)
    .execute();
  for (const { member_id: memberId } of due) {
    const rows = await db
      .selectFrom("notice")
      .selectAll()
      .where("member_id", "=", memberId)
      .where("mail_at", "<=", house.clock.now())
      .orderBy("at", "desc")
      .limit(NOTICES_A_MAIL)
      .execute();
    await mailNotices(house, memberId, rows);
  }
  return due.length;
};

/** The newest stories of what a member follows; of everything for whoever follows no section and no topic. */
export const followedStories = async (house: House, memberId: string, since: Instant, outlet: "site" | "newsletter") => {
  const filters = (await followedBy(house.store.db, memberId)).flatMap((target): ListFilter[] => {
    const [kind, slug = ""] = target.split(":");
    return kind === "section" ? [{ section: slug }] : kind === "topic" ? [{ topic: slug }] : [];
  });
  const found: Teaser[] = [];
  for (const filter of filters.length === 0 ? [{}] : filters.slice(0, FOLLOWED_LISTS))
    found.push(...(await listStories(house, filter, undefined, STORIES_A_DIGEST, outlet)).stories);
  const fresh = new Map(found.filter(({ updatedAt }) => updatedAt > since).map((story) => [story.id, story]));
  return [...fresh.values()].toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)).slice(0, STORIES_A_DIGEST);
};

/** What stands in a member's digest: unseen notices of the kinds that come in it, and of those meant for devices where there is none. */
const digestItems = async (house: House, memberId: string, since: Instant): Promise<readonly InboxItem[]> => {
  const { ways } = await choicesOf(house, memberId);
  const device = await house.store.db.selectFrom("push_device").select("id").where("member_id", "=", memberId).executeTakeFirst();
  const kinds = NOTICE_KINDS.filter((kind) => ways[kind] === "digest" || (ways[kind] === "push" && device === undefined));
  if (kinds.length === 0) return [];
  const rows = await house.store.db
    .selectFrom("notice")
    .selectAll()
    .where("member_id", "=", memberId)
    .where("kind", "in", kinds)
    .where("seen_at", "is", null)
    .where("at", ">", since)
    .orderBy("at", "desc")
    .limit(NOTICES_A_MAIL)
    .execute();
  return resolveNotices(house, rows, "newsletter");
};

/** Sends the digests that are due. Returns how many members were looked at. */
export const digestDue = async (house: MailingHouse): Promise<number> => {
  const { store, clock } = house;
  const now = clock.now();
  const due = await store.db.selectFrom("post_choice").selectAll().where("digest_at", "<=", now).limit(MEMBERS_A_TURN).execute();
  const { zone } = await readSite(store);
  for (const { member_id: memberId, digest, digest_at: dueAt, digested_at: digestedAt } of due) {
    const next = { digest_at: nextDigest(digest, zone, now), digested_at: now };
    const note = (tx: Tx) => tx.updateTable("post_choice").set(next).where("member_id", "=", memberId).execute();
    if (digest === "none") continue;
    const since = digestedAt ?? later(dueAt ?? now, -DIGEST_SPAN[digest]);
    const items = await digestItems(house, memberId, since);
    const stories = await followedStories(house, memberId, since, "newsletter");
    await mailMember(house, memberId, { items, stories, digest }, note);
  }
  return due.length;
};
