import { HOUR, type Instant, type Lang, later, newId, newSecret, sha256 } from "#kit";
import { type Email, mailAddresses, memberFacts, memberOfAddress, type PersonalData } from "#members";
import { sendMail } from "#outside";
import { absolute, paths } from "#paths";
import { readSite } from "#stories";
import type { House, Tx } from "#store";
import type { ListName } from "./newsletter.ts";
import type { MailingHouse } from "./send-issue.ts";
import { wordsOf } from "./words/index.ts";

const ASK_EVERY_MS = HOUR; // one mail an hour to a mailbox, whoever asks
const ASK_LIVES_MS = 48 * HOUR;
const SENTENCE_MOST = 300;

/** Asks a mailbox whether it wants a list. Whoever asks is told the same whether it has it, was asked already, or never heard of it. */
export const askReader = async (house: MailingHouse, list: ListName, email: Email, lang: Lang): Promise<void> => {
  const { name: site } = await readSite(house.store);
  const now = house.clock.now();
  const secret = newSecret();
  await house.store.transact(async (tx) => {
    const known = await tx
      .selectFrom("newsletter_reader")
      .selectAll()
      .where("list", "=", list)
      .where("email_fold", "=", email.fold)
      .executeTakeFirst();
    const isKept = known !== undefined && known.proved_at !== null && known.refused_at === null;
    if (isKept || (known !== undefined && known.ask_hash !== null && known.asked_at > later(now, -ASK_EVERY_MS))) return;
    const asked = { ask_hash: sha256(secret), asked_at: now, lang };
    const fresh = { id: newId(house.clock.ms()), list, email: email.email, email_fold: email.fold, member_id: null };
    await tx
      .insertInto("newsletter_reader")
      .values({ ...fresh, ...asked, proved_at: null, refused_at: null, refusal: "" })
      .onConflict((conflict) => conflict.columns(["list", "email_fold"]).doUpdateSet(asked))
      .execute();
    const words = wordsOf(lang);
    const link = absolute(house.origin, paths.confirmNewsletter(secret));
    const text = `${words.ask(site, words.lists[list])}\n\n${link}\n\n${words.notYou}\n\n${site}\n`;
    await sendMail(house, tx, { to: email.email, lang, subject: words.askSubject(site), text });
  });
};

const askedBy = (house: House, secret: string) =>
  house.store.db
    .selectFrom("newsletter_reader")
    .select(["id", "list"])
    .where("ask_hash", "=", sha256(secret))
    .where("asked_at", ">", later(house.clock.now(), -ASK_LIVES_MS))
    .executeTakeFirst();

/** The list that a secret out of a mail asks about; null when it is none or too old. */
export const listAsked = async (house: House, secret: string): Promise<ListName | null> => (await askedBy(house, secret))?.list ?? null;

/** Takes a yes. Works once. */
export const confirmReader = async (house: House, secret: string): Promise<ListName | null> => {
  const asked = await askedBy(house, secret);
  if (asked === undefined) return null;
  const set = { proved_at: house.clock.now(), ask_hash: null, refused_at: null, refusal: "" };
  const { numUpdatedRows } = await house.store.transact((tx) =>
    tx.updateTable("newsletter_reader").set(set).where("id", "=", asked.id).where("ask_hash", "is not", null).executeTakeFirst(),
  );
  return numUpdatedRows > 0n ? asked.list : null;
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

/** A member takes a list, or leaves it, with one click. Needs a mailbox that was shown to be theirs. */
export const setReader = (house: House, memberId: string, list: ListName, isOn: boolean): Promise<boolean> =>
  house.store.transact(async (tx) => {
    const address = (await mailAddresses(tx, [memberId])).get(memberId);
    const fold = address?.email.toLowerCase() ?? "";
    const rows = await tx
      .selectFrom("newsletter_reader")
      .select("id")
      .where("list", "=", list)
      .where((eb) => eb.or([eb("member_id", "=", memberId), eb("email_fold", "=", fold)]))
      .execute();
    await forget(
      tx,
      rows.map(({ id }) => id),
    );
    if (!isOn || address === undefined) return !isOn;
    const now = house.clock.now();
    const theirs = { id: newId(house.clock.ms()), list, email: address.email, email_fold: fold, member_id: memberId };
    const proved = { asked_at: now, proved_at: now, ask_hash: null, refused_at: null, refusal: "" };
    await tx
      .insertInto("newsletter_reader")
      .values({ ...theirs, ...proved, lang: address.lang ?? "en" })
      .execute();
    return true;
  });

/** The lists that a member takes, and since when the address is refused. */
export const listsOf = (house: House, memberId: string): Promise<readonly { list: ListName; refused_at: Instant | null }[]> =>
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
