import { done, type Instant, later, newSecret, refuse, type Result, sha256 } from "#kit";
import { type Db, type House, isTaken, type Tx } from "#store";
import { admit, type AdmitHouse, type HalfIn, type SignedIn } from "./admit.ts";
import { OIDC_WAITS_MS } from "./member.ts";
import type { Oidc, Vouched } from "./oidc.ts";
import { actorFor, isOpen } from "./queries.ts";
import "./tables.ts";

export type ProviderHouse = AdmitHouse & { readonly siteName: () => Promise<string>; readonly oidc: Oidc };

export type Identity = { readonly id: string; readonly issuer: string; readonly label: string; readonly madeAt: Instant };

/** Accounts elsewhere that open a member's. */
export const identitiesOf = async (db: Db | Tx, memberId: string): Promise<readonly Identity[]> => {
  const rows = await db.selectFrom("identity").selectAll().where("member_id", "=", memberId).orderBy("made_at").orderBy("id").execute();
  return rows.map(({ id, issuer, label, made_at: madeAt }) => ({ id, issuer, label, madeAt }));
};

/** Begins a way to a provider: where to send the browser, and the secret for its cookie. */
export const beginProvider = async (
  house: ProviderHouse,
  provider: string,
  { next, draft }: { readonly next: string; readonly draft: string | null },
): Promise<Result<{ readonly url: string; readonly secret: string }, "unknown" | "unreachable">> => {
  const begun = await house.oidc.begin(provider);
  if (!begun.ok) return begun;
  const { url, state, nonce, verifier } = begun.value;
  const secret = newSecret();
  const row = { provider, state_hash: sha256(state), nonce, verifier, next, draft, issuer: null, subject: null, label: null };
  const ends_at = later(house.clock.now(), OIDC_WAITS_MS);
  await house.store.transact((tx) =>
    tx
      .insertInto("oidc_ask")
      .values({ id: sha256(secret), ...row, ends_at, used_at: null })
      .execute(),
  );
  return done({ url, secret });
};

/** What came of a provider's answer: signed in, or vouched for somebody who is connected with no account. */
export type Returned = SignedIn | HalfIn | { readonly kind: "stranger"; readonly next: string; readonly draft: string | null };

export type Shown = {
  readonly secret: string | undefined;
  readonly search: string;
  readonly browser: string;
  readonly device: string | undefined;
};

const enterAs = async (
  house: ProviderHouse,
  vouched: Vouched,
  ask: { readonly id: string; readonly next: string; readonly draft: string | null },
  shown: Shown,
): Promise<Result<Returned, "closed">> => {
  const site = await house.siteName();
  return house.store.transact(async (tx) => {
    const known = await tx
      .selectFrom("identity")
      .innerJoin("member", "member.id", "identity.member_id")
      .selectAll("member")
      .where("issuer", "=", vouched.issuer)
      .where("subject", "=", vouched.subject)
      .executeTakeFirst();
    if (known === undefined) {
      await tx.updateTable("oidc_ask").set(vouched).where("id", "=", ask.id).execute();
      return done({ kind: "stranger", next: ask.next, draft: ask.draft });
    }
    if (!isOpen(known) || known.proved_at === null) return refuse("closed");
    const now = house.clock.now();
    await tx
      .updateTable("identity")
      .set({ used_at: now })
      .where("issuer", "=", vouched.issuer)
      .where("subject", "=", vouched.subject)
      .execute();
    const { browser, device } = shown;
    const entry = { proofs: { provider: now }, browser, device, draft: ask.draft, next: ask.next, isNew: false, site };
    return done(await admit(house, tx, actorFor(known), entry));
  });
};

/**
 * Takes a provider's answer in the browser that was sent there, once. Whoever is connected is let in; nobody is ever found by an address,
 * whatever the provider says of it.
 */
export const returnFromProvider = async (
  house: ProviderHouse,
  provider: string,
  shown: Shown,
): Promise<Result<Returned, "failed" | "closed">> => {
  const secret = shown.secret ?? "";
  const now = house.clock.now();
  const ask = await house.store.transact((tx) =>
    tx
      .updateTable("oidc_ask")
      .set({ used_at: now })
      .where("id", "=", sha256(secret))
      .where("used_at", "is", null)
      .where("ends_at", ">", now)
      .returningAll()
      .executeTakeFirst(),
  );
  const state = new URLSearchParams(shown.search).get("state") ?? "";
  if (ask === undefined || ask.provider !== provider || ask.state_hash !== sha256(state)) return refuse("failed");
  const { nonce, verifier } = ask;
  const vouched = await house.oidc.finish(provider, shown.search, { state, nonce, verifier });
  return vouched.ok ? enterAs(house, vouched.value, ask, shown) : refuse("failed");
};

export type Waiting = { readonly provider: string; readonly label: string };

/** Whom a provider has vouched for in this browser and who is connected with no account yet; null for nobody. */
export const waitingIn = async (house: House, secret: string | undefined): Promise<Waiting | null> => {
  const row = await house.store.db
    .selectFrom("oidc_ask")
    .select(["provider", "label"])
    .where("id", "=", sha256(secret ?? ""))
    .where("subject", "is not", null)
    .where("ends_at", ">", house.clock.now())
    .executeTakeFirst();
  return row === undefined ? null : { provider: row.provider, label: row.label ?? "" };
};

/** Connects whom a provider has vouched for in this browser with the account of the member who agrees to it: once. */
export const connectIdentity = async (
  house: House,
  memberId: string,
  secret: string | undefined,
): Promise<Result<Waiting, "over" | "taken">> => {
  const id = sha256(secret ?? "");
  try {
    return await house.store.transact(async (tx) => {
      const now = house.clock.now();
      const ask = await tx.selectFrom("oidc_ask").selectAll().where("id", "=", id).where("ends_at", ">", now).executeTakeFirst();
      const gone = await tx.deleteFrom("oidc_ask").where("id", "=", id).executeTakeFirst();
      if (ask === undefined || gone.numDeletedRows === 0n || ask.issuer === null || ask.subject === null) return refuse("over");
      const { issuer, subject } = ask;
      const label = ask.label ?? "";
      const row = { member_id: memberId, issuer, subject, label, made_at: now, used_at: null };
      await tx
        .insertInto("identity")
        .values({ id: sha256(`${issuer} ${subject}`), ...row })
        .execute();
      return done({ provider: ask.provider, label });
    });
  } catch (error) {
    if (isTaken(error)) return refuse("taken");
    throw error;
  }
};

/** Takes an account elsewhere away from a member. */
export const dropIdentity = async (tx: Tx, memberId: string, id: string): Promise<void> => {
  await tx.deleteFrom("identity").where("id", "=", id).where("member_id", "=", memberId).execute();
};
