import type { Actor } from "#kit";
import type { Db, House, Tx } from "#store";
import "./tables.ts";

/** What a member's page can show beside the name; each has a switch. */
export const PIECES = ["about", "place", "interests", "contributions", "badges"] as const;
export type Piece = (typeof PIECES)[number];

/** The pieces of a member's page that they do not show. One statement. */
export const hiddenPieces = async (db: Db | Tx, memberId: string): Promise<ReadonlySet<Piece>> =>
  new Set((await db.selectFrom("member_hidden").select("piece").where("member_id", "=", memberId).execute()).map(({ piece }) => piece));

/** Shows these pieces on a member's page, and no others. */
export const showPieces = (house: House, actor: Actor, shown: ReadonlySet<Piece>): Promise<void> =>
  house.store.transact(async (tx) => {
    const member_id = actor.id ?? "";
    const hidden = PIECES.filter((piece) => !shown.has(piece));
    await tx.deleteFrom("member_hidden").where("member_id", "=", member_id).execute();
    if (hidden.length > 0)
      await tx
        .insertInto("member_hidden")
        .values(hidden.map((piece) => ({ member_id, piece })))
        .execute();
  });
