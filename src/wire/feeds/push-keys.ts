import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { type Actor, done, type Instant, newSecret, refuse, type Result, sha256 } from "#kit";
import type { Sealer } from "#outside";
import type { House } from "#store";
import { type Feed, sealedFor } from "./feed.ts";
import { noteFeedAct } from "./feed-history.ts";
import type { FeedHouse } from "./feed-house.ts";
import { maySetUp } from "./feed-policy.ts";
import { feedOf, findFeed } from "./find-feed.ts";

/** Begins every key that a source pushes with, so that one that leaked can be known for what it is. */
const KEY_BEGINS = "twf_";
/** The newest secret and the one before it: while a source changes over, both hold. */
const SECRETS_KEPT = 2;

const signingSchema = z.array(z.object({ secret: z.string(), madeAt: z.string() }));
type Signing = readonly { readonly secret: string; readonly madeAt: Instant }[];

/** The secrets that a feed's source may sign with; none where they cannot be opened. */
const signingOf = (sealer: Sealer, feed: Feed): Signing => {
  const opened = feed.signing === null ? null : sealer.open(feed.signing, sealedFor(feed.id, "signing"));
  return opened === null ? [] : signingSchema.parse(JSON.parse(opened));
};

/** `key`: for `Authorization: Bearer`; the one before is void at once. `signing`: a secret to sign with; the one before holds until the next. */
export type KeyKind = "key" | "signing";

/** Makes what a feed's source proves itself with. It is given this once: kept are a digest of a key, and a secret sealed. */
export const makePushKey = async (
  house: FeedHouse,
  actor: Actor,
  feed: Feed,
  kind: KeyKind,
): Promise<Result<{ readonly key: string }, "not-allowed" | "not-push">> => {
  if (!maySetUp(actor)) return refuse("not-allowed");
  if (feed.kind !== "push") return refuse("not-push");
  const key = `${kind === "key" ? KEY_BEGINS : ""}${newSecret()}`;
  const signing = [{ secret: key, madeAt: house.clock.now() }, ...signingOf(house.sealer, feed)].slice(0, SECRETS_KEPT);
  await house.store.transact(async (tx) => {
    await tx
      .updateTable("feed")
      .set(
        kind === "key" ? { key_hash: sha256(key) } : { signing: house.sealer.seal(JSON.stringify(signing), sealedFor(feed.id, "signing")) },
      )
      .where("id", "=", feed.id)
      .execute();
    await noteFeedAct(house, tx, actor, feed, kind);
  });
  return done({ key });
};

/** What a push says to prove whose it is. `signatures` as "sha256=…", several parted by commas; `superdesk` as "sha1=…". */
export type PushProof = {
  readonly bearer: string | null;
  readonly slug: string | null;
  readonly signatures: string | null;
  readonly superdesk: string | null;
};

const isSignedBy = (secret: string, algorithm: "sha256" | "sha1", bytes: Uint8Array, sent: string): boolean => {
  const ours = createHmac(algorithm, secret).update(bytes).digest();
  return sent
    .split(",")
    .slice(0, 5)
    .some((each) => {
      const hex = new RegExp(`^\\s*${algorithm}=([0-9a-f]+)\\s*$`, "iu").exec(each)?.[1] ?? "";
      const theirs = Buffer.from(hex, "hex");
      return theirs.length === ours.length && timingSafeEqual(theirs, ours);
    });
};

/** The feed that a push belongs to; `none` where it does not claim to belong to one, `wrong` where its proof does not hold. */
export const pushedTo = async (
  house: House & Pick<FeedHouse, "sealer">,
  proof: PushProof,
  bytes: Uint8Array,
): Promise<Feed | "none" | "wrong"> => {
  const { bearer, slug, signatures, superdesk } = proof;
  if (bearer?.startsWith(KEY_BEGINS) === true) {
    const row = await house.store.db.selectFrom("feed").selectAll().where("key_hash", "=", sha256(bearer)).executeTakeFirst();
    return row === undefined ? "wrong" : feedOf(row);
  }
  if (signatures === null && superdesk === null) return "none";
  const feed = slug === null ? null : await findFeed(house.store, slug);
  if (feed === null || feed.kind !== "push") return "wrong";
  const secrets = signingOf(house.sealer, feed).map(({ secret }) => secret);
  const holds =
    (signatures !== null && secrets.some((secret) => isSignedBy(secret, "sha256", bytes, signatures))) ||
    (superdesk !== null && feed.settings.isSuperdesk && secrets.some((secret) => isSignedBy(secret, "sha1", bytes, superdesk)));
  return holds ? feed : "wrong";
};
