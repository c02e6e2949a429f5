import { type Instant, later, newSecret, newShortId, sha256 } from "#kit";
import { mailAddresses } from "#members";
import { sendMail } from "#outside";
import { absolute, paths } from "#paths";
import { listSections, readSite } from "#stories";
import type { House, Tx } from "#store";
import { isEmpty, issueView, itemsOf } from "./issue-view.ts";
import { issueLetter } from "./letter.tsx";
import { langIn, nextSend, rhythmOf, sectionOf, SPAN } from "./newsletter.ts";
import type { IssueTable, ListTable } from "./tables.ts";

export type MailingHouse = House & { readonly origin: string };

const BATCH = 100;
const READERS_A_TURN = 500;

const draftOf = async (house: House, tx: Tx, list: ListTable, zone: string): Promise<void> => {
  const now = house.clock.now();
  const before = await tx
    .selectFrom("newsletter_issue")
    .select("started_at")
    .where("list", "=", list.id)
    .where("started_at", "is not", null)
    .orderBy("started_at", "desc")
    .limit(1)
    .executeTakeFirst();
  const send = nextSend(list.id, zone, list, now);
  const fresh = { state: "draft", subject: "", opening: "", is_arranged: 0, started_at: null, ended_at: null, changed_by: "" } as const;
  await tx
    .insertInto("newsletter_issue")
    .values({
      ...fresh,
      id: newShortId(),
      list: list.id,
      since: before?.started_at ?? later(send, -SPAN[rhythmOf(list.id)]),
      send_at: send,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

/** The lists that go out: those that are on, without those of a section that was given up. */
const goingLists = async (house: House): Promise<readonly ListTable[]> => {
  const rows = await house.store.db.selectFrom("newsletter_list").selectAll().where("is_on", "=", 1).execute();
  const sections = new Set((await listSections(house.store)).map(({ slug }) => slug));
  return rows.filter(({ id }) => sections.has(sectionOf(id) ?? "") || sectionOf(id) === null);
};

/** Makes sure that each list that goes out has a draft of its next issue, and no other one has. */
export const draftNext = async (house: House): Promise<void> => {
  const { zone } = await readSite(house.store);
  const lists = await goingLists(house);
  await house.store.transact(async (tx) => {
    const going = lists.map(({ id }) => id);
    await tx
      .deleteFrom("newsletter_issue")
      .where("state", "=", "draft")
      .$if(going.length > 0, (query) => query.where("list", "not in", going))
      .execute();
    for (const list of lists) await draftOf(house, tx, list, zone);
  });
};

/** Writes down to whom an issue goes: each address once, however many ways it came. */
const addressIssue = async (tx: Tx, issue: IssueTable): Promise<void> => {
  for (let after = ""; ;) {
    const readers = await tx
      .selectFrom("newsletter_reader")
      .selectAll()
      .where("list", "=", issue.list)
      .where("proved_at", "is not", null)
      .where("refused_at", "is", null)
      .where("id", ">", after)
      .orderBy("id")
      .limit(READERS_A_TURN)
      .execute();
    if (readers.length === 0) return;
    after = readers.at(-1)?.id ?? "";
    const members = await mailAddresses(
      tx,
      readers.flatMap(({ member_id: id }) => id ?? []),
    );
    const posts = readers.flatMap((reader) => {
      const email = reader.member_id === null ? reader.email_fold : members.get(reader.member_id)?.email.toLowerCase();
      return email === undefined ? [] : [{ address: sha256(email), reader_id: reader.id }];
    });
    if (posts.length > 0)
      await tx
        .insertInto("newsletter_post")
        .values(posts.map((post) => ({ ...post, issue_id: issue.id, state: "waiting" as const, stop_hash: "", at: null })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  }
};

/** Begins to send a draft: its items and its readers are written down. One that holds nothing is not sent. */
export const startIssue = async (house: House, issue: IssueTable): Promise<void> => {
  const { lang } = await readSite(house.store);
  const items = await itemsOf(house, issue, lang);
  const empty = isEmpty(await issueView(house, issue, items, "newsletter"));
  const now = house.clock.now();
  await house.store.transact(async (tx) => {
    const begun = await tx
      .updateTable("newsletter_issue")
      .set({ state: empty ? "empty" : "sending", started_at: now, ...(empty ? { ended_at: now } : {}) })
      .where("id", "=", issue.id)
      .where("state", "=", "draft")
      .returningAll()
      .executeTakeFirst();
    if (begun === undefined || empty) return;
    if (begun.is_arranged === 0 && items.length > 0)
      await tx
        .insertInto("newsletter_item")
        .values(items.map((item, place) => ({ ...item, place, issue_id: issue.id })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    await addressIssue(tx, begun);
  });
};

export const dueIssues = (house: House, now: Instant): Promise<readonly IssueTable[]> =>
  house.store.db.selectFrom("newsletter_issue").selectAll().where("state", "=", "draft").where("send_at", "<=", now).execute();

/** The next readers of an issue that is being sent. Its row is held, so that two workers never take the same. */
const nextPosts = async (tx: Tx, id: string) => {
  const held = await tx
    .updateTable("newsletter_issue")
    .set({ state: "sending" })
    .where("id", "=", id)
    .where("state", "=", "sending")
    .returning("id")
    .executeTakeFirst();
  if (held === undefined) return null;
  return tx
    .selectFrom("newsletter_post")
    .leftJoin("newsletter_reader", "newsletter_reader.id", "newsletter_post.reader_id")
    .select(["issue_id", "address", "reader_id", "email", "member_id", "lang", "refused_at"])
    .where("issue_id", "=", id)
    .where("newsletter_post.state", "=", "waiting")
    .orderBy("address")
    .limit(BATCH)
    .execute();
};

/**
 * Hands one batch of an issue to the mails, in one transaction with the note that each was: a worker that dies in between leaves both or
 * neither. What may be in it is looked up for each batch. Returns whether there is more.
 */
export const sendBatch = async (house: MailingHouse, issue: IssueTable): Promise<boolean> => {
  const { store, clock, origin } = house;
  const site = await readSite(store);
  const view = await issueView(house, issue, await itemsOf(house, issue, site.lang), "newsletter");
  const sections = await listSections(store);
  const letters = new Map<string, ReturnType<typeof issueLetter>>();
  const letterIn = (lang: string): ReturnType<typeof issueLetter> => {
    const made = letters.get(lang) ?? issueLetter({ view, sections, lang: langIn(lang, "en"), site: site.name, zone: site.zone, origin });
    letters.set(lang, made);
    return made;
  };
  return store.transact(async (tx) => {
    const posts = await nextPosts(tx, issue.id);
    if (posts === null) return false;
    if (posts.length === 0) {
      await tx.updateTable("newsletter_issue").set({ state: "sent", ended_at: clock.now() }).where("id", "=", issue.id).execute();
      return false;
    }
    const members = await mailAddresses(
      tx,
      posts.flatMap(({ member_id: id }) => id ?? []),
    );
    const done = [];
    for (const { issue_id, address, reader_id, email, member_id: memberId, lang, refused_at: refusedAt } of posts) {
      const secret = newSecret();
      const to = memberId === null ? email : (members.get(memberId)?.email ?? null);
      const isSent = to !== null && refusedAt === null;
      const tongue = (memberId === null ? null : members.get(memberId)?.lang) ?? lang ?? site.lang;
      if (isSent) await sendMail(house, tx, letterIn(tongue)(to, absolute(origin, paths.stopNewsletter(secret))));
      done.push({ issue_id, address, reader_id, state: isSent ? "sent" : "stopped", stop_hash: sha256(secret), at: clock.now() } as const);
    }
    await tx
      .insertInto("newsletter_post")
      .values(done)
      .onConflict((conflict) =>
        conflict.columns(["issue_id", "address"]).doUpdateSet((eb) => ({
          state: eb.ref("excluded.state"),
          stop_hash: eb.ref("excluded.stop_hash"),
          at: eb.ref("excluded.at"),
        })),
      )
      .execute();
    return true;
  });
};
