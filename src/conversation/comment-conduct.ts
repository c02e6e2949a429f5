import type { Instant } from "#kit";
import type { ContributionKind } from "#members";
import type { Db, Tx } from "#store";
import "./tables.ts";

/** What members said that stands, by kind, what of it was taken off since an instant, and how many others respected it. */
export type CommentConduct = {
  readonly kinds: Partial<Readonly<Record<ContributionKind, number>>>;
  readonly takenOff: number;
  readonly helped: number;
};

/** Of those members, by id. Three statements. */
export const commentConduct = async (
  db: Db | Tx,
  memberIds: readonly string[],
  since: Instant,
): Promise<ReadonlyMap<string, CommentConduct>> => {
  if (memberIds.length === 0) return new Map();
  const said = await db
    .selectFrom("comment")
    .select((eb) => ["author_id", "kind", eb.fn.countAll<number>().as("count")])
    .where("author_id", "in", memberIds)
    .where("state", "=", "published")
    .groupBy(["author_id", "kind"])
    .execute();
  const gone = await db
    .selectFrom("comment")
    .select((eb) => ["author_id", eb.fn.countAll<number>().as("count")])
    .where("author_id", "in", memberIds)
    .where("state", "in", ["hidden", "rejected"])
    .where("posted_at", ">", since)
    .groupBy("author_id")
    .execute();
  const respected = await db
    .selectFrom("vote")
    .innerJoin("comment", "comment.id", "vote.comment_id")
    .select((eb) => ["author_id", eb.fn.count<number>("vote.member_id").distinct().as("count")])
    .where("author_id", "in", memberIds)
    .where("comment.state", "=", "published")
    .where("vote.kind", "=", "vote")
    .where("vote.value", "=", 1)
    .whereRef("vote.member_id", "<>", "comment.author_id")
    .groupBy("author_id")
    .execute();
  const goneBy = new Map(gone.map((row) => [row.author_id, row.count]));
  const respectedBy = new Map(respected.map((row) => [row.author_id, row.count]));
  const kindsOf = (id: string): CommentConduct["kinds"] => {
    const kinds: Partial<Record<ContributionKind, number>> = {};
    for (const { author_id, kind, count } of said) {
      if (author_id !== id) continue;
      const counted = kind === "opening" ? "comment" : kind; // what opens a discussion is said like any other
      kinds[counted] = (kinds[counted] ?? 0) + count;
    }
    return kinds;
  };
  return new Map(
    memberIds.map((id) => [
      id,
      {
        kinds: kindsOf(id),
        takenOff: goneBy.get(id) ?? 0,
        helped: respectedBy.get(id) ?? 0,
      },
    ]),
  );
};
