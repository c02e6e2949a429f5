import { type Actor, DAY, done, type Lang, later, newSecret, refuse, type Result, sha256 } from "#kit";
import { type Path } from "#paths";
import { sendMail } from "#outside";
import { type House, isTaken, lockName, type Tx } from "#store";
import { admit, type AdmitHouse, langOf, type HalfIn, type SignedIn } from "./admit.ts";
import { freeHandle, insertMember, isFree } from "./create-member.ts";
import { CODE_DIGITS, CODE_LIVES_MS, CODE_TRIES, CODES_A_DAY } from "./member.ts";
import { codeMail } from "./code-mail.ts";
import { dropWaysIn } from "./factors.ts";
import type { ProfileJudge } from "./judge-profile.ts";
import { actorFor, isOpen } from "./queries.ts";
import type { Email } from "./read-email.ts";
import { type NameProblem, readName } from "./read-name.ts";
import type { LoginTable } from "./tables.ts";

export type LoginHouse = AdmitHouse & {
  readonly siteName: () => Promise<string>;
  /** Names that nobody may take: the site's, its sources'. */
  readonly reserved: () => Promise<readonly string[]>;
  readonly judgeProfile: ProfileJudge;
};

export type Wanted = {
  readonly email: Email;
  /** Empty on signing in. */
  readonly name: string;
  readonly draft: string | null;
  readonly next: string;
  readonly lang: Lang;
  /** Address of the page that takes the code, for the link in the mail. */
  readonly codePage: Path;
};

/** The code that a link stands for, so that the page of a link can show it to whoever opened it elsewhere. */
export const codeOfLink = (link: string): string => {
  const digest = sha256(`code ${link}`);
  return String(BigInt(`0x${digest.slice(0, 20)}`) % 10n ** BigInt(CODE_DIGITS)).padStart(CODE_DIGITS, "0");
};

const codeHash = (id: string, code: string): string => sha256(`${id} ${code}`);

/**
 * Sends a code and a link to an address, whether it has an account or not: nothing in the answer tells. Returns the secret for the cookie that
 * binds both to this browser.
 */
export const startLogin = async (house: LoginHouse, wanted: Wanted): Promise<string> => {
  const secret = newSecret();
  const link = newSecret();
  const id = sha256(secret);
  const now = house.clock.now();
  const site = await house.siteName();
  await house.store.transact(async (tx) => {
    await lockName(house.store.dialect, `login ${wanted.email.fold}`)?.execute(tx);
    const { count } = await tx
      .selectFrom("login")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("email_fold", "=", wanted.email.fold)
      .where("made_at", ">", later(now, -DAY))
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("login")
      .values({
        id,
        email: wanted.email.email,
        email_fold: wanted.email.fold,
        name: wanted.name,
        link_hash: sha256(link),
        code_hash: codeHash(id, codeOfLink(link)),
        draft: wanted.draft,
        next: wanted.next,
        lang: wanted.lang,
        tries: 0,
        made_at: now,
        ends_at: later(now, CODE_LIVES_MS),
        used_at: null,
      })
      .execute();
    // Beyond that somebody is flooding a mailbox; the page says the same.
    if (count >= CODES_A_DAY) return;
    const href = `${house.origin}${wanted.codePage}?t=${link}`;
    await sendMail(house, tx, codeMail({ to: wanted.email.email, lang: wanted.lang, site, code: codeOfLink(link), link: href }));
  });
  return secret;
};

/** What a page may know of a login that is under way. */
export type Login = Pick<LoginTable, "id" | "email" | "name" | "draft" | "next" | "made_at" | "ends_at" | "tries"> & {
  readonly isOver: boolean;
};

/** The login that the browser's cookie names, or null. */
export const findLogin = async (house: House, secret: string | undefined): Promise<Login | null> => {
  if (secret === undefined || secret === "") return null;
  const row = await house.store.db.selectFrom("login").selectAll().where("id", "=", sha256(secret)).executeTakeFirst();
  if (row === undefined) return null;
  const isOver = row.used_at !== null || row.ends_at <= house.clock.now() || row.tries >= CODE_TRIES;
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    draft: row.draft,
    next: row.next,
    made_at: row.made_at,
    ends_at: row.ends_at,
    tries: row.tries,
    isOver,
  };
};

/** Whether a link belongs to the login of this browser, to that of another, or to none. */
export const placeOfLink = async (house: House, link: string, loginId: string | null): Promise<"here" | "elsewhere" | "over"> => {
  const row = await house.store.db.selectFrom("login").selectAll().where("link_hash", "=", sha256(link)).executeTakeFirst();
  if (row === undefined || row.used_at !== null || row.ends_at <= house.clock.now() || row.tries >= CODE_TRIES) return "over";
  return row.id === loginId ? "here" : "elsewhere";
};

export type LoginProblem =
  | { readonly kind: "over" }
  | { readonly kind: "closed" }
  | { readonly kind: "digits"; readonly count: number }
  /** With no try left the code is over. */
  | { readonly kind: "wrong"; readonly triesLeft: number }
  | { readonly kind: "name"; readonly problem: NameProblem | "missing" };

export type Proof = { readonly code: string } | { readonly link: string };

