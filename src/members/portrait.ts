import { publish } from "#events";
import { type Actor, type Instant, isModerator, newId, sha256 } from "#kit";
import type { PortraitSize } from "#paths";
import type { Db, House, Tx } from "#store";
import type { Drawn } from "./draw-portrait.ts";
import "./events.ts";
import "./tables.ts";

const changed = (house: House, tx: Tx, member: string): Promise<unknown> =>
  publish(house, tx, { kind: "member.changed", topic: `member:${member}`, body: { member } });

/** The digest of a member's picture as others see it; null where there is none. One statement. */
export const portraitShaOf = async (db: Db | Tx, memberId: string): Promise<string | null> =>
  (await db.selectFrom("portrait").select("sha").where("member_id", "=", memberId).where("cleared_at", "is", null).executeTakeFirst())
    ?.sha ?? null;

/** Keeps a picture of a member in the place of the one before. False where a moderator has cleared the same: it is not put up again. */
export const putPortrait = (house: House, member: Actor, { small, large }: Drawn): Promise<boolean> =>
  house.store.transact(async (tx) => {
    const member_id = member.id ?? "";
    await tx.updateTable("member").set({ id: member_id }).where("id", "=", member_id).execute(); // one at a time
    const sha = sha256(large);
    const own = tx.selectFrom("portrait").select("id").where("member_id", "=", member_id).where("sha", "=", sha);
    if ((await own.where("cleared_at", "is not", null).executeTakeFirst()) !== undefined) return false;
    await tx.deleteFrom("portrait").where("member_id", "=", member_id).where("cleared_at", "is", null).execute();
    const now = house.clock.now();
    const row = { id: newId(house.clock.ms()), member_id, sha, small, large, made_at: now, cleared_at: null };
    await tx.insertInto("portrait").values(row).execute();
    await changed(house, tx, member_id);
    return true;
  });

/** Takes a member's own picture away. */
export const dropPortrait = (house: House, member: Actor): Promise<void> =>
  house.store.transact(async (tx) => {
    await tx
      .deleteFrom("portrait")
      .where("member_id", "=", member.id ?? "")
      .where("cleared_at", "is", null)
      .execute();
    await changed(house, tx, member.id ?? "");
  });

/** Clears the picture that others see of a member, and gives its digest; null where there was none. It is kept while the decision can be appealed. */
export const clearPortrait = async (house: House, tx: Tx, memberId: string): Promise<string | null> => {
  const sha = await portraitShaOf(tx, memberId);
  if (sha === null) return null;
  await tx
    .updateTable("portrait")
    .set({ cleared_at: house.clock.now() })
    .where("member_id", "=", memberId)
    .where("cleared_at", "is", null)
    .execute();
  await changed(house, tx, memberId);
  return sha;
};

/** Puts back a picture that was cleared, unless its member has another by now. */
export const restorePortrait = async (house: House, tx: Tx, memberId: string, sha: string): Promise<boolean> => {
  const row = await tx
    .selectFrom("portrait")
    .select("id")
    .where("member_id", "=", memberId)
    .where("sha", "=", sha)
    .where("cleared_at", "is not", null)
    .orderBy("cleared_at", "desc")
    .executeTakeFirst();
  if (row === undefined) return false;
  if ((await portraitShaOf(tx, memberId)) !== null) {
    await tx.deleteFrom("portrait").where("id", "=", row.id).execute(); // no longer forbidden, and no longer wanted
    return false;
  }
  await tx.updateTable("portrait").set({ cleared_at: null }).where("id", "=", row.id).execute();
  await changed(house, tx, memberId);
  return true;
};

export type ServedPortrait = { readonly bytes: Uint8Array; readonly isCleared: boolean };

/** The bytes of a picture, for everybody while somebody shows it; where it was cleared, for `actor` if it is theirs or they moderate. One statement. */
export const servedPortrait = async ({ store }: House, actor: Actor, sha: string, size: PortraitSize): Promise<ServedPortrait | null> => {
  const rows = await store.db
    .selectFrom("portrait")
    .innerJoin("member", "member.id", "portrait.member_id")
    .select(["portrait.member_id", "cleared_at", `portrait.${size} as bytes`])
    .where("sha", "=", sha)
    .where("closed_at", "is", null)
    .orderBy("cleared_at", (order) => order.asc().nullsFirst())
    .limit(5)
    .execute();
  const row = rows.find((each) => each.cleared_at === null || isModerator(actor) || each.member_id === actor.id);
  return row === undefined ? null : { bytes: row.bytes, isCleared: row.cleared_at !== null };
};

/** What is held of a member's pictures, and the files themselves by the names that the rows give. */
export const portraitsHeld = async (db: Db, memberId: string) => {
  const rows = await db
    .selectFrom("portrait")
    .select(["large", "made_at", "cleared_at"])
    .where("member_id", "=", memberId)
    .orderBy("made_at")
    .execute();
  return rows.map(({ large, ...row }, no) => ({ row: { file: `picture-${no + 1}.webp`, ...row }, bytes: large }));
};

/** Drops what was cleared before an instant. */
export const dropCleared = (tx: Tx, before: Instant): Promise<unknown> =>
  tx.deleteFrom("portrait").where("cleared_at", "<", before).execute();
