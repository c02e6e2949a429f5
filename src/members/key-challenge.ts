import { type Actor, later, newSecret, sha256 } from "#kit";
import type { House } from "#store";
import { KEY_CHALLENGE_MS } from "./member.ts";
import "./tables.ts";

/** What a passkey is asked for: to be added, to sign in, to be the second step, or to show once more that it is the member. */
export const KEY_PURPOSES = ["add", "enter", "second", "confirm"] as const;
export type KeyPurpose = (typeof KEY_PURPOSES)[number];

/**
 * A new challenge, bound to one purpose, one browser (by the secret for its cookie) and, but for signing in, one member. `challenge` is what
 * the authenticator signs.
 */
export const askChallenge = async (
  house: House,
  purpose: KeyPurpose,
  memberId: Actor["id"],
): Promise<{ readonly secret: string; readonly challenge: string }> => {
  const [secret, challenge] = [newSecret(), newSecret()];
  const row = { challenge, purpose, member_id: memberId, ends_at: later(house.clock.now(), KEY_CHALLENGE_MS), used_at: null };
  await house.store.transact((tx) =>
    tx
      .insertInto("key_challenge")
      .values({ id: sha256(secret), ...row })
      .execute(),
  );
  return { secret, challenge };
};

/** Takes the challenge that this browser was given for this purpose and member: once, whatever comes of it. Null where there is none. */
export const takeChallenge = async (
  house: House,
  secret: string | undefined,
  purpose: KeyPurpose,
  memberId: Actor["id"],
): Promise<string | null> => {
  if (secret === undefined || secret === "") return null;
  const now = house.clock.now();
  const row = await house.store.transact((tx) =>
    tx
      .updateTable("key_challenge")
      .set({ used_at: now })
      .where("id", "=", sha256(secret))
      .where("used_at", "is", null)
      .where("ends_at", ">", now)
      .returningAll()
      .executeTakeFirst(),
  );
  return row !== undefined && row.purpose === purpose && row.member_id === memberId ? row.challenge : null;
};
