import { publish } from "#events";
import { enqueue } from "#jobs";
import type { House, Tx } from "#store";
import "./jobs.ts";

/** Tells that a source's profile changed: kept pages are dropped at once, its stories decided on anew in the background. */
export const tellProfile = async (house: House, tx: Tx, sourceId: string): Promise<void> => {
  await publish(house, tx, { kind: "house.changed", topic: "house", body: { why: "source" } });
  await enqueue(house, tx, { kind: "source.settle", body: { source: sourceId, after: "" } });
};
