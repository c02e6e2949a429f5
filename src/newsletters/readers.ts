import { formatList, HOUR, type Instant, type Lang, later, newId, newSecret, sha256 } from "#kit";
import { type Email, mailAddresses, memberFacts, memberOfAddress, type PersonalData } from "#members";
import { sendMail } from "#outside";
import { absolute, paths } from "#paths";
import { listSections, readSite } from "#stories";
import type { House, Tx } from "#store";
import { listNamer } from "./list-name.ts";
import type { ListId } from "./newsletter.ts";
import type { MailingHouse } from "./send-issue.ts";
import { wordsOf } from "./words/index.ts";

const ASK_EVERY_MS = HOUR; // about one list, whoever asks
const ASKS_MOST = 3; // mails to a mailbox in that time, about whatever lists
const ASK_LIVES_MS = 48 * HOUR;
const SENTENCE_MOST = 300;

/**
 * Asks a mailbox by one mail whether it wants these lists. Whoever asks is told the same whether it has them, was asked already, or never heard
 * of them.
 */
export const askReader = async (house: MailingHouse, lists: readonly ListId[], email: Email, lang: Lang): Promise<void> => {
  const { name: site } = await readSite(house.store);
  const named = listNamer(lang, await listSections(house.store));
  const now = house.clock.now();
  const secret = newSecret();
  await house.store.transact(async (tx) => {
    const known = await tx.selectFrom("newsletter_reader").selectAll().where("email_fold", "=", email.fold).execute();
    const asked = known.filter(({ ask_hash: hash, asked_at: at }) => hash !== null && at > later(now, -ASK_EVERY_MS));
    const kept = known.filter(({ proved_at: provedAt, refused_at: refusedAt }) => provedAt !== null && refusedAt === null);
    const fresh = lists.filter((list) => ![...asked, ...kept].some((row) => row.list === list));
    if (fresh.length === 0 || new Set(asked.map(({ ask_hash: hash }) => hash)).size >= ASKS_MOST) return;
    const asking = { ask_hash: sha256(secret), asked_at: now, lang };
    const theirs = { email: email.email, email_fold: email.fold, member_id: null };
    const rows = fresh.map((list) => ({
      ...{ id: newId(house.clock.ms()), list, ...theirs, ...asking },
      ...{ proved_at: null, refused_at: null, refusal: "" },
    }));
    await tx
      .insertInto("newsletter_reader")
      .values(rows)
      .onConflict((conflict) => conflict.columns(["list", "email_fold"]).doUpdateSet(asking))
      .execute();
    const words = wordsOf(lang);
    const link = absolute(house.origin, paths.confirmNewsletter(secret));
    const text = `${words.ask(site, formatList(lang, fresh.map(named)))}\n\n${link}\n\n${words.notYou}\n\n${site}\n`;
    await sendMail(house, tx, { to: email.email, lang, subject: words.askSubject(site), text });
  });
};

const askedBy = (house: House, secret: string) =>
  house.store.db
    .selectFrom("newsletter_reader")
    .select(["id", "list"])
    .where("ask_hash", "=", sha256(secret))
    .where("asked_at", ">", later(house.clock.now(), -ASK_LIVES_MS))
    .orderBy("list")
    .execute();

/** The lists that a secret out of a mail asks about; none when it is none or too old. */
export const listsAsked = async (house: House, secret: string): Promise<readonly ListId[]> =>
  (await askedBy(house, secret)).map(({ list }) => list);

/** Takes a yes, and gives the lists that it is to. Works once. */
export const confirmReader = async (house: House, secret: string): Promise<readonly ListId[]> => {
  const asked = await askedBy(house, secret);
  if (asked.length === 0) return [];
  const set = { proved_at: house.clock.now(), ask_hash: null, refused_at: null, refusal: "" };
  const ids = asked.map(({ id }) => id);
  const said = await house.store.transact((tx) =>
    tx.updateTable("newsletter_reader").set(set).where("id", "in", ids).where("ask_hash", "=", sha256(secret)).returning("list").execute(),
  );
  return said.map(({ list }) => list).toSorted();
};

/** Forgets readers and by what their mails could be told; what waits for them is not sent. */
const forget = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await tx.updateTable("newsletter_post").set({ state: "stopped" }).where("reader_id", "in", ids).where("state", "=", "waiting").execute();
  await tx
    .updateTable("newsletter_post")
    .set((eb) => ({ address: eb.ref("reader_id") }))
    .where("reader_id", "in", ids)
    .execute();
  await tx.deleteFrom("newsletter_reader").where("id", "in", ids).execute();
};

/** Ends a list by the secret of one of its mails, and forgets the address; again and again with the same effect. */
export const stopReader = (house: House, secret: string): Promise<boolean> =>
  house.store.transact(async (tx) => {
    const post = await tx.selectFrom("newsletter_post").select("reader_id").where("stop_hash", "=", sha256(secret)).executeTakeFirst();
    if (post !== undefined) await forget(tx, [post.reader_id]);
    return post !== undefined;
  });

