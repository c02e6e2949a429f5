import { type Actor, type Instant, isStaff, type Lang, LANGS, later, newSecret, sha256 } from "#kit";
import { absolute, localHref, type Path, paths } from "#paths";
import { sendMail } from "#outside";
import type { House, Tx } from "#store";
import { browserName } from "./browser-name.ts";
import { factorsOf } from "./factors.ts";
import { letterOf } from "./letter-of.tsx";
import { SECOND_LIVES_MS } from "./member.ts";
import type { Onward } from "./onward.ts";
import { isStrong, type Proofs } from "./proofs.ts";
import { openSession } from "./session.ts";
import { wordsOf } from "./words/index.ts";
import "./tables.ts";

export type AdmitHouse = House & {
  readonly origin: string;
  readonly onward: Onward;
  /** Whether the desk stays shut for staff who have shown no strong factor (`required`), or they are only told of the rule (`announced`). */
  readonly staffFactor: "required" | "announced";
};

/** What a browser brings when it signs in. */
export type Entry = {
  readonly proofs: Proofs;
  /** The User-Agent header. */
  readonly browser: string;
  /** The secret by which this browser is known again, from its cookie. */
  readonly device: string | undefined;
  readonly draft: string | null;
  readonly next: string;
  readonly isNew: boolean;
  /** The site's name, read before the transaction. */
  readonly site: string;
};

export type SignedIn = {
  readonly kind: "in";
  readonly member: Actor;
  readonly secret: string;
  readonly livesMs: number;
  /** The secret for the browser's own cookie. */
  readonly device: string;
  readonly go: Path;
  readonly isNew: boolean;
};

/** The second step is still owed; `secret` is for the cookie that binds it to this browser. */
export type HalfIn = { readonly kind: "second"; readonly secret: string };

/** Knows a browser again, or tells the member by mail that a new one was let in. A newcomer's first is no news. */
const meetDevice = async (house: AdmitHouse, tx: Tx, member: Actor, entry: Entry): Promise<string> => {
  const memberId = member.id ?? "";
  const now = house.clock.now();
  const secret = entry.device === undefined || entry.device.length < 20 ? newSecret() : entry.device.slice(0, 100);
  const id = sha256(`${memberId} ${secret}`);
  const known = await tx.updateTable("device").set({ seen_at: now }).where("id", "=", id).executeTakeFirst();
  if (known.numUpdatedRows > 0n) return secret;
  const { others } = await tx
    .selectFrom("device")
    .select((eb) => eb.fn.countAll<number>().as("others"))
    .where("member_id", "=", memberId)
    .executeTakeFirstOrThrow();
  const browser = browserName(entry.browser);
  await tx.insertInto("device").values({ id, member_id: memberId, browser, first_at: now, seen_at: now }).execute();
  if (others > 0) await tellOfDevice(house, tx, memberId, { browser, at: now, site: entry.site });
  return secret;
};

const tellOfDevice = async (
  house: AdmitHouse,
  tx: Tx,
  memberId: string,
  { browser, at, site }: { readonly browser: string; readonly at: Instant; readonly site: string },
): Promise<void> => {
  const row = await tx.selectFrom("member").select(["email", "lang"]).where("id", "=", memberId).executeTakeFirstOrThrow();
  const lang = langOf(row.lang);
  const words = wordsOf(lang).mails;
  const letter = letterOf({
    to: row.email,
    lang,
    site,
    subject: words.deviceSubject(site),
    lines: [words.device(browser, at), words.deviceYou, words.deviceNotYou, { link: absolute(house.origin, paths.settings()) }],
  });
  await sendMail(house, tx, letter);
};

/** The language to write to a member in. */
export const langOf = (lang: string | null): Lang => LANGS.find((each) => each === lang) ?? "en";

/** Where staff are led first: to what the desk still wants of them. */
const deskWants = async (tx: Tx, memberId: string, next: Path): Promise<Path> => {
  const { passwordAt, secondAt, passkeys } = await factorsOf(tx, memberId);
  if (passkeys > 0 || (passwordAt !== null && secondAt !== null)) return paths.settingsConfirm(next);
  return passwordAt !== null ? paths.settingsSecond() : paths.settings();
};

/**
 * Lets in a member who has shown what `entry.proofs` say: opens a session, or holds the door until the second step is shown where one is on.
 * What was written before is carried on with the session, in the same transaction.
 */
export const admit = async (house: AdmitHouse, tx: Tx, member: Actor, entry: Entry): Promise<SignedIn | HalfIn> => {
  const memberId = member.id ?? "";
  const { proofs, draft, next, isNew } = entry;
  const { secondAt } = await factorsOf(tx, memberId);
  if (secondAt !== null && proofs.totp === undefined && proofs.passkey === undefined) {
    const secret = newSecret();
    const now = house.clock.now();
    await tx
      .insertInto("half_login")
      .values({
        id: sha256(secret),
        member_id: memberId,
        proofs: JSON.stringify(proofs),
        draft,
        next,
        tries: 0,
        made_at: now,
        ends_at: later(now, SECOND_LIVES_MS),
        used_at: null,
      })
      .execute();
    return { kind: "second", secret };
  }
  const session = await openSession(house, tx, member, { browser: entry.browser, proofs });
  const device = await meetDevice(house, tx, member, entry);
  const carried = draft === null ? null : await house.onward.carryOn(house, tx, member, draft);
  const wanted = carried?.go ?? localHref(next);
  const isHeld = house.staffFactor === "required" && isStaff(member) && !isStrong(proofs);
  return { kind: "in", member, ...session, device, go: isHeld ? await deskWants(tx, memberId, wanted) : wanted, isNew };
};
