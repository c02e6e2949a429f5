import type { HeldTable } from "#members";
import type { House, Tx } from "#store";
import { seenAs } from "./introduction.ts";
import "../tables.ts";

/** A member's introductions as they see them, what they wrote in them, and whether they can be asked. Who the others are is not theirs to take. */
export const introductionsHeld = async (house: House, memberId: string): Promise<readonly HeldTable[]> => {
  const { db } = house.store;
  const now = house.clock.now();
  const rows = await db
    .selectFrom("introduction")
    .selectAll()
    .where((eb) => eb.or([eb("asker_id", "=", memberId), eb("asked_id", "=", memberId)]))
    .orderBy("asked_at")
    .execute();
  const written = await db
    .selectFrom("introduction_message")
    .select(["body", "state", "at"])
    .where("by_id", "=", memberId)
    .orderBy("at")
    .execute();
  const choice = await db.selectFrom("introduction_choice").select("is_off").where("member_id", "=", memberId).execute();
  return [
    {
      name: "introductions",
      rows: rows.map((row) => ({
        you: row.asker_id === memberId ? "asked" : "were asked",
        asked_at: row.asked_at,
        state: seenAs(row, memberId, now) ?? "over",
      })),
    },
    { name: "introduction_messages", rows: written },
    { name: "introduction_choice", rows: choice },
  ];
};

/** Takes away every introduction of a member with all that was written in it: either's words may tell of the other. */
export const eraseIntroductions = async (tx: Tx, memberId: string): Promise<void> => {
  await tx
    .deleteFrom("introduction")
    .where((eb) => eb.or([eb("asker_id", "=", memberId), eb("asked_id", "=", memberId)]))
    .execute();
  await tx.deleteFrom("introduction_message").where("by_id", "=", memberId).execute();
  await tx.deleteFrom("introduction_choice").where("member_id", "=", memberId).execute();
};
