import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { done, type Instant, refuse, type Result, sha256 } from "#kit";
import { type Db, type House, isTaken, lockName, type Tx } from "#store";
import { askChallenge, type KeyPurpose, takeChallenge } from "./key-challenge.ts";
import { KEY_CHALLENGE_MS, PASSKEY_NAME_LETTERS, PASSKEYS_MOST } from "./member.ts";
import { readKeyAnswer } from "./read-key-answer.ts";
import "./tables.ts";

export type KeyHouse = House & { readonly origin: string; readonly siteName: () => Promise<string> };

export type Passkey = {
  readonly id: string;
  readonly name: string;
  readonly isBackedUp: boolean;
  readonly madeAt: Instant;
  readonly usedAt: Instant | null;
  /** When its counter was first seen to run backwards, as that of a copied key does (WebAuthn 3, 6.1.1). */
  readonly warnedAt: Instant | null;
};

/** Loaded at the first passkey only: it takes a good part of a second. */
const webauthn = () => import("@simplewebauthn/server");

const rpIdOf = (house: KeyHouse): string => new URL(house.origin).hostname;

/** A handle by which authenticators tell accounts apart; says nothing of the member (WebAuthn 3, 14.6.1). */
const userHandleOf = (memberId: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(sha256(`passkey ${memberId}`), "hex"));

/** A member's passkeys, the oldest first. */
export const passkeysOf = async (db: Db | Tx, memberId: string): Promise<readonly Passkey[]> => {
  const rows = await db.selectFrom("passkey").selectAll().where("member_id", "=", memberId).orderBy("made_at").orderBy("id").execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    isBackedUp: row.is_backed_up === 1,
    madeAt: row.made_at,
    usedAt: row.used_at,
    warnedAt: row.warned_at,
  }));
};

type Asked<Options> = { readonly secret: string; readonly options: Options };

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, "base64url"));

