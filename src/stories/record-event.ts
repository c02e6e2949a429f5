import { newId } from "#kit";
import { gather, type House, type Tx } from "#store";
import type { DecidedBy, StoryEventKind, StoryEventTable } from "./tables.ts";

/** Who or what moved a story: a source's item, an editor, the clock, the operator. */
export type Cause = { readonly by: DecidedBy; readonly memberId: string | null };

export const BY_SOURCE: Cause = { by: "source", memberId: null };
export const BY_OPERATOR: Cause = { by: "operator", memberId: null };
export const BY_CLOCK: Cause = { by: "clock", memberId: null };

const writeLines = async (tx: Tx, lines: readonly StoryEventTable[]): Promise<void> => {
  await tx.insertInto("story_event").values(lines).execute();
};

/** Writes a line of a story's life: what it became, by whom, with which revision (specs: R8). */
export const recordEvent = async (
  house: House,
  tx: Tx,
  storyId: string,
  what: StoryEventKind,
  { by, memberId }: Cause,
  revisionId: string | null,
): Promise<void> => {
  const id = newId(house.clock.ms());
  gather(tx, writeLines, {
    id,
    story_id: storyId,
    at: house.clock.now(),
    what,
    decided_by: by,
    revision_id: revisionId,
    member_id: memberId,
  });
};
