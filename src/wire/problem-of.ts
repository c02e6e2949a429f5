import type { Arrival, HeldFor, Taken } from "#stories";
import { LOG_LANG } from "./arrival.ts";
import type { WireItem } from "./item.ts";
import { isDisregard } from "./standing.ts";
import { wordsOf } from "./words/index.ts";
import { lifeWordsOf } from "./words/life/index.ts";

/** What stands in the way of an item, as a sentence for the desk; null where nothing does. */
export const problemOf = (item: WireItem, arrival: Arrival, taken: Taken, heldFor: HeldFor | null): string | null => {
  const words = wordsOf(LOG_LANG);
  if (taken.aside === "conflict") return arrival.askOnConflict;
  if (taken.aside !== "") return arrival.aside?.why ?? null;
  if (taken.outcome === "stale") return words.stale;
  if (taken.outcome === "killed" && item.pubStatus !== "canceled" && item.orders.length === 0)
    return taken.isLiftable ? words.afterKill : lifeWordsOf(LOG_LANG).log.belowKill;
  if (taken.outcome !== "withheld" || heldFor === null) return null;
  if (isDisregard(item)) return lifeWordsOf(LOG_LANG).log.disregard;
  return heldFor === "needs-editor"
    ? ([arrival.ask, arrival.byRule?.hold ?? ""].find((why) => why !== "") ?? words.held[heldFor])
    : words.held[heldFor];
};
