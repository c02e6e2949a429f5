import type { Actor } from "#kit";
import type { House, Tx } from "#store";
import type { ChangeName } from "./tables.ts";
import "./tables.ts";

/** Who is named where the command line changed something. */
const BY_PROGRAM = "townwire";

/** Writes down a change of a setting, in the transaction that makes it. */
export const recordChange = async (
  house: House,
  tx: Tx,
  actor: Actor,
  change: { readonly name: ChangeName; readonly before: unknown; readonly after: unknown },
): Promise<void> => {
  await tx
    .insertInto("setting_change")
    .values({
      at: house.clock.now(),
      by_id: actor.id,
      by_name: actor.role === "system" ? BY_PROGRAM : (actor.name ?? actor.handle ?? ""),
      name: change.name,
      before: JSON.stringify(change.before),
      after: JSON.stringify(change.after),
    })
    .execute();
};