/** What the browser is asked in order to make a passkey for a member, and the secret for its cookie. */
export const askToAdd = async (
  house: KeyHouse,
  member: { readonly id: string; readonly handle: string; readonly name: string },
): Promise<Asked<PublicKeyCredentialCreationOptionsJSON>> => {
  const { generateRegistrationOptions } = await webauthn();
  const { secret, challenge } = await askChallenge(house, "add", member.id);
  const options = await generateRegistrationOptions({
    rpName: await house.siteName(),
    rpID: rpIdOf(house),
    userID: userHandleOf(member.id),
    userName: member.handle,
    userDisplayName: member.name,
    challenge: bytes(challenge),
    timeout: KEY_CHALLENGE_MS,
    excludeCredentials: (await passkeysOf(house.store.db, member.id)).map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return { secret, options };
};

/**
 * What the browser is asked in order to show a passkey. Signing in, nobody is named, so that the answer tells nothing of any address; where
 * the member is known already, only their own keys will do.
 */
export const askToShow = async (
  house: KeyHouse,
  purpose: Exclude<KeyPurpose, "add">,
  memberId: string | null,
): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> => {
  const { generateAuthenticationOptions } = await webauthn();
  const { secret, challenge } = await askChallenge(house, purpose, memberId);
  const own = memberId === null ? [] : await passkeysOf(house.store.db, memberId);
  const options = await generateAuthenticationOptions({
    rpID: rpIdOf(house),
    challenge: bytes(challenge),
    timeout: KEY_CHALLENGE_MS,
    allowCredentials: own.map(({ id }) => ({ id })),
    userVerification: "required",
  });
  return { secret, options };
};

export type AddProblem = "over" | "bad" | "known" | "too-many" | "name";

const readName = (text: string): string =>
  text
    .toWellFormed()
    .normalize("NFKC")
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();

/** Verifies what an authenticator made and keeps it. The key has verified its user (PIN, finger, face): every passkey is a strong factor. */
export const addPasskey = async (
  house: KeyHouse,
  memberId: string,
  shown: { readonly secret: string | undefined; readonly answer: string; readonly name: string },
): Promise<Result<null, AddProblem>> => {
  const expectedChallenge = await takeChallenge(house, shown.secret, "add", memberId);
  if (expectedChallenge === null) return refuse("over");
  const name = readName(shown.name);
  if (name === "" || [...name].length > PASSKEY_NAME_LETTERS) return refuse("name");
  const response = readKeyAnswer(shown.answer, "made");
  if (response === null) return refuse("bad");
  const { verifyRegistrationResponse } = await webauthn();
  const expected = { expectedChallenge, expectedOrigin: house.origin, expectedRPID: rpIdOf(house), requireUserVerification: true };
  const made = await verifyRegistrationResponse({ response: response as RegistrationResponseJSON, ...expected }).catch(() => null);
  if (made === null || !made.verified) return refuse("bad");
  const { credential, credentialBackedUp } = made.registrationInfo;
  try {
    return await house.store.transact(async (tx) => {
      await lockName(house.store.dialect, `passkey ${memberId}`)?.execute(tx);
      if ((await passkeysOf(tx, memberId)).length >= PASSKEYS_MOST) return refuse("too-many");
      await tx
        .insertInto("passkey")
        .values({
          id: credential.id,
          member_id: memberId,
          public_key: Buffer.from(credential.publicKey).toString("base64url"),
          counter: credential.counter,
          transports: JSON.stringify(credential.transports ?? []),
          name,
          is_backed_up: credentialBackedUp ? 1 : 0,
          made_at: house.clock.now(),
          used_at: null,
          warned_at: null,
        })
        .execute();
      return done(null);
    });
  } catch (error) {
    if (isTaken(error)) return refuse("known");
    throw error;
  }
};

/** Whose passkey was shown; `isSuspect` where its counter ran backwards for the first time. */
export type KeyShown = { readonly memberId: string; readonly isSuspect: boolean; readonly name: string };

/**
 * Verifies a passkey that was shown for a purpose: origin, site, challenge, signature, and that it verified its user. `memberId` is whom it
 * has to belong to; null on signing in, where it says itself whose it is.
 */
export const checkPasskey = async (
  house: KeyHouse,
  purpose: Exclude<KeyPurpose, "add">,
  memberId: string | null,
  shown: { readonly secret: string | undefined; readonly answer: string },
): Promise<Result<KeyShown, "over" | "bad">> => {
  const expectedChallenge = await takeChallenge(house, shown.secret, purpose, memberId);
  if (expectedChallenge === null) return refuse("over");
  const response = readKeyAnswer(shown.answer, "shown");
  if (response === null) return refuse("bad");
  const row = await house.store.db.selectFrom("passkey").selectAll().where("id", "=", response.id).executeTakeFirst();
  if (row === undefined || (memberId !== null && row.member_id !== memberId)) return refuse("bad");
  const handle = (response as AuthenticationResponseJSON).response.userHandle;
  if (handle !== undefined && handle !== "" && !Buffer.from(userHandleOf(row.member_id)).equals(Buffer.from(handle, "base64url")))
    return refuse("bad");
  const { verifyAuthenticationResponse } = await webauthn();
  // The library refuses a counter that runs backwards; here it warns, for keys kept on several devices have none that can be trusted.
  const credential = { id: row.id, publicKey: bytes(row.public_key), counter: 0 };
  const expected = { expectedChallenge, expectedOrigin: house.origin, expectedRPID: rpIdOf(house), requireUserVerification: true };
  const checked = await verifyAuthenticationResponse({ response: response as AuthenticationResponseJSON, credential, ...expected }).catch(
    () => null,
  );
  if (checked === null || !checked.verified) return refuse("bad");
  const { newCounter, credentialBackedUp } = checked.authenticationInfo;
  const isBehind = (newCounter > 0 || row.counter > 0) && newCounter <= row.counter;
  const now = house.clock.now();
  await house.store.transact((tx) =>
    tx
      .updateTable("passkey")
      .set({
        counter: Math.max(newCounter, row.counter),
        is_backed_up: credentialBackedUp ? 1 : 0,
        used_at: now,
        ...(isBehind && row.warned_at === null ? { warned_at: now } : {}),
      })
      .where("id", "=", row.id)
      .execute(),
  );
  return done({ memberId: row.member_id, isSuspect: isBehind && row.warned_at === null, name: row.name });
};

/** Gives one of a member's passkeys another name; a name that cannot be is left. */
export const renamePasskey = async (house: House, memberId: string, id: string, typed: string): Promise<void> => {
  const name = readName(typed);
  if (name === "" || [...name].length > PASSKEY_NAME_LETTERS) return;
  await house.store.transact((tx) =>
    tx.updateTable("passkey").set({ name }).where("id", "=", id).where("member_id", "=", memberId).execute(),
  );
};

/** Takes one of a member's passkeys away. */
export const dropPasskey = async (tx: Tx, memberId: string, id: string): Promise<void> => {
  await tx.deleteFrom("passkey").where("id", "=", id).where("member_id", "=", memberId).execute();
};
