import { type Actor, done, refuse, type Result } from "#kit";
import type { Db, House, Tx } from "#store";
import "./tables.ts";

const TARGET = /^(?:story|section|topic|member|community):[\w-]{1,80}$/u;
const FOLLOWED_MOST = 500; // whoever follows that many reads the front page

/** Whether it is something to follow: `story:ID` (a discussion's, too), `section:SLUG`, `topic:SLUG`, `member:ID`, `community:ID`. */
export const isTarget = (target: string): boolean => TARGET.test(target);

/** Follows something, or follows it no longer. The same again changes nothing. */
export const setFollow = (
  house: House,
  actor: Actor,
  target: string,
  isOn: boolean,
): Promise<Result<null, "not-signed-in" | "not-there" | "too-many">> =>
  house.store.transact(async (tx) => {
    const memberId = actor.id;
    if (memberId === null || actor.role === "source") return refuse("not-signed-in");
    if (!isTarget(target) || target === `member:${memberId}`) return refuse("not-there");
    if (!isOn) {
      await tx.deleteFrom("follow").where("member_id", "=", memberId).where("target", "=", target).execute();
      return done(null);
    }
    const { count } = await tx
      .selectFrom("follow")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("member_id", "=", memberId)
      .executeTakeFirstOrThrow();
    if (count >= FOLLOWED_MOST) return refuse("too-many");
    await tx
      .insertInto("follow")
      .values({ member_id: memberId, target, at: house.clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return done(null);
  });

/** What a member follows, the newest first. One statement. */
export const followedBy = async (db: Db, memberId: string): Promise<readonly string[]> =>
  (
    await db
      .selectFrom("follow")
      .select("target")
      .where("member_id", "=", memberId)
      .orderBy("at", "desc")
      .orderBy("target")
      .limit(FOLLOWED_MOST)
      .execute()
  ).map((row) => row.target);

/** Who follows it, by id, from after one on. */
export const followersOf = async (tx: Tx, target: string, after: string, most: number): Promise<readonly string[]> =>
  (
    await tx
      .selectFrom("follow")
      .select("member_id")
      .where("target", "=", target)
      .where("member_id", ">", after)
      .orderBy("member_id")
      .limit(most)
      .execute()
  ).map((row) => row.member_id);
