import type { HeldFor } from "./tables.ts";

/** Why a revision cannot be shown, as its first signal says; null where nothing stands against it. */
export const unfitOf = (signals: string): Exclude<HeldFor, "withheld"> | null => {
  const first = (JSON.parse(signals) as readonly string[])[0] ?? "";
  return first.startsWith("unfit:") ? (first.slice("unfit:".length) as Exclude<HeldFor, "withheld">) : null;
};
