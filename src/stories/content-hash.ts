import { sha256 } from "#kit";
import type { Arrival } from "./story.ts";

/** SHA-256 over what the source said, without when and how it reached us: equal for a re-delivery, different for any change. */
export const contentHash = (arrival: Arrival): string => {
  const { sourceId: _source, storyKey: _key, receivedAt: _received, ...said } = arrival;
  return sha256(
    JSON.stringify(said, (_name, value: unknown) =>
      value !== null && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    ),
  );
};