/** What is kept of the reader of a mail, for whoever has no account; null for a secret that is none. */
export const keptOf = async (house: House, secret: string) => {
  const row = await house.store.db
    .selectFrom("newsletter_post")
    .leftJoin("newsletter_reader", "newsletter_reader.id", "newsletter_post.reader_id")
    .select(["newsletter_post.reader_id", "email", "list", "lang", "proved_at"])
    .where("stop_hash", "=", sha256(secret))
    .executeTakeFirst();
  return row ?? null;
};

/**
 * A member takes lists and leaves others, with one click. One that is taken already stays as it is, unless its address was refused. Needs a
 * mailbox that was shown to be theirs; false where there is none.
 */
export const setReader = (
  house: House,
  memberId: string,
  { take = [], leave = [] }: { readonly take?: readonly ListId[]; readonly leave?: readonly ListId[] },
): Promise<boolean> =>
  house.store.transact(async (tx) => {
    const address = (await mailAddresses(tx, [memberId])).get(memberId);
    const fold = address?.email.toLowerCase() ?? "";
    const lists = [...take, ...leave];
    if (lists.length === 0) return true;
    const rows = await tx
      .selectFrom("newsletter_reader")
      .select(["id", "list", "member_id", "proved_at", "refused_at"])
      .where("list", "in", lists)
      .where((eb) => eb.or([eb("member_id", "=", memberId), eb("email_fold", "=", fold)]))
      .execute();
    const kept = rows
      .filter(
        ({ list, member_id: of, proved_at: at, refused_at: no }) => take.includes(list) && of === memberId && at !== null && no === null,
      )
      .map(({ list }) => list);
    await forget(
      tx,
      rows.filter(({ list }) => !kept.includes(list)).map(({ id }) => id),
    );
    const fresh = take.filter((list) => !kept.includes(list));
    if (fresh.length === 0 || address === undefined) return fresh.length === 0;
    const now = house.clock.now();
    const theirs = { email: address.email, email_fold: fold, member_id: memberId, lang: address.lang ?? "en" };
    const proved = { asked_at: now, proved_at: now, ask_hash: null, refused_at: null, refusal: "" };
    await tx
      .insertInto("newsletter_reader")
      .values(fresh.map((list) => ({ id: newId(house.clock.ms()), list, ...theirs, ...proved })))
      .execute();
    return true;
  });

/** The lists that a member takes, and since when the address is refused. */
export const listsOf = (house: House, memberId: string): Promise<readonly { list: ListId; refused_at: Instant | null }[]> =>
  house.store.db.selectFrom("newsletter_reader").select(["list", "refused_at"]).where("member_id", "=", memberId).execute();

/** Counts an address that its server refused for good, and sends nothing more there until its owner asks anew. */
export const noteNewsletterRefusal = (house: House, address: string, sentence: string): Promise<void> =>
  house.store.transact(async (tx) => {
    const fold = address.toLowerCase();
    const member = await memberOfAddress(tx, address);
    const refusal = sentence.toWellFormed().slice(0, SENTENCE_MOST);
    await tx
      .updateTable("newsletter_reader")
      .set({ refused_at: house.clock.now(), refusal })
      .where((eb) => eb.or([eb("email_fold", "=", fold), ...(member === null ? [] : [eb("member_id", "=", member)])]))
      .execute();
    await tx
      .updateTable("newsletter_post")
      .set({ state: "refused" })
      .where("address", "=", sha256(fold))
      .where("state", "=", "sent")
      .where("at", ">", later(house.clock.now(), -ASK_LIVES_MS))
      .execute();
  });

const rowsOf = async (db: House["store"]["db"] | Tx, memberId: string) => {
  const fold = (await memberFacts(db, memberId))?.email.toLowerCase() ?? "";
  return db
    .selectFrom("newsletter_reader")
    .selectAll()
    .where((eb) => eb.or([eb("member_id", "=", memberId), eb("email_fold", "=", fold)]))
    .execute();
};

/** The lists that a member takes, with the account or by its address; all of it goes with the account. */
export const newsletterData: PersonalData = {
  held: async (house, memberId) => {
    const rows = await rowsOf(house.store.db, memberId);
    return [
      {
        name: "newsletters",
        rows: rows.map(({ list, email, lang, asked_at, proved_at, refused_at, refusal }) => ({
          list,
          email,
          lang,
          asked_at,
          proved_at,
          refused_at,
          refusal,
        })),
      },
    ];
  },
  erase: async (_house, tx, { id }) =>
    forget(
      tx,
      (await rowsOf(tx, id)).map((row) => row.id),
    ),
};
