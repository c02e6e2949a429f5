import type { House } from "#store";
import "../tables.ts";
import type { Agreement } from "./agreement.ts";

/** The words of the comments in a panel that readers can still see, by id. One statement, none without such comments. */
export const agreementWords = async (house: House, { agreed, apart }: Agreement): Promise<ReadonlyMap<string, string>> => {
  const ids = [...agreed, ...apart].map(({ commentId }) => commentId);
  if (ids.length === 0) return new Map();
  const rows = await house.store.db
    .selectFrom("comment")
    .select(["id", "body"])
    .where("id", "in", ids)
    .where("state", "=", "published")
    .execute();
  return new Map(rows.map(({ id, body }) => [id, body] as const));
};
