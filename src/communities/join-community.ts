import { type Actor, done, refuse, type Result } from "#kit";
import type { House } from "#store";
import { lockCommunity } from "./lock-community.ts";
import "./tables.ts";

/** `quiet`: a member whom its notices do not reach. */
export type Joining = "in" | "quiet" | "out";

/** Joins a community, is quiet in it or leaves it. The same again changes nothing; its last steward stays. */
export const joinCommunity = (
  house: House,
  actor: Actor,
  slug: string,
  how: Joining,
): Promise<Result<null, "not-signed-in" | "not-there" | "last-steward">> =>
  house.store.transact(async (tx) => {
    const memberId = actor.id;
    if (memberId === null || actor.role === "source") return refuse("not-signed-in");
    const community = await lockCommunity(house, tx, slug);
    if (community === null) return refuse("not-there");
    const { stewards } = community;
    if (how === "out" && stewards.length === 1 && stewards[0] === memberId) return refuse("last-steward");
    if (how === "out")
      await tx.deleteFrom("community_member").where("community_id", "=", community.id).where("member_id", "=", memberId).execute();
    else
      await tx
        .insertInto("community_member")
        .values({
          community_id: community.id,
          member_id: memberId,
          is_quiet: Number(how === "quiet"),
          is_steward: 0,
          at: house.clock.now(),
        })
        .onConflict((conflict) => conflict.columns(["community_id", "member_id"]).doUpdateSet({ is_quiet: Number(how === "quiet") }))
        .execute();
    await tx
      .updateTable("community")
      .set((eb) => ({
        members: eb
          .selectFrom("community_member")
          .select((count) => count.fn.countAll<number>().as("count"))
          .where("community_id", "=", community.id),
      }))
      .where("id", "=", community.id)
      .execute();
    return done(null);
  });
