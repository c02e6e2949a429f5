import type { Instant } from "#kit";
import type { Db, Tx } from "#store";
import "./tables.ts";

/** What became of a member's comments: ever published and taken off, and those posted since an instant. */
export type AuthorRecord = {
  readonly published: number;
  readonly takenOff: number;
  readonly lately: { readonly published: number; readonly takenOff: number };
};

/** One statement. What its author removed counts for neither. */
export const authorRecord = async (db: Db | Tx, memberId: string, since: Instant): Promise<AuthorRecord> => {
  const rows = await db
    .selectFrom("comment")
    .select((eb) => [
      eb("state", "=", "published").as("is_out"),
      eb("posted_at", ">", since).as("is_late"),
      eb.fn.countAll<number>().as("count"),
    ])
    .where("author_id", "=", memberId)
    .where("state", "in", ["published", "hidden", "rejected"])
    .groupBy(["is_out", "is_late"])
    .execute();
  const count = (isOut: boolean, isLate: boolean | null): number =>
    rows
      .filter((row) => Boolean(row.is_out) === isOut && (isLate === null || Boolean(row.is_late) === isLate))
      .reduce((sum, row) => sum + row.count, 0);
  return {
    published: count(true, null),
    takenOff: count(false, null),
    lately: { published: count(true, true), takenOff: count(false, true) },
  };
};