/** Counts a try and gives the login as it stands, locked by the update until the transaction ends; null when it can no longer be used. */
const takeTry = (house: House, tx: Tx, id: string): Promise<LoginTable | undefined> =>
  tx
    .updateTable("login")
    .set((eb) => ({ tries: eb("tries", "+", 1) }))
    .where("id", "=", id)
    .where("used_at", "is", null)
    .where("ends_at", ">", house.clock.now())
    .where("tries", "<", CODE_TRIES)
    .returningAll()
    .executeTakeFirst();

const isProof = (login: LoginTable, proof: Proof): boolean =>
  "link" in proof ? login.link_hash === sha256(proof.link) : login.code_hash === codeHash(login.id, proof.code);

type Found = { readonly member: Actor; readonly isNew: boolean };
type NotFound = { readonly kind: "closed" } | { readonly kind: "name"; readonly problem: NameProblem | "missing" };

const nameRefused = (problem: NameProblem | "missing") => refuse({ kind: "name", problem } as const);

/** The member of a mailbox that was just shown to be theirs; made if there is none and the name is good. */
const memberFor = async (
  house: LoginHouse,
  tx: Tx,
  login: LoginTable,
  { name, reserved }: { readonly name: string; readonly reserved: readonly string[] },
): Promise<Result<Found, NotFound>> => {
  // One newcomer in two browsers is one account: the second finds what the first has made.
  await lockName(house.store.dialect, `member ${login.email_fold}`)?.execute(tx);
  const known = await tx.selectFrom("member").selectAll().where("email_fold", "=", login.email_fold).executeTakeFirst();
  const now = house.clock.now();
  if (known !== undefined) {
    if (!isOpen(known)) return refuse({ kind: "closed" });
    if (known.proved_at === null) {
      // Whatever was set up before the mailbox was proved may be a stranger's (Sudhodanan & Paverd 2022): it goes.
      await dropWaysIn(tx, known.id);
      await tx.updateTable("member").set({ proved_at: now }).where("id", "=", known.id).execute();
    }
    return done({ member: actorFor(known), isNew: false });
  }
  if (name.trim() === "") return nameRefused("missing");
  const read = readName(name, reserved);
  if (!read.ok) return nameRefused(read.problem);
  if (!(await isFree(tx, read.value))) return nameRefused("taken");
  const lang = langOf(login.lang);
  if ((await house.judgeProfile(tx, { memberId: null, name: read.value, place: "", about: "", lang })) !== null)
    return nameRefused("against-rule");
  const handle = await freeHandle(tx, read.value);
  const id = await insertMember(house, tx, {
    email: login.email,
    fold: login.email_fold,
    handle,
    name: read.value,
    role: "member",
    provedAt: now,
    lang: login.lang,
  });
  return done({ member: { id, role: "member", handle, name: read.value }, isNew: true });
};

/** Who shows a proof. `name` is for an address without account; empty takes the one given on joining. */
export type Shown = { readonly name: string; readonly browser: string; readonly device?: string | undefined };

const signIn = async (
  house: LoginHouse,
  tx: Tx,
  secret: string,
  shown: Shown & { readonly proof: Proof; readonly reserved: readonly string[]; readonly site: string },
): Promise<Result<SignedIn | HalfIn, LoginProblem>> => {
  const login = await takeTry(house, tx, sha256(secret));
  if (login === undefined) return refuse({ kind: "over" });
  if (!isProof(login, shown.proof)) return refuse({ kind: "wrong", triesLeft: CODE_TRIES - login.tries });
  const name = shown.name.trim() === "" ? login.name : shown.name;
  const found = await memberFor(house, tx, login, { name, reserved: shown.reserved });
  if (!found.ok) {
    // The code was right: asking for another name must not use it up.
    await tx
      .updateTable("login")
      .set({ tries: login.tries - 1 })
      .where("id", "=", login.id)
      .execute();
    return found;
  }
  const { member, isNew } = found.value;
  await tx.updateTable("login").set({ used_at: house.clock.now() }).where("id", "=", login.id).execute();
  const proofs = { mail: house.clock.now() };
  const { browser, device, site } = shown;
  return done(await admit(house, tx, member, { proofs, browser, device, draft: login.draft, next: login.next, isNew, site }));
};

/**
 * Signs in whoever shows the code or the link in the browser that asked for it: works once. With it a new account exists, and what was written
 * before is carried on, all in one transaction.
 */
export const finishLogin = async (
  house: LoginHouse,
  secret: string,
  proof: Proof,
  shown: Shown,
): Promise<Result<SignedIn | HalfIn, LoginProblem>> => {
  if ("code" in proof && !(proof.code.length === CODE_DIGITS && /^\d+$/u.test(proof.code)))
    return refuse({ kind: "digits", count: proof.code.replace(/\D/gu, "").length });
  const [reserved, site] = [await house.reserved(), await house.siteName()];
  const attempt = () => house.store.transact((tx) => signIn(house, tx, secret, { ...shown, proof, reserved, site }));
  try {
    return await attempt();
  } catch (error) {
    if (!isTaken(error)) throw error;
    return attempt(); // another newcomer took the address, name or handle a moment ago, and is found this time
  }
};
