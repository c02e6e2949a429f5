import { newId } from "#kit";
import type { House, Tx } from "#store";
import type { DecidedBy, StoryEventKind } from "./tables.ts";

/** Who or what moved a story: a source's item, an editor, the clock, the operator. */
export type Cause = { readonly by: DecidedBy; readonly memberId: string | null };

export const BY_SOURCE: Cause = { by: "source", memberId: null };
export const BY_OPERATOR: Cause = { by: "operator", memberId: null };
export const BY_CLOCK: Cause = { by: "clock", memberId: null };

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
  await tx
    .insertInto("story_event")
    .values({ id, story_id: storyId, at: house.clock.now(), what, decided_by: by, revision_id: revisionId, member_id: memberId })
    .execute();
};
