import type { Instant } from "#kit";

import type { EventBodies } from "#events";

export type EventKind = keyof EventBodies;

/** `topic` is what a live reader can follow, such as `story:7k2m9x4d`. */
export type NewEvent = {
  [Kind in EventKind]: { readonly kind: Kind; readonly topic: string; readonly body: EventBodies[Kind] };
}[EventKind];

/** As stored: `seq` rises in the order of commits on one writer and is the id that live readers replay from. */
export type StoredEvent = NewEvent & { readonly seq: number; readonly at: Instant };
