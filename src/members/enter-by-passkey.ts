import { absolute, paths } from "#paths";
import { done, refuse, type Result } from "#kit";
import { sendMail } from "#outside";
import { admit, type AdmitHouse, type HalfIn, langOf, type SignedIn } from "./admit.ts";
import { letterOf } from "./letter-of.tsx";
import { checkPasskey, type KeyHouse, type KeyShown } from "./passkeys.ts";
import { actorFor, isOpen } from "./queries.ts";
import { keyWordsOf } from "./words/keys.ts";

/** Tells a member by mail that one of their passkeys may have been copied. */
export const warnOfKey = async (house: KeyHouse, { memberId, isSuspect, name }: KeyShown): Promise<void> => {
  if (!isSuspect) return;
  const site = await house.siteName();
  await house.store.transact(async (tx) => {
    const row = await tx.selectFrom("member").select(["email", "lang"]).where("id", "=", memberId).executeTakeFirstOrThrow();
    const lang = langOf(row.lang);
    const words = keyWordsOf(lang);
    const lines = [words.suspectMail(name), words.suspectDo, { link: absolute(house.origin, paths.settingsPasskeys()) }];
    await sendMail(house, tx, letterOf({ to: row.email, lang, site, subject: words.suspectSubject(site), lines }));
  });
};

/** Signs in whoever shows a passkey in the browser that asked: it says itself whose it is, and counts as both steps. */
export const enterByPasskey = async (
  house: AdmitHouse & KeyHouse,
  shown: {
    readonly secret: string | undefined;
    readonly answer: string;
    readonly next: string;
    readonly browser: string;
    readonly device: string | undefined;
  },
): Promise<Result<SignedIn | HalfIn, "over" | "bad">> => {
  const checked = await checkPasskey(house, "enter", null, shown);
  if (!checked.ok) return checked;
  await warnOfKey(house, checked.value);
  const site = await house.siteName();
  return house.store.transact(async (tx) => {
    const row = await tx.selectFrom("member").selectAll().where("id", "=", checked.value.memberId).executeTakeFirst();
    if (row === undefined || !isOpen(row) || row.proved_at === null) return refuse("bad");
    const { next, browser, device } = shown;
    const proofs = { passkey: house.clock.now() };
    return done(await admit(house, tx, actorFor(row), { proofs, browser, device, draft: null, next, isNew: false, site }));
  });
};
