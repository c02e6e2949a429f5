import { publish } from "#events";
import type { House, Tx } from "#store";
import { giveNextPicture, WITHOUT_WORDS } from "../kill-pictures.ts";
import { isLent, lentName } from "../picture-name.ts";
import { BY_SOURCE, type Cause, recordEvent } from "../record-event.ts";
import { lockLoans } from "./end-loans.ts";
import { flagLoan } from "./flag-loan.ts";
import { type Loan, loansOf, writtenOf } from "./loan.ts";
import type { LentPictureTable } from "./tables.ts";
import "../events.ts";

/** The pictures of some stories that are on loan, whether the story lends them or only carries them too. */
const lentBy = (tx: Tx, storyIds: readonly string[]) =>
  tx
    .selectFrom("revision")
    .innerJoin("revision_picture", "revision_picture.revision_id", "revision.id")
    .innerJoin("lent_picture", "lent_picture.sha", "revision_picture.sha")
    .select(["lent_picture.sha", "revision_picture.name"])
    .distinct()
    .where("revision.story_id", "in", storyIds)
    .execute();

/** The stories that ever had a picture on loan, by what they show now. */
const borrowersOf = async (tx: Tx, sha: string) =>
  tx
    .selectFrom("revision_picture")
    .innerJoin("revision", "revision.id", "revision_picture.revision_id")
    .innerJoin("story", "story.id", "revision.story_id")
    .select(["story.id", "story.state", "story.revision_id"])
    .distinct()
    .where("revision_picture.sha", "=", sha)
    .where("revision_picture.name", "=", lentName(sha))
    .orderBy("story.id")
    .execute();

const write = async (house: House, tx: Tx, loan: Loan & { readonly row: LentPictureTable }, cause: Cause): Promise<void> => {
  const { sha, bar, row } = loan;
  const change = writtenOf(loan);
  const written = JSON.stringify(change);
  if ((bar ?? "") === row.bar && written === row.written) return;
  const borrowers = await borrowersOf(tx, sha);
  if ((bar ?? "") !== row.bar) await flagLoan(house, tx, loan, bar);
  const isOver = bar === "killed";
  await tx
    .updateTable("revision_picture")
    .set(isOver ? { ...WITHOUT_WORDS, sha: null, is_killed: 1 } : change)
    .where("sha", "=", sha)
    .where("name", "=", lentName(sha))
    .execute();
  if (isOver) await tx.deleteFrom("lent_picture").where("sha", "=", sha).execute();
  else
    await tx
      .updateTable("lent_picture")
      .set({ bar: bar ?? "", written })
      .where("sha", "=", sha)
      .execute();
  for (const { id, state, revision_id: revisionId } of borrowers) {
    if (state === "killed") continue;
    const story = await giveNextPicture(house, tx, id);
    if (isOver) await recordEvent(house, tx, id, "picture-killed", cause, revisionId);
    if (state !== "published") continue;
    const body = { story: id, section: story.section, source: story.source_id };
    await publish(house, tx, { kind: "story.pictured", topic: `story:${id}`, body });
  }
};

/** The pictures among these that stand there as a source's own, not on loan themselves. */
const ownOf = (rows: readonly { readonly sha: string; readonly name: string }[]): readonly string[] => [
  ...new Set(rows.filter((row) => !isLent(row)).map(({ sha }) => sha)),
];

/** Has the loans of these pictures be what they are to be now. */
const settle = async (house: House, tx: Tx, shas: readonly string[], cause: Cause): Promise<void> => {
  if (shas.length === 0) return;
  await lockLoans(house, tx);
  for (const loan of await loansOf(tx, shas, house.clock.now())) await write(house, tx, loan, cause);
};

/** Has a changed profile of a source reach the own stories that borrow what its stories carry. */
export const settleLoansOfSource = async (house: House, tx: Tx, sourceId: string): Promise<void> => {
  const rows = await tx
    .selectFrom("lent_picture")
    .innerJoin("revision_picture", "revision_picture.sha", "lent_picture.sha")
    .innerJoin("story", "story.revision_id", "revision_picture.revision_id")
    .select(["lent_picture.sha", "revision_picture.name"])
    .distinct()
    .where("story.source_id", "=", sourceId)
    .execute();
  await settle(house, tx, ownOf(rows), BY_SOURCE);
};

/**
 * Has what became of stories of sources, or of their pictures, reach the own stories that borrow one of those, in the same transaction (specs: R3,
 * R6, R10): a kill of the story takes the picture out of every version for good; a hold, an embargo, other terms or another profile keep it away
 * for as long as they stand; the source's corrected words stand beside it. The stories keep their text, and editors are told why.
 */
export const settleLoans = async (house: House, tx: Tx, storyIds: readonly string[], cause: Cause = BY_SOURCE): Promise<void> => {
  if (storyIds.length === 0) return;
  await settle(house, tx, ownOf(await lentBy(tx, storyIds)), cause);
};
