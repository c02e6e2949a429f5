import { done, refuse, type Result, sha256 } from "#kit";
import { admit, type AdmitHouse, type SignedIn } from "./admit.ts";
import { type FactorHouse, useSecond } from "./factors.ts";
import { SECOND_TRIES } from "./member.ts";
import { warnOfKey } from "./enter-by-passkey.ts";
import { checkPasskey } from "./passkeys.ts";
import { actorFor, isOpen } from "./queries.ts";
import { readProofs } from "./proofs.ts";

export type SecondHouse = AdmitHouse & FactorHouse & { readonly siteName: () => Promise<string> };

/** Whose sign-in waits in this browser for its second step: the member's id; null when none does. */
export const halfInAs = async (house: SecondHouse, secret: string | undefined): Promise<string | null> => {
  if (secret === undefined || secret === "") return null;
  const row = await house.store.db
    .selectFrom("half_login")
    .select("member_id")
    .where("id", "=", sha256(secret))
    .where("used_at", "is", null)
    .where("ends_at", ">", house.clock.now())
    .where("tries", "<", SECOND_TRIES)
    .executeTakeFirst();
  return row?.member_id ?? null;
};

/** Finishes a sign-in with a code of the authenticator, a recovery code or a passkey, in the browser that began it: works once, five tries. */
export const finishSecond = async (
  house: SecondHouse,
  secret: string,
  shown: { readonly code: string } | { readonly key: string; readonly secret: string | undefined },
  browser: { readonly name: string; readonly device: string | undefined },
): Promise<Result<SignedIn, "over" | "wrong">> => {
  const site = await house.siteName();
  const isKey = "key" in shown;
  const memberId = isKey ? await halfInAs(house, secret) : null;
  const checked =
    isKey && memberId !== null ? await checkPasskey(house, "second", memberId, { secret: shown.secret, answer: shown.key }) : null;
  const keyShown = checked?.ok === true ? checked.value : null;
  if (keyShown !== null) await warnOfKey(house, keyShown);
  return house.store.transact(async (tx) => {
    const half = await tx
      .updateTable("half_login")
      .set((eb) => ({ tries: eb("tries", "+", 1) }))
      .where("id", "=", sha256(secret))
      .where("used_at", "is", null)
      .where("ends_at", ">", house.clock.now())
      .where("tries", "<", SECOND_TRIES)
      .returningAll()
      .executeTakeFirst();
    if (half === undefined) return refuse("over");
    const row = await tx.selectFrom("member").selectAll().where("id", "=", half.member_id).executeTakeFirst();
    if (row === undefined || !isOpen(row)) return refuse("over");
    if (isKey ? keyShown === null : !(await useSecond(house, tx, row.id, "code" in shown ? shown.code : "")))
      return refuse(half.tries >= SECOND_TRIES ? "over" : "wrong");
    await tx.updateTable("half_login").set({ used_at: house.clock.now() }).where("id", "=", half.id).execute();
    const proofs = { ...readProofs(half.proofs), [isKey ? "passkey" : "totp"]: house.clock.now() };
    const entry = { proofs, browser: browser.name, device: browser.device, draft: half.draft, next: half.next, isNew: false, site };
    const admitted = await admit(house, tx, actorFor(row), entry);
    return admitted.kind === "in" ? done(admitted) : refuse("over");
  });
};
