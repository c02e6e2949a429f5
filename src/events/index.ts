export { type Bus, type Listener, newestEvent, openBus, type Subscriber } from "./bus.ts";
export { type EventKind, type NewEvent, type StoredEvent } from "./event.ts";
export { publish } from "./publish.ts";

/** Something that happened, as ids only: whoever hears it reads what is true now. A room adds its kinds in its `events.ts`. */
export interface EventBodies {
  /** Everything may have changed: an operator restored, purged or re-configured. */
  "house.changed": { readonly why: string };
}
