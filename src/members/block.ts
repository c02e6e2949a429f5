import { publish } from "#events";
import { type Actor, refuse, done, type Result } from "#kit";
import type { Db, House, Store, Tx } from "#store";
import type { Person } from "./member.ts";
import { membersByIds } from "./queries.ts";
import "./events.ts";
import "./tables.ts";

/** `mute`: not shown to me unless I ask. `block`: nor may they answer me. The other is not told. */
export const BLOCKS = ["mute", "block"] as const;
export type BlockKind = (typeof BLOCKS)[number];

const BLOCKS_MOST = 1_000; // whoever has that many wants another site

/** Whom a member has muted or blocked. One statement. */
export const blocksOf = async (store: Store, memberId: string): Promise<ReadonlyMap<string, BlockKind>> => {
  const rows = await store.db
    .selectFrom("block")
    .select(["other_id", "kind"])
    .where("member_id", "=", memberId)
    .limit(BLOCKS_MOST)
    .execute();
  return new Map(rows.map((row) => [row.other_id, row.kind]));
};

/** The same with their names, for the member's own list. */
export const blockedPeople = async (store: Store, memberId: string): Promise<readonly (Person & { readonly kind: BlockKind })[]> => {
  const kinds = await blocksOf(store, memberId);
  const people = await membersByIds(store, [...kinds.keys()]);
  return [...people.values()]
    .map((person) => ({ ...person, kind: kinds.get(person.id) ?? "mute" }))
    .toSorted((a, b) => (a.handle < b.handle ? -1 : 1));
};

/** Those of `among` who have blocked `memberId`. */
export const blockersOf = async (tx: Db | Tx, memberId: string, among: readonly string[]): Promise<ReadonlySet<string>> => {
  if (among.length === 0) return new Set();
  const rows = await tx
    .selectFrom("block")
    .select("member_id")
    .where("other_id", "=", memberId)
    .where("kind", "=", "block")
    .where("member_id", "in", among)
    .execute();
  return new Set(rows.map((row) => row.member_id));
};

/** Mutes or blocks another member, or ends it (`null`). The same again changes nothing. */
export const setBlock = (
  house: House,
  actor: Actor,
  otherId: string,
  kind: BlockKind | null,
): Promise<Result<null, "not-signed-in" | "self" | "not-there">> =>
  house.store.transact(async (tx) => {
    const memberId = actor.id;
    if (memberId === null || actor.role === "source") return refuse("not-signed-in");
    if (memberId === otherId) return refuse("self");
    if (kind === null) {
      await tx.deleteFrom("block").where("member_id", "=", memberId).where("other_id", "=", otherId).execute();
      return done(null);
    }
    const other = await tx.selectFrom("member").select("id").where("id", "=", otherId).executeTakeFirst();
    if (other === undefined) return refuse("not-there");
    await tx
      .insertInto("block")
      .values({ member_id: memberId, other_id: otherId, kind, at: house.clock.now() })
      .onConflict((conflict) => conflict.columns(["member_id", "other_id"]).doUpdateSet({ kind }))
      .execute();
    if (kind === "block")
      await publish(house, tx, { kind: "member.blocked", topic: `member:${memberId}`, body: { member: memberId, other: otherId } });
    return done(null);
  });
