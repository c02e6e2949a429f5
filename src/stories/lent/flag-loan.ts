import { newId } from "#kit";
import type { House, Tx } from "#store";
import type { FlagCause } from "../derived-tables.ts";
import { lentName } from "../picture-name.ts";
import { LOAN_BARS, type LoanBar } from "./loan.ts";

const CAUSES: readonly FlagCause[] = LOAN_BARS.map((bar) => `lent-${bar}` as const);

/** The stories that have a picture on loan in what readers or editors see of them now. */
const havingNow = async (tx: Tx, sha: string): Promise<readonly string[]> =>
  (
    await tx
      .selectFrom("revision_picture")
      .innerJoin("story", "story.revision_id", "revision_picture.revision_id")
      .select("story.id")
      .distinct()
      .where("revision_picture.sha", "=", sha)
      .where("revision_picture.name", "=", lentName(sha))
      .where("story.state", "<>", "killed")
      .orderBy("story.id")
      .execute()
  ).map(({ id }) => id);

/** Asks editors to look at the stories that a picture on loan has left, and says why; null takes that back, as it stands in them again. */
export const flagLoan = async (
  house: House,
  tx: Tx,
  { sha, lenderId }: { readonly sha: string; readonly lenderId: string },
  bar: LoanBar | null,
): Promise<void> => {
  const ids = await havingNow(tx, sha);
  if (ids.length === 0) return;
  const now = house.clock.now();
  await tx
    .updateTable("story_flag")
    .set({ seen_at: now, seen_by: null })
    .where("story_id", "in", ids)
    .where("basis_id", "=", lenderId)
    .where("what", "in", CAUSES)
    .where("seen_at", "is", null)
    .execute();
  if (bar === null) return;
  const flag = { basis_id: lenderId, what: `lent-${bar}` as const, raised_at: now, seen_at: null, seen_by: null };
  await tx
    .insertInto("story_flag")
    .values(ids.map((storyId) => ({ id: newId(house.clock.ms()), story_id: storyId, ...flag })))
    .execute();
};
