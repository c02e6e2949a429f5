import { type House, note, type Tx, wakeOthers } from "#store";
import type { NewEvent, StoredEvent } from "./event.ts";
import { PROCESS } from "./process.ts";
import "./tables.ts";

/** Writes `event` to the outbox in the same transaction as the rows it speaks of. It is told after the commit, at least once. */
export const publish = async (house: House, tx: Tx, event: NewEvent): Promise<void> => {
  const at = house.clock.now();
  const { seq } = await tx
    .insertInto("event")
    .values({
      kind: event.kind,
      topic: event.topic,
      body: JSON.stringify(event.body),
      origin: PROCESS,
      at,
      is_told: 0,
      attempts: 0,
      last_error: null,
    })
    .returning("seq")
    .executeTakeFirstOrThrow();
  const stored: StoredEvent = { ...event, seq, at };
  note(tx, stored);
  const wake = wakeOthers(house.store.dialect);
  if (wake !== null) await wake.execute(tx);
};
