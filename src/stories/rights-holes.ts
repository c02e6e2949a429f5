import type { Lang } from "#kit";
import { rightsWords } from "#rights";
import type { Tx } from "#store";
import { sourceRow } from "./sources.ts";
import type { Arrival } from "./story.ts";
import { rightsLineOf } from "./rights-line-of.ts";

/** What was wrong with the rights line that an arrival came with, as sentences for the intake page. */
export const rightsHoles = async (tx: Tx, arrival: Arrival, lang: Lang): Promise<readonly string[]> => {
  const { holes } = rightsLineOf(arrival, await sourceRow(tx, arrival.sourceId), arrival.receivedAt);
  return holes.map((hole) => rightsWords(lang).hole[hole]);
};
