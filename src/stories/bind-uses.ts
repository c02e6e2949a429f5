import type { House, Tx } from "#store";
import { bindCombined } from "./combined/bind-combined.ts";
import { settleLoans } from "./lent/settle-loans.ts";
import type { Cause } from "./record-event.ts";
import type { Settled } from "./settle.ts";
import type { StoryTable } from "./tables.ts";

/** Has what became of a story reach those that hold its text or borrow its pictures. `story` is its row as it was before. */
export const bindUses = async (
  house: House,
  tx: Tx,
  story: StoryTable,
  { state, current }: Settled,
  cause: Cause,
  resettle: (storyId: string) => Promise<void>,
): Promise<void> => {
  if (story.revision_id === current.id && story.state === state) return;
  if (story.revision_id !== null) await bindCombined(house, tx, story.id, resettle);
  await settleLoans(house, tx, [story.id], cause);
};
