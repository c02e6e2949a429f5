import type { Instant } from "#kit";
import { gather, type House, note, type Tx, wakeOthers } from "#store";
import type { NewEvent, StoredEvent } from "./event.ts";
import { PROCESS } from "./process.ts";
import "./tables.ts";

type Outgoing = { readonly house: House; readonly event: NewEvent; readonly at: Instant };

/** Rows of one statement: databases bear some thirty thousand values. */
const ROWS_MOST = 1_000;

/** Writes what a transaction tells. Numbers grow in the order of `told`, in which order they are given back or not. */
const writeEvents = async (tx: Tx, told: readonly Outgoing[]): Promise<void> => {
  for (let from = 0; from < told.length; from += ROWS_MOST) {
    const some = told.slice(from, from + ROWS_MOST);
    const rows = await tx
      .insertInto("event")
      .values(
        some.map(({ event, at }) => ({
          kind: event.kind,
          topic: event.topic,
          body: JSON.stringify(event.body),
          origin: PROCESS,
          at,
          is_told: 0,
          attempts: 0,
          last_error: null,
        })),
      )
      .returning("seq")
      .execute();
    const numbers = rows.map((row) => row.seq).toSorted((a, b) => a - b);
    for (const [index, { event, at }] of some.entries()) note(tx, { ...event, seq: numbers[index]!, at } satisfies StoredEvent);
  }
  const wake = wakeOthers(told[0]!.house.store.dialect);
  if (wake !== null) await wake.execute(tx);
};

/** Writes `event` to the outbox in the same transaction as the rows it speaks of. It is told after the commit, at least once. */
export const publish = async (house: House, tx: Tx, event: NewEvent): Promise<void> =>
  gather(tx, writeEvents, { house, event, at: house.clock.now() });
