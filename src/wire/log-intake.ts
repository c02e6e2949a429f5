import { newId } from "#kit";
import type { Outcome } from "#stories";
import { gather, type House, type Tx } from "#store";
import type { IntakeTable } from "./tables.ts";

/** One line of the intake log, as commands and the API give it. `story` is the short id. */
export type IntakeLine = {
  readonly guid: string | null;
  readonly version: string | null;
  readonly outcome: Outcome;
  readonly story: string | null;
  readonly slug: string | null;
  readonly problem: string | null;
  readonly remarks: readonly string[];
};

/** One line of the log as it is written. */
export type LoggedLine = Omit<IntakeLine, "story" | "slug"> & {
  readonly place: number;
  readonly format: string | null;
  readonly storyId: string | null;
  readonly revisionId: string | null;
  readonly sourceId: string | null;
  readonly headline: string;
  readonly slugline: string;
  readonly isAsking: boolean;
};

const writeLines = async (tx: Tx, lines: readonly IntakeTable[]): Promise<void> => {
  await tx.insertInto("intake").values(lines).execute();
};

/** Writes what became of one item of a document; `startedMs`: when work on it began. */
export const logIntake = async (house: House, tx: Tx, itemId: string, line: LoggedLine, startedMs: number): Promise<void> => {
  gather(tx, writeLines, {
    id: newId(house.clock.ms()),
    item_id: itemId,
    place: line.place,
    at: house.clock.now(),
    format: line.format,
    guid: line.guid,
    version: line.version,
    outcome: line.outcome,
    story_id: line.storyId,
    revision_id: line.revisionId,
    source_id: line.sourceId,
    headline: line.headline.slice(0, 500),
    slugline: line.slugline.slice(0, 200),
    problem: line.problem,
    remarks: JSON.stringify(line.remarks),
    is_asking: line.isAsking ? 1 : 0,
    took_ms: Math.max(0, Math.round(house.clock.ms() - startedMs)),
  });
};
