import type { Db, Tx } from "#store";
import type { PersonShown } from "./member.ts";
import "./tables.ts";

/** The members of those ids whose account is open, by id; each with their picture, and with the place only where their page shows it. One statement. */
export const peopleShown = async (db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, PersonShown>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("member")
    .leftJoin("member_hidden", (join) => join.onRef("member_hidden.member_id", "=", "member.id").on("piece", "=", "place"))
    .leftJoin("portrait", (join) => join.onRef("portrait.member_id", "=", "member.id").on("cleared_at", "is", null))
    .select(["member.id", "handle", "name", "role", "place", "piece", "sha as portrait"])
    .where("member.id", "in", ids)
    .where("standing", "=", "good")
    .where("closed_at", "is", null)
    .execute();
  return new Map(rows.map(({ piece, ...person }) => [person.id, piece === null ? person : { ...person, place: "" }]));
};
