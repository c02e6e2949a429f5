import { type Actor, done, type Instant, refuse, type Result } from "#kit";
import { memberOfAddress } from "#members";
import { readSite } from "#stories";
import type { House, Tx } from "#store";
import { nextDigest } from "./next-digest.ts";
import { type Digest, NOTICE_KINDS, type NoticeKind, USUAL_WAY, type Way } from "./notice.ts";
import type { PostChoiceTable } from "./tables.ts";

/** How a member is told. Quiet hours are minutes of the day, null for none. */
export type Choices = {
  readonly ways: Readonly<Record<NoticeKind, Way>>;
  readonly digest: Digest;
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
  /** Since when the member's address takes no mail, and what its server said. */
  readonly refused: { readonly at: Instant; readonly sentence: string } | null;
};

/** What nobody chose: no digest, no quiet hours. */
export const USUAL_POST = {
  digest: "none",
  digest_at: null,
  digested_at: null,
  quiet_from: null,
  quiet_to: null,
  refused_at: null,
  refusal: "",
} as const satisfies Omit<PostChoiceTable, "member_id">;

/** Two statements. */
export const choicesOf = async (house: House, memberId: string): Promise<Choices> => {
  const { db } = house.store;
  const rows = await db.selectFrom("notice_choice").select(["kind", "way"]).where("member_id", "=", memberId).execute();
  const post = await db.selectFrom("post_choice").selectAll().where("member_id", "=", memberId).executeTakeFirst();
  const chosen = new Map(rows.map((row) => [row.kind, row.way]));
  const ways = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, chosen.get(kind) ?? USUAL_WAY[kind]])) as Choices["ways"];
  const { digest, quiet_from: quietFrom, quiet_to: quietTo, refused_at: at, refusal } = post ?? USUAL_POST;
  return { ways, digest, quietFrom, quietTo, refused: at === null ? null : { at, sentence: refusal } };
};

/** Whether a member's address takes no mail. One statement. */
export const isRefused = async (house: House, memberId: string): Promise<boolean> => {
  const { db } = house.store;
  const row = await db.selectFrom("post_choice").select("refused_at").where("member_id", "=", memberId).executeTakeFirst();
  return (row?.refused_at ?? null) !== null;
};

const putPost = async (tx: Tx, memberId: string, set: Partial<PostChoiceTable>): Promise<void> => {
  await tx
    .insertInto("post_choice")
    .values({ ...USUAL_POST, ...set, member_id: memberId })
    .onConflict((conflict) => conflict.column("member_id").doUpdateSet(set))
    .execute();
};

const putWays = async (tx: Tx, memberId: string, ways: readonly (readonly [NoticeKind, Way])[]): Promise<void> => {
  await tx
    .insertInto("notice_choice")
    .values(ways.map(([kind, way]) => ({ member_id: memberId, kind, way })))
    .onConflict((conflict) => conflict.columns(["member_id", "kind"]).doUpdateSet((eb) => ({ way: eb.ref("excluded.way") })))
    .execute();
};

/** Saves how a member is told. Choosing means that the address is to be tried again. */
export const saveChoices = async (
  house: House,
  actor: Actor,
  wanted: Omit<Choices, "refused">,
): Promise<Result<null, "not-signed-in" | "half-quiet">> => {
  const { id } = actor;
  if (id === null || actor.role === "source") return refuse("not-signed-in");
  const { digest, quietFrom, quietTo, ways } = wanted;
  if ((quietFrom === null) !== (quietTo === null)) return refuse("half-quiet");
  const { zone } = await readSite(house.store);
  return house.store.transact(async (tx) => {
    const digestAt = nextDigest(digest, zone, house.clock.now());
    await putPost(tx, id, { digest, digest_at: digestAt, quiet_from: quietFrom, quiet_to: quietTo, refused_at: null, refusal: "" });
    await putWays(
      tx,
      id,
      NOTICE_KINDS.map((kind) => [kind, ways[kind]]),
    );
    return done(null);
  });
};

/** Ends what a member gets by mail: the digest, or what is mailed at once. The inbox goes on. */
export const endMails = async (tx: Tx, memberId: string, what: string): Promise<void> => {
  if (what === "digest") return putPost(tx, memberId, { digest: "none", digest_at: null });
  const chosen = await tx.selectFrom("notice_choice").select(["kind", "way"]).where("member_id", "=", memberId).execute();
  const known = new Map(chosen.map((row) => [row.kind, row.way]));
  const mailed = NOTICE_KINDS.filter((kind) => (known.get(kind) ?? USUAL_WAY[kind]) === "mail");
  if (mailed.length > 0)
    await putWays(
      tx,
      memberId,
      mailed.map((kind) => [kind, "app"]),
    );
  await tx.updateTable("notice").set({ mail_at: null }).where("member_id", "=", memberId).execute();
};

const SENTENCE_MOST = 300;

/** Notes that a server refused mail for this address for good: nothing more is sent there until its owner chooses anew. */
export const noteRefusal = (house: House, address: string, sentence: string): Promise<void> =>
  house.store.transact(async (tx) => {
    const memberId = await memberOfAddress(tx, address);
    if (memberId !== null)
      await putPost(tx, memberId, { refused_at: house.clock.now(), refusal: sentence.toWellFormed().slice(0, SENTENCE_MOST) });
  });
